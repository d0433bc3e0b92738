package org.consilium.trial.source;

import java.nio.file.Path;
import java.util.Optional;
import org.consilium.terminology.CodeSets;
import org.consilium.trial.TrialSettings;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Reads the trial files at start; a wrong file stops it. */
@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties(TrialSettings.class)
class TrialConfiguration {

    @Bean
    YamlTrials yamlTrials(TrialSettings settings, CodeSets sets) {
        Optional<Path> folder =
                settings.folder().isBlank() ? Optional.empty() : Optional.of(Path.of(settings.folder()));
        return YamlTrials.of(folder, sets);
    }
}
