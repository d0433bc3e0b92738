package org.consilium.hook;

import org.consilium.card.CardWriter;
import org.consilium.fhir.OutgoingSettings;
import org.consilium.hook.protocol.RequestReader;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Puts the parts of this room together. */
@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties(HookSettings.class)
class HookConfiguration {
    @Bean
    CardWriter cardWriter() {
        return new CardWriter();
    }

    @Bean
    RequestReader requestReader(HookSettings settings, OutgoingSettings outgoing) {
        return new RequestReader(settings.lenientInstance(), outgoing.allowHttp());
    }
}
