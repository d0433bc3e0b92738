package org.consilium.llm;

import java.util.List;
import java.util.stream.Collectors;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.env.ConfigurableEnvironment;

/** Opens the one language model that the settings choose. */
@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties(LlmSettings.class)
class LlmConfiguration {

    @Bean
    LanguageModel languageModel(
            LlmSettings settings, List<ModelProvider> providers, ConfigurableEnvironment environment) {
        PromptSecrecy.require(environment);
        return providers.stream()
                .filter(provider -> provider.name().equals(settings.provider()))
                .findFirst()
                .orElseThrow(() -> new IllegalStateException("CSL-0457 consilium.llm.provider is \""
                        + settings.provider() + "\". Choose one of: " + names(providers) + "."))
                .open();
    }

    private static String names(List<ModelProvider> providers) {
        return providers.stream().map(ModelProvider::name).sorted().collect(Collectors.joining(", "));
    }
}
