package org.consilium.card;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.time.Instant;
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
import org.consilium.assessment.Evidence;
import org.consilium.card.draft.ResourceDraft.About;
import org.consilium.card.draft.ResourceDraft.CalculatedObservation;
import org.consilium.card.draft.ResourceDraft.ProvisionalCondition;
import org.consilium.chart.ClinicalTime;
import org.consilium.chart.PatientId;
import org.consilium.chart.Source;
import org.consilium.terminology.Code;
import org.consilium.terminology.Quantity;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

class ProposalsTest {
    private static final Instant NOW = Instant.parse("2026-11-20T08:00:00Z");
    private static final Proposals IN_AN_ENCOUNTER =
            new Proposals(new About(new PatientId("p1"), Optional.of("e1")), NOW);
    private static final Proposals WITHOUT_ENCOUNTER =
            new Proposals(new About(new PatientId("p1"), Optional.empty()), NOW);
    private static final Code EGFR = Code.loinc("98979-8");

    private static Evidence fact(String reference, String time) {
        return Evidence.of(
                Source.of(reference),
                "Fact",
                "1",
                time.isEmpty() ? Optional.empty() : ClinicalTime.parse(time, ZoneOffset.UTC));
    }

    @Nested
    class OfACalculation {
        private static final Outcome EXACT = new Outcome.Exact(new BigDecimal("28"), "mL/min", "28 mL/min");

        private static Input input(Input.State state, Evidence... facts) {
            return new Input("i", "Input", "1", state, List.of(facts), "", "");
        }

        private static final Input AGE = input(Input.State.GIVEN, fact("Patient/p1", ""));
        private static final Input CREATININE =
                input(Input.State.GIVEN, fact("Observation/o2", "2026-11-19T06:10:00Z"));
        private static final Input WEIGHT = input(Input.State.GIVEN, fact("Observation/o1", "2026-11-18"));

        private static Calculation score(Outcome outcome, Optional<Code> code, List<String> notices, Input... inputs) {
            return new Calculation(
                    "egfr",
                    "eGFR",
                    "1.0",
                    "",
                    Relevance.NOTABLE,
                    "low",
                    outcome,
                    "G4",
                    List.of(inputs),
                    List.of(),
                    List.of(),
                    notices,
                    List.of(),
                    code);
        }

        @Test
        void anExactResultWithACodeIsOfferedWithTheObservationsItRestsOn() {
            List<Proposals.Proposal> proposals =
                    IN_AN_ENCOUNTER.of(score(EXACT, Optional.of(EGFR), List.of(), AGE, CREATININE, WEIGHT));

            assertThat(proposals).singleElement().satisfies(proposal -> {
                assertThat(proposal.label()).isEqualTo("Record eGFR 28 mL/min");
                assertThat(proposal.draft())
                        .isEqualTo(new CalculatedObservation(
                                IN_AN_ENCOUNTER.about(),
                                EGFR,
                                "eGFR",
                                Quantity.of("28", "mL/min"),
                                "eGFR, definition egfr version 1.0",
                                ClinicalTime.parse("2026-11-18", ZoneOffset.UTC).orElseThrow(),
                                ClinicalTime.parse("2026-11-19T06:10:00Z", ZoneOffset.UTC)
                                        .orElseThrow(),
                                List.of("Observation/o2", "Observation/o1"),
                                NOW));
            });
        }

        @Test
        void whatIsNotCertainOrNotTraceableIsNotOffered() {
            var between = new Outcome.Between(
                    BigDecimal.ONE, BigDecimal.TEN, "1", "1 to 10", List.of("a", "b"), List.of("sex"));
            Optional<Code> code = Optional.of(EGFR);
            assertThat(List.of(
                            score(between, code, List.of(), CREATININE),
                            score(new Outcome.NotComputable(List.of("x")), code, List.of(), CREATININE),
                            score(EXACT, Optional.empty(), List.of(), CREATININE),
                            score(EXACT, code, List.of("creatinine is not steady"), CREATININE),
                            score(EXACT, code, List.of(), AGE),
                            score(EXACT, code, List.of(), input(Input.State.GIVEN, fact("Observation/o1", ""))),
                            score(
                                    EXACT,
                                    code,
                                    List.of(),
                                    CREATININE,
                                    input(Input.State.ASSUMED, fact("Observation/o1", "2026")))))
                    .allSatisfy(calculation ->
                            assertThat(IN_AN_ENCOUNTER.of(calculation)).isEmpty());
        }

