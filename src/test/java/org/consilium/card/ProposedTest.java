package org.consilium.card;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.consilium.assessment.Calculation;
import org.consilium.assessment.Calculation.Input;
import org.consilium.assessment.Calculation.Outcome;
import org.consilium.assessment.Calculation.Proposed;
import org.consilium.assessment.Calculation.Relevance;
import org.consilium.assessment.Evidence;
import org.consilium.chart.ClinicalTime;
import org.consilium.chart.Source;
import org.junit.jupiter.api.Test;

/** What a note proposes, on a card: its own words, made inert, and never the result. */
class ProposedTest {
    private static Proposed proposed(String quote) {
        return new Proposed(
                "moderate",
                quote,
                0,
                quote.length(),
                Evidence.of(
                        Source.of("DocumentReference/n"),
                        "Note",
                        "",
                        Optional.of(ClinicalTime.at(Instant.parse("2026-11-24T07:00:00Z")))),
                "9 (B)",
                "any");
    }

    private static Calculation score(Input ascites) {
        return new Calculation(
                "child-pugh",
                "Child-Pugh",
                "1",
                "",
                Relevance.NOTABLE,
                "",
                new Outcome.Between(
                        new BigDecimal("7"), new BigDecimal("9"), "1", "7 to 9", List.of("B"), List.of("Ascites")),
                "",
                List.of(ascites),
                List.of(),
                List.of(),
                List.of(),
                List.of(),
                Optional.empty());
    }

    private static final Input ASCITES =
            new Input("ascites", "Ascites", "", Input.State.NOT_MENTIONED, List.of(), "only a person can say", "");

    private static String detail(Calculation score) {
        return String.join("\n", CalculationWords.draft(score).orElseThrow().detail());
    }

    @Test
    void theCardQuotesTheNoteAndSaysWhatConfirmingWouldMake() {
        Calculation score = score(ASCITES.proposing(proposed("\"Moderate ascites, no asterixis.\"")));

        assertThat(CalculationWords.draft(score).orElseThrow().summary()).isEqualTo("Child-Pugh 7 to 9");
        assertThat(detail(score))
                .contains("**To confirm, not used:**")
                .contains("- Ascites: moderate (note of 2026-11-24 07:00: “Moderate ascites, no asterixis.”)")
                .contains("If confirmed: 9 \\(B\\). Confirm or correct it on the page.")
                .contains("AI chose what a note proposes, code checked it.")
                .doesNotContain("no AI");
    }

    @Test
    void wordsOfANoteCanDoNothingOnACard() {
        String detail = detail(score(
                ASCITES.proposing(proposed("ascites <script>x()</script> ![a](http://evil.example/x) **moderate**"))));

        assertThat(detail).doesNotContain("<script>", "](http", "**moderate**");
    }

    @Test
    void aNewProposalIsNews() {
        assertThat(Gist.of(score(ASCITES.proposing(proposed("Tense ascites.")))))
                .isNotEqualTo(Gist.of(score(ASCITES)));
    }
}
