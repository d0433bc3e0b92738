package org.consilium.llm;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.consilium.llm.LanguageModel.Answer;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.boot.ssl.DefaultSslBundleRegistry;

/** The openai provider against a real server of that form (a worker with a tiny model), and against bad ones. */
class OpenaiProviderTest extends LanguageModelContract {
    @TempDir
    static Path folder;

    private static WorkerProcess worker;
    private final List<LanguageModel> opened = new ArrayList<>();

    @BeforeAll
    static void startServer() throws IOException {
        Path file = TinyModel.write(folder);
        worker = WorkerProcess.start(new ModelStore.ModelFile("tiny", file, ""), TestSettings.embedded(Map.of()));
    }

    @AfterAll
    static void stopServer() {
        worker.close();
    }

    @AfterEach
    void closeModels() throws Exception {
        for (LanguageModel model : opened) {
            ((AutoCloseable) model).close();
        }
    }

    @Override
    LanguageModel working() {
        return open(Map.of(
                "base-url", "http://127.0.0.1:" + worker.port() + "/v1", "api-key", worker.token(), "model", "tiny"));
    }

    @Override
    LanguageModel at(URI base, String pin) {
        return open(Map.of("base-url", base.toString(), "model", ScriptedServer.MODEL, "model-digest", pin));
    }

    private LanguageModel open(Map<String, String> openai) {
        Map<String, String> settings = new HashMap<>(Map.of("provider", "openai"));
        openai.forEach((key, value) -> settings.put("openai." + key, value));
        LanguageModel model = new OpenaiProvider(TestSettings.of(settings), new DefaultSslBundleRegistry()).open();
        opened.add(model);
        return model;
    }

    @Test
    void aWrongKeyIsRefusedAndSaid() {
        LanguageModel model = open(
                Map.of("base-url", "http://127.0.0.1:" + worker.port() + "/v1", "api-key", "wrong", "model", "tiny"));

        assertThat(model.ask(QUESTION, SCHEMA, Instant.now().plusSeconds(5)))
                .isInstanceOfSatisfying(
                        Answer.Failed.class,
                        failed -> assertThat(failed.detail()).contains("refused our key"));
    }

    @Test
    void theKeyIsReadAnewSoThatItCanBeRotated() throws IOException {
        Path key = Files.writeString(folder.resolve("key"), "old");
        LanguageModel model = open(Map.of(
                "base-url",
                "http://127.0.0.1:" + worker.port() + "/v1",
                "api-key-file",
                key.toString(),
                "model",
                "tiny"));
        assertThat(model.ask(QUESTION, SCHEMA, Instant.now().plusSeconds(5))).isInstanceOf(Answer.Failed.class);

        Files.writeString(key, worker.token() + "\n");

        assertThat(model.ask(QUESTION, SCHEMA, Instant.now().plusSeconds(20))).isInstanceOf(Answer.Json.class);
    }

    @Test
    void aServerWithoutSchemasIsToldTheSchemaInTheSystemText() throws IOException {
        try (ScriptedServer server = ScriptedServer.saying("```json\n" + GOOD + "\n```")) {
            LanguageModel model = open(
                    Map.of("base-url", server.base().toString(), "model", ScriptedServer.MODEL, "schema-mode", "none"));

            assertThat(model.ask(QUESTION, SCHEMA, Instant.now().plusSeconds(5)))
                    .isInstanceOf(Answer.Json.class);
            assertThat(server.lastBody).doesNotContain("response_format").contains("additionalProperties");
        }
    }

    @Test
    void theSchemaGoesToTheServerAsItIs() throws IOException {
        try (ScriptedServer server = ScriptedServer.saying(GOOD)) {
            at(server.base(), "").ask(QUESTION, SCHEMA, Instant.now().plusSeconds(5));

            assertThat(server.lastBody.replaceAll("\\s", ""))
                    .contains("\"type\":\"json_schema\"")
                    .contains("\"strict\":true")
                    .contains("[\"E1\",\"E2\",\"E3\"]")
                    .contains("\"temperature\":0.0");
        }
    }

    @Test
    void aQuestionLongerThanTheContextIsSaidToBeTooLong() {
        var long_ = new LanguageModel.Question("Ours.", "word ".repeat(1000), 100);

        assertThat(working().ask(long_, SCHEMA, Instant.now().plusSeconds(20)))
                .isInstanceOfSatisfying(
                        Answer.Failed.class,
                        failed -> assertThat(failed.reason()).isEqualTo(LanguageModel.Reason.QUESTION_TOO_LONG));
    }

    @Test
    void theModelStopsWorkingForWhoeverLeft() throws Exception {
        LanguageModel model = working();
        String endless = "{\"type\":\"array\",\"minItems\":700,\"items\":{\"enum\":[\"E1\",\"E2\"]}}";
        var question = new LanguageModel.Question("Ours.", "fact ".repeat(300), 1000);
        long before = cpuMillis();
        model.ask(question, endless, Instant.now().plusMillis(60));
        Thread.sleep(Duration.ofMillis(700));
        long afterwards = cpuMillis();
        Thread.sleep(Duration.ofMillis(500));

        assertThat(cpuMillis() - afterwards)
                .as("CPU of the worker long after the deadline, of %d before", afterwards - before)
                .isLessThan(150);
    }

    private static long cpuMillis() {
        return ProcessHandle.of(worker.pid())
                .flatMap(process -> process.info().totalCpuDuration())
                .orElse(Duration.ZERO)
                .toMillis();
    }

    @Test
    void withoutAnAddressTheStartIsRefused() {
        assertThatThrownBy(() -> open(Map.of())).hasMessageContaining("CSL-0455");
    }
}
