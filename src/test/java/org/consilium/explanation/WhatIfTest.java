package org.consilium.explanation;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.consilium.assessment.Calculation;
import org.consilium.assessment.Calculation.Input;
import org.consilium.assessment.Calculation.Proposed;
import org.consilium.assessment.Calculation.Step;
import org.consilium.assessment.Evidence;
import org.consilium.calculator.CalculatorDefinition;
import org.consilium.calculator.Calculators;
import org.consilium.chart.ClinicalTime;
import org.consilium.chart.Source;
import org.junit.jupiter.api.Test;

class WhatIfTest {
    private static final CalculatorDefinition DEFINITION =
            Calculators.load().named("child-pugh").definition();
    private static final String QUOTE = "Tense ascites.";
    private static final Proposed PROPOSED = new Proposed(
            "moderate",
            QUOTE,
            0,
            QUOTE.length(),
            Evidence.of(
                    Source.of("DocumentReference/n"),
                    "Progress note",
                    "",
                    Optional.of(ClinicalTime.at(Instant.parse("2026-11-24T07:00:00Z")))),
            "9 (B)",
            "any");
    private static final WhatIf WHAT_IF = WhatIf.of(
            DEFINITION,
            score(
                    input("bilirubin", "3.8 mg/dL", Input.State.GIVEN),
                    input("ascites", "", Input.State.NOT_MENTIONED).proposing(PROPOSED)));

    private static Input input(String id, String value, Input.State state) {
        return new Input(id, id, value, state, List.of(), "", "");
    }

    private static Calculation score(Input... inputs) {
        return new Calculation(
                "child-pugh",
                "Child-Pugh",
                "1",
                "",
                Calculation.Relevance.ROUTINE,
                "",
                new Calculation.Outcome.NotComputable(List.of("ascites")),
                "",
                List.of(inputs),
                List.of(new Step("result", "a", "", "1")),
                List.of(),
                List.of(),
                List.of(),
                Optional.empty());
    }

    private static Calculation told(Map<String, String> sent) {
        return WHAT_IF.told(
                score(input("ascites", sent.getOrDefault("ascites", ""), Input.State.GIVEN)), WHAT_IF.form(sent));
    }

    @Test
    void asLongAsNobodyDecidesTheInputStaysEmptyAndTheProposalStandsBesideIt() {
        assertThat(WHAT_IF.form(Map.of())).containsEntry("bilirubin", "3.8").containsEntry("ascites", "");
        assertThat(WHAT_IF.proposals(WHAT_IF.form(Map.of())).get("ascites"))
                .isEqualTo(new WhatIf.Proposal(
                        "moderate", "2026-11-24", QUOTE, "DocumentReference/n", List.of("none", "slight"), ""));
        assertThat(told(Map.of()).inputs().getFirst().proposed()).contains(PROPOSED);
        assertThat(told(Map.of()).steps()).hasSize(1);
    }

    @Test
    void oneClickConfirmsAndTheStepsSayWhoAndFromWhichNote() {
        Map<String, String> form = WHAT_IF.form(Map.of("decide", "ascites=moderate", "bilirubin", "2.0"));

        assertThat(form)
                .containsEntry("ascites", "moderate")
                .containsEntry("bilirubin", "2.0")
                .doesNotContainKey("decide");
        Calculation told = told(Map.of("ascites", "moderate"));
        assertThat(told.steps().getFirst())
                .isEqualTo(
                        new Step("ascites", "confirmed by the clinician from the note of 2026-11-24", "", "moderate"));
        assertThat(told.inputs().getFirst().evidence())
                .singleElement()
                .satisfies(note -> assertThat(note.written()).contains(QUOTE));
    }

    @Test
    void oneClickCorrects() {
        assertThat(WHAT_IF.form(Map.of("decide", "ascites=none"))).containsEntry("ascites", "none");
        assertThat(told(Map.of("ascites", "none")).steps().getFirst().formula())
                .isEqualTo("corrected by the clinician; the note of 2026-11-24 says moderate");
    }

    @Test
    void onlyWhatIsProposedCanBeDecided() {
        assertThat(WHAT_IF.form(Map.of("decide", "bilirubin=1"))).containsEntry("bilirubin", "3.8");
        assertThat(WHAT_IF.form(Map.of("decide", "nonsense"))).containsEntry("ascites", "");
    }
}
