package org.consilium.llm;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import org.consilium.llm.LanguageModel.Answer;
import org.consilium.llm.LanguageModel.Availability.State;
import org.consilium.llm.LanguageModel.Pause;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The model's real process halts while somebody waits, and only then. */
class GiveWayTest {
    private static final Duration PATIENCE = Duration.ofSeconds(60);

    @TempDir
    Path folder;

    private EmbeddedSource source;
    private OpenAiModel model;

    @BeforeEach
    void startModel() throws IOException {
        assumeTrue(Files.isReadable(Path.of("/proc/self/stat")));
        LlmSettings settings =
                TestSettings.of(Map.of("embedded.path", TinyModel.write(folder).toString()));
        source = new EmbeddedSource(new ModelStore(settings.embedded()), settings.embedded());
        model = EmbeddedProvider.over(source, settings);
        Instant until = Instant.now().plus(PATIENCE);
        while (model.availability().state() != State.READY && Instant.now().isBefore(until)) {
            Thread.onSpinWait();
        }
        assertThat(model.availability().state()).isEqualTo(State.READY);
    }

    @AfterEach
    void stopModel() {
        if (model != null) {
            model.close();
        }
    }

    @Test
    void itHaltsWithTheFirstCallAndGoesOnAfterTheLast() {
        Pause one = model.standBack();
        Pause other = model.standBack();
        assertThat(becomes(Seen.HALTED))
                .as("halted while two calls are answered")
                .isTrue();

        one.close();
        assertThat(becomes(Seen.HALTED)).as("halted while one call is answered").isTrue();

        other.close();
        assertThat(becomes(Seen.AT_WORK)).as("at work after the last call").isTrue();
    }

    @Test
    void aQuestionUnderWayIsAnsweredAfterwards() {
        CompletableFuture<Answer> answer;
        try (Pause pause = model.standBack()) {
            answer = CompletableFuture.supplyAsync(() -> model.ask(
                    LanguageModelContract.QUESTION,
                    LanguageModelContract.SCHEMA,
                    Instant.now().plus(PATIENCE)));
        }

        assertThat(answer.join()).isInstanceOf(Answer.Json.class);
    }

    @Test
    void whereCallsNeverEndItIsSlowButNotStill() {
        try (Pause pause = model.standBack()) {
            assertThat(model.ask(
                            LanguageModelContract.QUESTION,
                            LanguageModelContract.SCHEMA,
                            Instant.now().plus(PATIENCE)))
                    .isInstanceOf(Answer.Json.class);
        }
    }

    @Test
    void aHaltedModelCanBeEndedAndTheNextOneRuns() {
        long first = source.worker().orElseThrow().pid();
        try (Pause pause = model.standBack()) {
            source.worker().orElseThrow().kill();
            Instant until = Instant.now().plus(PATIENCE);
            while (source.worker().filter(worker -> worker.pid() != first).isEmpty()
                    && Instant.now().isBefore(until)) {
                Thread.onSpinWait();
            }
        }

        assertThat(source.worker()).isPresent();
        assertThat(source.worker().orElseThrow().pid()).isNotEqualTo(first);
        assertThat(becomes(Seen.AT_WORK)).isTrue();
    }

    private enum Seen {
        HALTED,
        AT_WORK
    }

    /** A signal is under way for a moment; a model that is halted stays so for two seconds, one at work stays at work. */
    private boolean becomes(Seen wanted) {
        Instant until = Instant.now().plus(PATIENCE);
        while (seen() != wanted && Instant.now().isBefore(until)) {
            Thread.onSpinWait();
        }
        return seen() == wanted;
    }

    /** State T of {@code /proc/<pid>/stat} (proc(5)): stopped on a signal. */
    private Seen seen() {
        try {
            String stat = Files.readString(
                    Path.of("/proc/" + source.worker().orElseThrow().pid() + "/stat"));
            return stat.substring(stat.lastIndexOf(')') + 2).startsWith("T") ? Seen.HALTED : Seen.AT_WORK;
        } catch (IOException gone) {
            return Seen.AT_WORK;
        }
    }
}
