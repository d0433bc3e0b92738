package org.consilium.fhir;

import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Puts the guard and the reader at the service of the other rooms. */
@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties({GuardSettings.class, ReadSettings.class})
class FhirReading {

    @Bean
    InputGuard inputGuard(GuardSettings settings) {
        return new InputGuard(settings);
    }

    @Bean
    ChartReader chartReader(InputGuard guard, ReadSettings settings) {
        return new ChartReader(guard, settings.zoneId());
    }
}
