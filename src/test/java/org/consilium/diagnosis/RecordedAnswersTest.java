package org.consilium.diagnosis;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.regex.Pattern;
import org.consilium.assessment.Differential;
import org.consilium.assessment.Differential.Edge;
import org.consilium.assessment.Differential.Reasoning.State;
import org.consilium.chart.PatientChart;
import org.consilium.diagnosis.Verifier.Removal;
import org.consilium.diagnosis.ledger.Ledger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Recorded model answers against the chart aki-on-ckd: what passes, what is removed and why. */
class RecordedAnswersTest {
    private static final Path FOLDER = Path.of("test-fixtures/answers/diagnosis");
    private static final PatientChart CHART = DemoCharts.chart("aki-on-ckd");
    private static final Ledger LEDGER = Bench.LEDGERS.write(CHART).ledger();

    @ParameterizedTest
    @CsvSource({
        "good, 3, ",
        "invented-ids, 0, UNKNOWN_FACT",
        "invented-ids, 0, UNKNOWN_CANDIDATE",
        "repeated, 1, REPEATED",
        "contradictory, 0, CONTRADICTORY",
        "wrong-polarity, 0, WRONG_POLARITY",
        "unrelated-fact, 0, NO_KNOWLEDGE",
        "abstains, 0, "
    })
    void everyLinkPassesOrIsRemovedForItsReason(String name, int passing, Removal reason) throws IOException {
        Verifier.Outcome outcome = verify(name);

        assertThat(outcome.edges()).hasSize(passing);
        assertThat(outcome.edges().size() + outcome.removals()).isEqualTo(outcome.proposed());
        if (reason == null) {
            assertThat(outcome.removed()).isEmpty();
        } else {
            assertThat(outcome.removed()).containsKey(reason);
        }
    }

    @Test
    void partsThatAreNoIdsAreCountedAndDropped() throws IOException {
        ModelAnswer answer = ModelAnswer.parse(answer("wrong-types")).orElseThrow();

        assertThat(answer.proposals()).isEmpty();
        assertThat(answer.order()).isEmpty();
        assertThat(answer.abstains()).isFalse();
        assertThat(answer.malformed()).isGreaterThanOrEqualTo(7);
    }

    @ParameterizedTest
    @ValueSource(strings = {"cut-off", "prose"})
    void whatIsNoJsonObjectIsNoAnswer(String name) throws IOException {
        assertThat(ModelAnswer.parse(answer(name))).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "good",
                "invented-ids",
                "repeated",
                "contradictory",
                "wrong-polarity",
                "unrelated-fact",
                "wrong-types",
                "abstains",
                "cut-off",
                "prose"
            })
    void noAnswerAddsOrTakesAwayAPossibility(String name) throws IOException {
        Differential deepened = Bench.deepened(CHART, FakeModel.saying(answer(name)));

        assertThat(DiagnosisAssessorTest.ids(deepened))
                .containsExactlyInAnyOrderElementsOf(DiagnosisAssessorTest.ids(Bench.rules(CHART)));
        assertThat(deepened.reasoning().state())
                .isEqualTo(name.equals("good") ? State.MODEL_VERIFIED : State.MODEL_REJECTED);
    }

    @Test
    void aGoodAnswerMarksItsLinksAndNoOthers() throws IOException {
        Differential deepened = Bench.deepened(CHART, FakeModel.saying(answer("good")));

        assertThat(DiagnosisAssessorTest.edges(deepened))
                .filteredOn(Edge::byModel)
                .hasSize(3);
        assertThat(deepened.reasoning().proposed()).isEqualTo(3);
        assertThat(deepened.reasoning().removed()).isZero();
    }

    private static Verifier.Outcome verify(String name) throws IOException {
        var written = Bench.LEDGERS.write(CHART);
        var rules = new Verifier(written.ledger(), Map.of(), written.confirmation());
        var found = new Candidates(Bench.KNOWLEDGE.conditions())
                .find(written.ledger(), rules, Bench.CRITERIA.over(CHART)::of, 6);
        var candidates = found.standing().stream()
                .collect(java.util.stream.Collectors.toMap(Candidate::id, Candidate::condition));
        return new Verifier(written.ledger(), candidates, written.confirmation())
                .verify(ModelAnswer.parse(answer(name)).orElseThrow().proposals());
    }

    private static String answer(String name) throws IOException {
        String written = Files.readString(FOLDER.resolve(name + ".json"));
        return Pattern.compile("\\{([a-z-]+)}")
                .matcher(written)
                .replaceAll(match -> LEDGER.facts().stream()
                        .filter(fact -> fact.shows().stream()
                                .anyMatch(feature -> feature.id().equals(match.group(1))))
                        .findFirst()
                        .orElseThrow()
                        .id());
    }
}
