package org.consilium.llm;

import java.time.Duration;
import org.springframework.stereotype.Component;

/** A small model in a child process of this service: for trying it out, on any machine, without a network. */
@Component
final class EmbeddedProvider implements ModelProvider {
    private final LlmSettings settings;

    EmbeddedProvider(LlmSettings settings) {
        this.settings = settings;
    }

    @Override
    public String name() {
        return "embedded";
    }

    @Override
    public LanguageModel open() {
        return over(new EmbeddedSource(new ModelStore(settings.embedded()), settings.embedded()), settings);
    }

    static OpenAiModel over(EmbeddedSource source, LlmSettings settings) {
        Chat chat = new Chat(settings.maxTokens(), LlmSettings.SchemaMode.JSON_SCHEMA, true, 0);
        return new OpenAiModel(
                source,
                chat,
                settings,
                OpenaiProvider.plainHttp().connectTimeout(Duration.ofSeconds(2)).build());
    }
}
