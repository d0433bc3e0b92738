package org.consilium.card;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import org.consilium.assessment.Calculation;
import org.consilium.assessment.Calculation.Input;
import org.consilium.assessment.Calculation.Outcome;
import org.consilium.assessment.Calculation.Relevance;
import org.consilium.assessment.Differential;
import org.consilium.assessment.Differential.Possibility;
import org.consilium.assessment.Differential.Reasoning;
import org.consilium.assessment.Differential.Standing;
import org.consilium.assessment.Eligibility;
import org.consilium.assessment.Eligibility.CriterionVerdict;
import org.consilium.assessment.Eligibility.Status;
import org.consilium.assessment.Eligibility.TrialVerdict;
import org.consilium.assessment.Eligibility.Value;
import org.consilium.assessment.Evidence;
import org.consilium.chart.ClinicalTime;
import org.consilium.chart.Source;
import org.junit.jupiter.api.Test;

class GistTest {
    private static final Evidence CREATININE = creatinine("Observation/1", "1.8 mg/dL", "2026-11-20");

    private static Evidence creatinine(String reference, String value, String day) {
        return Evidence.of(Source.of(reference), "Creatinine", value, ClinicalTime.parse(day, ZoneOffset.UTC));
    }

    private static Calculation score(Relevance relevance, String reason, String value, Evidence fact, String note) {
        return new Calculation(
                "egfr",
                "eGFR",
                "1",
                "",
                relevance,
                reason,
                new Outcome.Exact(new BigDecimal(value), "1", value),
                "G4",
                List.of(
                        new Input("age", "Age", "70 a", Input.State.GIVEN, List.of(age("70 years")), "", ""),
                        new Input(
                                "creatinine", "Creatinine", fact.value(), Input.State.GIVEN, List.of(fact), note, "")),
                List.of(),
                List.of(),
                List.of(),
                List.of(),
                Optional.empty());
    }

    private static Evidence age(String value) {
        return Evidence.of(Source.of("Patient/1"), "Age", value, Optional.empty());
    }

    private static final Calculation FIRST = score(Relevance.NOTABLE, "low", "28", CREATININE, "1 day old");

    @Test
    void aScoreThatOnlyGrewOlderSaysTheSame() {
        assertThat(Gist.of(score(Relevance.NOTABLE, "low", "28", CREATININE, "2 days old")))
                .isEqualTo(Gist.of(FIRST));
    }

    @Test
    void aScoreSaysSomethingNewWithItsResultItsReasonItsUrgencyAndItsFacts() {
        assertThat(List.of(
                        Gist.of(FIRST),
                        Gist.of(score(Relevance.NOTABLE, "low", "27", CREATININE, "1 day old")),
                        Gist.of(score(Relevance.NOTABLE, "contrast is being ordered", "28", CREATININE, "")),
                        Gist.of(score(Relevance.CRITICAL, "low", "28", CREATININE, "")),
                        Gist.of(score(
                                Relevance.NOTABLE,
                                "low",
                                "28",
                                creatinine("Observation/2", "1.8 mg/dL", "2026-11-20"),
                                "")),
                        Gist.of(score(
                                Relevance.NOTABLE,
                                "low",
                                "28",
                                creatinine("Observation/1", "1.9 mg/dL", "2026-11-20"),
                                "")),
                        Gist.of(score(
                                Relevance.NOTABLE,
                                "low",
                                "28",
                                creatinine("Observation/1", "1.8 mg/dL", "2026-11-21"),
                                ""))))
                .doesNotHaveDuplicates();
    }

    private static Differential differential(Reasoning.State state, List<Possibility> possibilities) {
        return new Differential(
                "differential",
                "70-year-old man",
                possibilities,
                List.of(),
                Optional.empty(),
                new Reasoning(state, "m", "d", "1", 0, 0),
                List.of());
    }

    private static Possibility possibility(String id, Standing standing, Evidence fact) {
        return new Possibility(
                id,
                id,
                List.of(),
                standing,
                false,
                List.of(new Differential.Edge(fact, "", "", 3, false)),
                List.of(),
                List.of(),
                List.of("urine sodium"),
                List.of(),
                List.of());
    }

    @Test
    void aDifferentialSaysTheSameWhileTheModelIsAtWorkAndSomethingNewWhenItHasFinished() {
        List<Possibility> ranked = List.of(possibility("aki", Standing.STRONG, CREATININE));
        String pending = Gist.of(differential(Reasoning.State.MODEL_PENDING, ranked));

        assertThat(Gist.of(differential(Reasoning.State.MODEL_UNAVAILABLE, ranked)))
                .isEqualTo(pending);
        assertThat(Gist.of(differential(Reasoning.State.MODEL_VERIFIED, ranked)))
                .isNotEqualTo(pending);
    }

    @Test
    void aDifferentialSaysSomethingNewWithWhatTheCardShows() {
        Possibility aki = possibility("aki", Standing.STRONG, CREATININE);
        Possibility sepsis = possibility("sepsis", Standing.WEAK, CREATININE);
        Possibility fourth = possibility("gout", Standing.WEAK, CREATININE);
        String three = Gist.of(differential(Reasoning.State.RULES_ONLY, List.of(aki, sepsis, sepsis)));

        assertThat(Gist.of(differential(Reasoning.State.RULES_ONLY, List.of(aki, sepsis, sepsis, fourth))))
                .as("beyond what is shown")
                .isEqualTo(three);
        assertThat(List.of(
                        three,
                        Gist.of(differential(Reasoning.State.RULES_ONLY, List.of(sepsis, aki, sepsis))),
                        Gist.of(differential(
                                Reasoning.State.RULES_ONLY,
                                List.of(possibility("aki", Standing.CRITERIA_MET, CREATININE), sepsis, sepsis))),
                        Gist.of(differential(
                                Reasoning.State.RULES_ONLY,
                                List.of(
                                        possibility("aki", Standing.STRONG, creatinine("Observation/9", "2", "2026")),
                                        sepsis,
                                        sepsis)))))
                .doesNotHaveDuplicates();
    }

    private static Eligibility trials(Status status, Value value, Evidence fact) {
        var criterion = new CriterionVerdict(
                "c1",
                Eligibility.Polarity.INCLUSION,
                "Creatinine below 2 mg/dL",
                value,
                Eligibility.Unknown.NONE,
                Eligibility.Basis.DOCUMENTED,
                List.of(fact),
                "",
                "",
                "",
                List.of());
        return new Eligibility(
                "eligibility",
                List.of(new TrialVerdict("NCT1", "Trial", "1", status, false, List.of(criterion))),
                List.of());
    }

    @Test
    void aTrialSaysSomethingNewWithAVerdictAndNotWithAValueThatChangesNone() {
        String first = Gist.of(trials(Status.LIKELY, Value.MET, CREATININE));

        assertThat(Gist.of(trials(Status.LIKELY, Value.MET, creatinine("Observation/2", "1.7 mg/dL", "2026-11-21"))))
                .isEqualTo(first);
        assertThat(Gist.of(trials(Status.LIKELY, Value.UNKNOWN, CREATININE))).isNotEqualTo(first);
        assertThat(Gist.of(trials(Status.NEEDS_INFORMATION, Value.MET, CREATININE)))
                .isNotEqualTo(first);
        assertThat(Gist.of(trials(Status.STOPPED, Value.MET, CREATININE))).isNotEqualTo(first);
    }
}
