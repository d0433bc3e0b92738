package org.consilium.llm;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.function.Supplier;
import org.springframework.boot.ssl.SslBundles;
import org.springframework.stereotype.Component;

/** A model on a server of the hospital that speaks the OpenAI form: vLLM, llama.cpp server, Ollama, TGI, NIM. */
@Component
final class OpenaiProvider implements ModelProvider {
    private final LlmSettings settings;
    private final SslBundles bundles;

    OpenaiProvider(LlmSettings settings, SslBundles bundles) {
        this.settings = settings;
        this.bundles = bundles;
    }

    @Override
    public String name() {
        return "openai";
    }

    @Override
    public LanguageModel open() {
        LlmSettings.Openai openai = settings.openai();
        if (openai.baseUrl().isBlank() || openai.model().isBlank()) {
            throw new IllegalStateException(
                    "CSL-0455 consilium.llm.provider is openai, but consilium.llm.openai.base-url"
                            + " or consilium.llm.openai.model is not set. Set both, or choose provider none.");
        }
        ModelSource.Endpoint endpoint = new ModelSource.Endpoint(
                URI.create(openai.baseUrl()), key(openai), openai.model(), openai.modelDigest());
        Chat chat = new Chat(settings.maxTokens(), openai.schemaMode(), openai.strict(), openai.thinkingTokens());
        return new OpenAiModel(ModelSource.fixed(endpoint), chat, settings, http(openai));
    }

    private HttpClient http(LlmSettings.Openai openai) {
        HttpClient.Builder builder = plainHttp().connectTimeout(openai.connectTimeout());
        if (!openai.sslBundle().isBlank()) {
            builder.sslContext(bundles.getBundle(openai.sslBundle()).createSslContext());
        }
        return builder.build();
    }

    /** HTTP/1.1: several model servers stumble over the offer to upgrade. Redirects would carry prompts elsewhere. */
    static HttpClient.Builder plainHttp() {
        return HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).followRedirects(HttpClient.Redirect.NEVER);
    }

    private static Supplier<String> key(LlmSettings.Openai openai) {
        if (openai.apiKeyFile().isBlank()) {
            return openai::apiKey;
        }
        Path file = Path.of(openai.apiKeyFile());
        return () -> {
            try {
                return Files.readString(file).strip();
            } catch (IOException unreadable) {
                throw new UncheckedIOException(
                        "CSL-0456 The file named by consilium.llm.openai.api-key-file cannot be read.", unreadable);
            }
        };
    }
}
