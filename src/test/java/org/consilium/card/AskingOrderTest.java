package org.consilium.card;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.consilium.assessment.Calculation;
import org.consilium.assessment.Calculation.Input;
import org.consilium.assessment.Calculation.Outcome;
import org.consilium.assessment.Calculation.Relevance;
import org.consilium.assessment.Eligibility;
import org.consilium.assessment.Eligibility.CriterionVerdict;
import org.consilium.assessment.Eligibility.Status;
import org.consilium.assessment.Eligibility.TrialVerdict;
import org.consilium.assessment.Eligibility.Unknown;
import org.consilium.assessment.Eligibility.Value;
import org.junit.jupiter.api.Test;

/** A card asks first what facts could settle and what would change the result. */
class AskingOrderTest {
    private static CriterionVerdict open(String question, Unknown reason) {
        return new CriterionVerdict(
                question,
                Eligibility.Polarity.INCLUSION,
                question,
                Value.UNKNOWN,
                reason,
                Eligibility.Basis.NONE,
                List.of(),
                "",
                "",
                question,
                List.of());
    }

    private static Stream<String> lines(CardWriter.Draft draft, String start) {
        return draft.detail().stream()
                .filter(line -> line.startsWith(start))
                .map(line -> line.substring(start.length()));
    }

    @Test
    void ofATrialTheQuestionThatDecidesMostComesFirstAndConsentLast() {
        var trial = new TrialVerdict(
                "NCT1",
                "Trial",
                "1",
                Status.NEEDS_INFORMATION,
                false,
                List.of(
                        open("Consent given?", Unknown.OUTSIDE_RECORD),
                        open("Life expectancy?", Unknown.NEEDS_HUMAN),
                        open("Nobody ranked this", Unknown.ERROR),
                        open("Platelets?", Unknown.STALE),
                        open("EGFR mutation?", Unknown.NO_DATA)));
        var eligibility = new Eligibility(
                "eligibility",
                List.of(trial),
                List.of("EGFR mutation?", "Platelets?", "Consent given?", "Life expectancy?"));

        CardWriter.Draft draft = EligibilityWords.draft(eligibility).orElseThrow();

        assertThat(lines(draft, "- To confirm: ")).containsExactly("EGFR mutation?", "Platelets?", "Consent given?");
    }

    private static Input missing(String label) {
        return new Input(label, label, "", Input.State.STALE, List.of(), "too old", "");
    }

    @Test
    void ofAScoreTheInputThatNarrowsItMostComesFirst() {
        var score = new Calculation(
                "s",
                "Score",
                "1",
                "",
                Relevance.NOTABLE,
                "",
                new Outcome.Between(
                        BigDecimal.ONE, BigDecimal.TEN, "1", "1 to 10", List.of("a", "b"), List.of("Bilirubin", "INR")),
                "",
                List.of(missing("Sodium"), missing("INR"), missing("Albumin"), missing("Bilirubin")),
                List.of(),
                List.of(),
                List.of(),
                List.of(),
                Optional.empty());

        CardWriter.Draft draft = CalculationWords.draft(score).orElseThrow();

        assertThat(lines(draft, "- ")).containsExactly("Bilirubin: too old", "INR: too old", "Sodium: too old");
    }
}
