package org.consilium.calculator;

import org.consilium.selection.Selector;
import org.consilium.terminology.CodeSets;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Reads the calculator files at start; a wrong file stops it. */
@Configuration(proxyBeanMethods = false)
class CalculatorConfiguration {

    @Bean
    Calculators calculators(ObjectProvider<CodeSets> codeSets, Selector selector) {
        return Calculators.load(codeSets.getIfAvailable(CodeSets::load), selector);
    }
}