        @Test
        void onlyReferencesToObservationsAreTraced() {
            List<Proposals.Proposal> proposals = WITHOUT_ENCOUNTER.of(score(
                    EXACT,
                    Optional.of(EGFR),
                    List.of(),
                    CREATININE,
                    input(Input.State.GIVEN, fact("Condition/c1", "2026-11-19")),
                    input(Input.State.GIVEN, fact("Observation/../Patient/2", "2026-11-19"))));

            assertThat(proposals)
                    .singleElement()
                    .extracting(proposal -> ((CalculatedObservation) proposal.draft()).derivedFrom())
                    .isEqualTo(List.of("Observation/o2"));
        }
    }

    @Nested
    class OfADifferential {
        private static final List<Code> CODES =
                List.of(Code.snomed("69896004"), Code.icd10cm("M05.9"), Code.icd10cm("M06"));

        private static Possibility possibility(String id, Standing standing, List<Code> codes, String... facts) {
            return new Possibility(
                    id,
                    "Title of " + id,
                    codes,
                    standing,
                    false,
                    List.of(facts).stream()
                            .map(fact -> new Differential.Edge(fact(fact, "2026"), "", "", 3, true))
                            .toList(),
                    List.of(),
                    List.of(),
                    List.of(),
                    List.of(),
                    List.of());
        }

        private static Differential differential(Reasoning.State state, Possibility... possibilities) {
            return new Differential(
                    "differential",
                    "",
                    List.of(possibilities),
                    List.of(),
                    Optional.empty(),
                    new Reasoning(state, "m", "d", "1", 1, 0),
                    List.of());
        }

        @Test
        void aPossibilityWhoseCriteriaAreMetIsOfferedAsProvisional() {
            Differential met = differential(
                    Reasoning.State.RULES_ONLY,
                    possibility("ra", Standing.CRITERIA_MET, CODES, "Observation/o1", "Observation/o1"));

            assertThat(IN_AN_ENCOUNTER.of(met))
                    .singleElement()
                    .satisfies(proposal -> assertThat(proposal.draft())
                            .isEqualTo(new ProvisionalCondition(
                                    IN_AN_ENCOUNTER.about(),
                                    List.of(Code.snomed("69896004")),
                                    "Title of ra",
                                    List.of("Observation/o1"),
                                    false,
                                    NOW)));
        }

        @Test
        void whereAModelTookPartItIsSaid() {
            Differential met = differential(
                    Reasoning.State.MODEL_VERIFIED, possibility("ra", Standing.CRITERIA_MET, CODES, "Observation/o1"));

            assertThat(IN_AN_ENCOUNTER.of(met))
                    .extracting(proposal -> ((ProvisionalCondition) proposal.draft()).byModel())
                    .containsExactly(true);
        }

        @Test
        void nothingShortOfItsCriteriaIsOfferedNorWithoutFactCodeOrEncounter() {
            Possibility met = possibility("ra", Standing.CRITERIA_MET, CODES, "Observation/o1");
            assertThat(IN_AN_ENCOUNTER.of(differential(
                            Reasoning.State.RULES_ONLY,
                            possibility("a", Standing.STRONG, CODES, "Observation/o1"),
                            possibility("b", Standing.CRITERIA_MET, CODES),
                            possibility("c", Standing.CRITERIA_MET, CODES.subList(1, 3), "Observation/o1"),
                            met)))
                    .as("the fourth is not on the card")
                    .isEmpty();
            assertThat(WITHOUT_ENCOUNTER.of(differential(Reasoning.State.RULES_ONLY, met)))
                    .isEmpty();
        }
    }

    @Test
    void nobodyIsReferredToAStudyByAProgram() {
        assertThat(IN_AN_ENCOUNTER.of(new Eligibility("eligibility", List.of(), List.of())))
                .isEmpty();
    }
}
