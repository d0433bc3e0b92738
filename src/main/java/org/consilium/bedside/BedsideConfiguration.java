package org.consilium.bedside;

import org.consilium.calculator.CalculatorAssessor;
import org.consilium.calculator.Calculators;
import org.consilium.llm.LanguageModel;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Puts the search of notes together. */
@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties(BedsideSettings.class)
class BedsideConfiguration {

    @Bean
    BedsideAssessor bedsideAssessor(
            CalculatorAssessor scores, Calculators calculators, LanguageModel model, BedsideSettings settings) {
        return new BedsideAssessor(scores, calculators, model, settings);
    }
}
