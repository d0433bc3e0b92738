package org.consilium.llm;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.time.Instant;
import java.util.Map;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.Collectors;
import org.consilium.llm.LanguageModel.Answer;
import org.consilium.llm.LanguageModel.Availability.State;
import org.consilium.llm.LanguageModel.Question;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/**
 * The default model as a user gets it: fetched by package name, verified, loaded, asked. Skipped only where the
 * weights cannot be had. The figures it prints stand in docs/measurements.md; all twenty questions are asked with
 * {@code -Dedges=all}, other weights with {@code -Dweights=<name>}.
 */
class RealWeightsTest {
    private static final LlmSettings SETTINGS = TestSettings.of(Map.of(
            "embedded.folder",
            "target/models",
            "embedded.weights",
            System.getProperty("weights", TestSettings.embedded(Map.of()).weights())));
    private static EmbeddedSource source;
    private static OpenAiModel model;

    @BeforeAll
    static void fetchAndLoad() {
        source = new EmbeddedSource(new ModelStore(SETTINGS.embedded()), SETTINGS.embedded());
        model = EmbeddedProvider.over(source, SETTINGS);
        Instant patience = Instant.now().plusSeconds(300);
        while (model.availability().state() == State.LOADING && Instant.now().isBefore(patience)) {
            LockSupport.parkNanos(50_000_000);
        }
        assumeTrue(
                model.availability().state() == State.READY,
                () -> "no weights here: " + model.availability().detail());
    }

    @AfterAll
    static void close() {
        model.close();
    }

    @Test
    void theModelThatAnswersIsThePinnedOne() {
        Weights weights = Weights.named(SETTINGS.embedded().weights()).orElseThrow();

        assertThat(model.identity().orElseThrow().digest()).isEqualTo(weights.sha256());
    }

    @Test
    void itChoosesAmongTheIdsItWasGiven() throws IOException {
        EdgeQuestions edges = EdgeQuestions.read();
        long right = 0;
        long facts = 0;
        int asked = System.getProperty("edges", "").equals("all")
                ? edges.questions().size()
                : 2;
        for (EdgeQuestions.Edge edge : edges.questions().subList(0, asked)) {
            Answer answer =
                    model.ask(edge.question(), edge.schema(), Instant.now().plusSeconds(120));
            assertThat(answer).isInstanceOf(Answer.Json.class);
            right += edge.right(((Answer.Json) answer).text());
            facts += edge.facts().size();
        }
        System.out.printf(
                "%s: %d of %d facts linked as they should be%n",
                SETTINGS.embedded().weights(), right, facts);
    }

    @Test
    void aLongRecordIsReadWithinItsTime() throws IOException {
        String record = EdgeQuestions.read().questions().stream()
                .flatMap(edge -> edge.facts().values().stream())
                .limit(75)
                .collect(Collectors.joining("\n"));
        String schema = """
            {"type":"object","properties":{"D1":{"type":"array","maxItems":4,"items":{"enum":["E1","E2","E3"]}},\
            "D2":{"type":"array","maxItems":4,"items":{"enum":["E1","E2","E3"]}}},"required":["D1","D2"],\
            "additionalProperties":false}\
            """;

        Answer answer = model.ask(
                new Question("Link facts to D1 diabetes and D2 anaemia. Answer in JSON.", record, 120),
                schema,
                Instant.now().plusSeconds(120));

        assertThat(answer)
                .isInstanceOfSatisfying(
                        Answer.Json.class,
                        json -> System.out.printf(
                                "%s: %d prompt and %d answer tokens in %d ms%n",
                                SETTINGS.embedded().weights(),
                                json.usage().promptTokens(),
                                json.usage().answerTokens(),
                                json.usage().millis()));
    }
}
