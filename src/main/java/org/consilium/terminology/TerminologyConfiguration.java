package org.consilium.terminology;

import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Reads the shipped code sets once for all rooms. */
@Configuration(proxyBeanMethods = false)
class TerminologyConfiguration {

    @Bean
    CodeSets codeSets() {
        return CodeSets.load();
    }
}
