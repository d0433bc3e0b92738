package org.consilium.llm;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.BooleanSupplier;
import org.consilium.llm.LanguageModel.Answer;
import org.consilium.llm.LanguageModel.Availability;
import org.consilium.llm.LanguageModel.Availability.State;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The embedded provider: a real child process with a tiny model. */
class EmbeddedProviderTest extends LanguageModelContract {
    @TempDir
    static Path folder;

    private static EmbeddedSource source;
    private static OpenAiModel embedded;
    private final List<OpenAiModel> opened = new ArrayList<>();

    @BeforeAll
    static void startModel() throws IOException {
        LlmSettings settings =
                TestSettings.of(Map.of("embedded.path", TinyModel.write(folder).toString()));
        source = new EmbeddedSource(new ModelStore(settings.embedded()), settings.embedded());
        embedded = EmbeddedProvider.over(source, settings);
    }

    @AfterAll
    static void stopModel() {
        embedded.close();
    }

    @AfterEach
    void closeModels() {
        opened.forEach(OpenAiModel::close);
    }

    @Override
    LanguageModel working() {
        waitUntil(() -> embedded.availability().state() == State.READY);
        return embedded;
    }

    @Override
    LanguageModel at(URI base, String pin) {
        ModelSource there = ModelSource.fixed(new ModelSource.Endpoint(base, () -> "", ScriptedServer.MODEL, pin));
        OpenAiModel model = new OpenAiModel(
                there,
                new Chat(1024, LlmSettings.SchemaMode.JSON_SCHEMA, true, 0),
                TestSettings.of(Map.of()),
                OpenaiProvider.plainHttp().build());
        opened.add(model);
        return model;
    }

    @Test
    void aCrashedModelIsStartedAnew() {
        working();
        long before = source.worker().orElseThrow().pid();

        source.worker().orElseThrow().kill();
        waitUntil(() -> source.worker().filter(worker -> worker.pid() != before).isPresent());

        assertThat(working().ask(QUESTION, SCHEMA, Instant.now().plusSeconds(60)))
                .isInstanceOf(Answer.Json.class);
    }

    @Test
    void aModelThatDoesNotEvenSayItsNameIsStartedAnew() {
        working();
        long before = source.worker().orElseThrow().pid();

        source.unresponsive();
        source.unresponsive();
        source.unresponsive();

        waitUntil(() -> source.worker().filter(worker -> worker.pid() != before).isPresent());
    }

    @Test
    void theSameQuestionHasTheSameAnswerWhateverWasAskedBetween() {
        var other = new LanguageModel.Question("Other.", "{\"E1\":\"something else altogether\"}", 120);
        Answer first = working().ask(QUESTION, SCHEMA, Instant.now().plusSeconds(60));
        working().ask(other, SCHEMA, Instant.now().plusSeconds(60));
        Answer again = working().ask(QUESTION, SCHEMA, Instant.now().plusSeconds(60));

        assertThat(text(again)).isEqualTo(text(first));
    }

    private static String text(Answer answer) {
        return answer instanceof Answer.Json json ? json.text() : answer.toString();
    }

    @Test
    void theModelStandsBackBehindTheService() throws IOException {
        assumeTrue(Files.isReadable(Path.of("/proc/self/stat")) && Files.isExecutable(Path.of("/usr/bin/nice")));
        working();
        String stat = Files.readString(
                Path.of("/proc/" + source.worker().orElseThrow().pid() + "/stat"));

        assertThat(stat.substring(stat.lastIndexOf(')') + 2).split(" ")[16]).isEqualTo("19");
    }

    @Test
    void itsEnvironmentHoldsNothingOfOurs() throws IOException {
        assumeTrue(Files.isReadable(Path.of("/proc/self/environ")));
        working();
        String environment = Files.readString(
                Path.of("/proc/" + source.worker().orElseThrow().pid() + "/environ"));

        assertThat(environment.split("\0"))
                .allSatisfy(entry -> assertThat(entry).matches("(?s)(PATH|LD_LIBRARY_PATH|LANG|SystemRoot)=.*|"));
    }

    @Test
    void itEndsWithItsParent() throws Exception {
        WorkerProcess worker = WorkerProcess.start(
                new ModelStore.ModelFile("tiny", TinyModel.write(folder), ""), TestSettings.embedded(Map.of()));
        ProcessHandle handle = ProcessHandle.of(worker.pid()).orElseThrow();

        worker.hangUp();

        waitUntil(() -> !handle.isAlive());
        worker.close();
    }

    @Test
    void aFileThatIsNoModelIsSaidToBeNone() throws IOException {
        Path broken = Files.writeString(folder.resolve("broken.gguf"), "GGUF nothing");
        Availability state = stateOf(Map.of("embedded.path", broken.toString()));

        assertThat(state.detail()).contains("could not be loaded");
    }

    @Test
    void aMissingFileIsSaidToBeMissing() {
        Availability state =
                stateOf(Map.of("embedded.path", folder.resolve("nowhere.gguf").toString()));

        assertThat(state.detail()).contains("consilium.llm.embedded.path cannot be read");
    }

    @Test
    void aFileOtherThanThePinnedOneIsNotBelieved() throws IOException {
        Availability state =
                stateOf(Map.of("embedded.path", TinyModel.write(folder).toString(), "embedded.sha256", "a".repeat(64)));

        assertThat(state.detail()).contains("another model than the one that is pinned");
    }

    private Availability stateOf(Map<String, String> settings) {
        LlmSettings all = TestSettings.of(settings);
        OpenAiModel model =
                EmbeddedProvider.over(new EmbeddedSource(new ModelStore(all.embedded()), all.embedded()), all);
        opened.add(model);
        waitUntil(() -> model.availability().state() == State.UNAVAILABLE);
        assertThat(model.ask(QUESTION, SCHEMA, Instant.now().plusSeconds(2))).isInstanceOf(Answer.Failed.class);
        assertThat(model.identity()).isEqualTo(Optional.empty());
        return model.availability();
    }

    static void waitUntil(BooleanSupplier condition) {
        Instant end = Instant.now().plus(Duration.ofSeconds(90));
        while (!condition.getAsBoolean() && Instant.now().isBefore(end)) {
            try {
                Thread.sleep(20);
            } catch (InterruptedException stopped) {
                Thread.currentThread().interrupt();
                return;
            }
        }
        assertThat(condition.getAsBoolean()).isTrue();
    }
}
