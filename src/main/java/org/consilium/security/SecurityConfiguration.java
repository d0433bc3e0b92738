package org.consilium.security;

import java.time.InstantSource;
import javax.sql.DataSource;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Puts the parts of this room together. */
@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties(SecuritySettings.class)
class SecurityConfiguration {
    /** At ten calls a second and tokens of fifteen minutes this holds ten times what is needed. */
    private static final int TOKENS_IN_MEMORY = 100_000;

    @Bean
    ReplayStore replayStore(SecuritySettings settings, DataSource dataSource) {
        return switch (settings.replayStore()) {
            case DATABASE -> new DatabaseReplayStore(dataSource, InstantSource.system());
            case MEMORY -> new MemoryReplayStore(InstantSource.system(), TOKENS_IN_MEMORY);
        };
    }

    @Bean
    ClientVerifier clientVerifier(SecuritySettings settings, ReplayStore replayStore) {
        InstantSource clock = InstantSource.system();
        return new ClientVerifier(settings, IssuerRegistry.from(settings, clock), replayStore, clock);
    }
}
