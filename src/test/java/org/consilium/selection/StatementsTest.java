package org.consilium.selection;

import static org.assertj.core.api.Assertions.assertThat;
import static org.consilium.selection.Charts.aChart;
import static org.consilium.selection.Charts.condition;
import static org.consilium.selection.Charts.drug;
import static org.consilium.selection.Charts.procedure;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.consilium.chart.Demographics;
import org.consilium.chart.Finding;
import org.consilium.chart.Finding.Condition.ClinicalStatus;
import org.consilium.chart.Finding.Condition.Verification;
import org.consilium.chart.Finding.Medication.Kind;
import org.consilium.chart.Finding.Medication.State;
import org.consilium.chart.PatientChart;
import org.consilium.chart.Reach;
import org.consilium.chart.Source;
import org.consilium.expression.Truth;
import org.consilium.expression.Value;
import org.consilium.terminology.Code;
import org.consilium.terminology.CodeSets;
import org.consilium.terminology.Concept;
import org.consilium.terminology.Definition;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class StatementsTest {
    private static final CodeSets SETS = CodeSets.load();
    private static final Code HEART_FAILURE = Code.snomed("84114007");
    private static final Code DIASTOLIC = Code.snomed("418304008");

    private static Selected select(String spec, PatientChart chart) {
        return Selector.standard().select(new InputSpecs(SETS).read(Definition.read("test.yaml", spec)), chart);
    }

    private static Selected heartFailure(String lookback, Charts chart) {
        return select("{id: hf, condition: heart-failure, lookback: " + lookback + "}", chart.now());
    }

    private static Selected presuming(Charts chart) {
        return select("{id: hf, condition: heart-failure, lookback: ever, silence: absent-presumed}", chart.now());
    }

    private static void assertIs(Selected selected, Truth truth, Selected.State state) {
        assertThat(selected.value()).as(selected.note()).isEqualTo(new Value.Logical(truth));
        assertThat(selected.state()).as(selected.note()).isEqualTo(state);
    }

    @Nested
    class ACondition {
        @ParameterizedTest
        @CsvSource({
            "active, ACTIVE, CONFIRMED, TRUE, GIVEN",
            "active, ACTIVE, UNKNOWN, TRUE, GIVEN",
            "active, PAST, CONFIRMED, FALSE, GIVEN",
            "active, UNKNOWN, CONFIRMED, UNKNOWN, MISSING",
            "ever, PAST, CONFIRMED, TRUE, GIVEN",
            "ever, UNKNOWN, CONFIRMED, TRUE, GIVEN",
            "ever, ACTIVE, UNCONFIRMED, UNKNOWN, MISSING",
            "ever, ACTIVE, REFUTED, FALSE, GIVEN",
            "active, ACTIVE, REFUTED, FALSE, GIVEN"
        })
        void countsByStatusAndVerification(
                String lookback, ClinicalStatus status, Verification verification, Truth truth, Selected.State state) {
            var chart = aChart().with(condition("1", HEART_FAILURE, status, verification, "2020"));
            assertIs(heartFailure(lookback, chart), truth, state);
        }

        @Test
        void isUnknownWhereNobodyMentionsIt() {
            assertIs(heartFailure("ever", aChart()), Truth.UNKNOWN, Selected.State.NOT_MENTIONED);
        }

        @Test
        void isPresumedAbsentOnlyWhereAskedForAndAllWasRead() {
            assertIs(presuming(aChart()), Truth.FALSE, Selected.State.ASSUMED);
            assertThat(presuming(aChart()).note()).contains("presumed absent").contains("problems and diagnoses");
            var partial = new Reach(Map.of(Reach.Kind.CONDITION, new Reach.Coverage.Partial(50, "page limit")));
            assertIs(presuming(aChart().readOnly(partial)), Truth.UNKNOWN, Selected.State.UNAVAILABLE);
        }

        @Test
        void ofARelativeIsNotThePatients() {
            var relative = new Finding.FamilyHistory(
                    Source.of("FamilyMemberHistory/1"),
                    Concept.of(HEART_FAILURE, "heart failure"),
                    "father",
                    Optional.empty());
            assertIs(heartFailure("ever", aChart().with(relative)), Truth.UNKNOWN, Selected.State.NOT_MENTIONED);
        }

        @Test
        void deniedAndAffirmedIsAConflict() {
            var chart = aChart().with(condition("1", HEART_FAILURE, ClinicalStatus.ACTIVE, Verification.REFUTED, ""))
                    .with(condition("2", HEART_FAILURE, ClinicalStatus.ACTIVE, Verification.CONFIRMED, ""));
            assertIs(heartFailure("ever", chart), Truth.UNKNOWN, Selected.State.CONFLICTING);
        }

        @Test
        void deniedInOneFormAndAffirmedInAnotherIsNoConflict() {
            var chart = aChart().with(condition("1", DIASTOLIC, ClinicalStatus.ACTIVE, Verification.REFUTED, ""))
                    .with(condition("2", HEART_FAILURE, ClinicalStatus.ACTIVE, Verification.CONFIRMED, ""));
            assertIs(heartFailure("ever", chart), Truth.TRUE, Selected.State.GIVEN);
        }

        @Test
        void anEndedEpisodeDoesNotSpeakAgainstAnActiveOne() {
            var chart = aChart().with(
                            condition("1", HEART_FAILURE, ClinicalStatus.PAST, Verification.CONFIRMED, "2015"))
                    .with(condition("2", HEART_FAILURE, ClinicalStatus.ACTIVE, Verification.CONFIRMED, "2026"));
            assertIs(heartFailure("active", chart), Truth.TRUE, Selected.State.GIVEN);
        }

        @Test
        void denyingOneCancerSaysNothingOfOthers() {
            var chart = aChart().with(
                            condition("1", Code.snomed("254837009"), ClinicalStatus.ACTIVE, Verification.REFUTED, ""))
                    .now();
            var selected = select("{id: ca, condition: malignancy, lookback: ever}", chart);
            assertThat(selected.value()).isEqualTo(Value.Logical.UNKNOWN);
            assertThat(selected.evidence())
                    .singleElement()
                    .satisfies(fact -> assertThat(fact.value()).isEqualTo("refuted"));
        }

        @ParameterizedTest
        @CsvSource({
            "2026-05-01, TRUE, GIVEN",
            "2025-01-01, UNKNOWN, STALE",
            "2025, UNKNOWN, STALE",
            "2026, UNKNOWN, MISSING",
            "'', UNKNOWN, MISSING"
        })
        void withinAWindowIsJudgedByItsOnset(String onset, Truth truth, Selected.State state) {
            var chart =
                    aChart().with(condition("1", HEART_FAILURE, ClinicalStatus.ACTIVE, Verification.CONFIRMED, onset));
            assertIs(heartFailure("3mo", chart), truth, state);
        }

        @Test
        void withoutAnOnsetBeganBeforeItWasEntered() {
            var entered = entered("1", Verification.CONFIRMED, "2020-01-01");
            assertIs(heartFailure("3mo", aChart().with(entered)), Truth.UNKNOWN, Selected.State.STALE);
        }

        @Test
        void hasLastedOnlyWhereItIsNotOver() {
            String lasted = "{active-for: 6wk}";
            assertIs(
                    heartFailure(
                            lasted,
                            aChart().with(condition(
                                    "1", HEART_FAILURE, ClinicalStatus.ACTIVE, Verification.CONFIRMED, "2026-01-01"))),
                    Truth.TRUE,
                    Selected.State.GIVEN);
            assertIs(
                    heartFailure(
                            lasted,
                            aChart().with(condition(
                                    "1", HEART_FAILURE, ClinicalStatus.PAST, Verification.CONFIRMED, "2026-01-01"))),
                    Truth.FALSE,
                    Selected.State.GIVEN);
            assertIs(
                    heartFailure(
                            lasted,
                            aChart().with(condition(
                                    "1", HEART_FAILURE, ClinicalStatus.ACTIVE, Verification.CONFIRMED, "2026-05-25"))),
                    Truth.UNKNOWN,
                    Selected.State.STALE);
        }

        @Test
        void affirmedAfterItWasDeniedIsNoConflict() {
            var denied = entered("1", Verification.REFUTED, "2020-01-01");
            var affirmed = entered("2", Verification.CONFIRMED, "2026-01-01");
            assertIs(heartFailure("ever", aChart().with(denied).with(affirmed)), Truth.TRUE, Selected.State.GIVEN);
            var deniedLater = entered("1", Verification.REFUTED, "2026-02-01");
            assertIs(
                    heartFailure("ever", aChart().with(deniedLater).with(affirmed)),
                    Truth.UNKNOWN,
                    Selected.State.CONFLICTING);
        }

        private static Finding.Condition entered(String id, Verification verification, String when) {
            return new Finding.Condition(
                    Source.of("Condition/" + id),
                    Concept.of(HEART_FAILURE, "heart failure"),
                    ClinicalStatus.ACTIVE,
                    verification,
                    Optional.empty(),
                    Optional.empty(),
                    Charts.time(when),
                    Set.of(),
                    Optional.empty());
        }

        @Test
        void forAtLeastAWhile() {
            var chart = aChart().with(
                            condition("1", HEART_FAILURE, ClinicalStatus.ACTIVE, Verification.CONFIRMED, "2025-01-01"));
            assertIs(heartFailure("..3mo", chart), Truth.TRUE, Selected.State.GIVEN);
        }
    }

    @Nested
    class ADrug {
        private static final Concept APIXABAN = Concept.of(Code.rxnorm("1364430"), "apixaban");
        private static final Concept BY_NAME = new Concept(List.of(), "Eliquis (apixaban) 5 mg");
        private static final Concept WARFARIN = Concept.of(Code.rxnorm("855332"), "warfarin 5 MG");

        private static Selected anticoagulant(String state, Charts chart) {
            return select("{id: ac, medication: anticoagulant, state: " + state + "}", chart.now());
        }

        @ParameterizedTest
        @CsvSource({
            "current, ACTIVE, TRUE, GIVEN",
            "current, PAST, UNKNOWN, STALE",
            "current, UNKNOWN, UNKNOWN, MISSING",
            "current, DRAFT, UNKNOWN, NOT_MENTIONED",
            "current, NOT_TAKEN, UNKNOWN, STALE",
            "ever, PAST, TRUE, GIVEN",
            "proposed, DRAFT, TRUE, GIVEN",
            "proposed, SELECTED, TRUE, GIVEN",
            "proposed, ACTIVE, FALSE, GIVEN",
            "'[current, proposed]', DRAFT, TRUE, GIVEN",
            "'[current, proposed]', ACTIVE, TRUE, GIVEN"
        })
        void countsByState(String use, State state, Truth truth, Selected.State outcome) {
            assertIs(anticoagulant(use, aChart().with(drug("1", APIXABAN, state))), truth, outcome);
        }

        @Test
        void thatOneDoesNotTakeIsADocumentedNoForThatDrugOnly() {
            var chart = aChart().with(drug("1", APIXABAN, State.NOT_TAKEN)).now();
            assertIs(select("{id: a, medication: apixaban, state: current}", chart), Truth.FALSE, Selected.State.GIVEN);
        }

        @Test
        void notTakingOneDoesNotSpeakAgainstAnother() {
            var chart = aChart().with(drug("1", APIXABAN, State.NOT_TAKEN)).with(drug("2", WARFARIN, State.ACTIVE));
            assertIs(anticoagulant("current", chart), Truth.TRUE, Selected.State.GIVEN);
        }

        @ParameterizedTest
        @CsvSource({
            "ORDERED, 2026-05-01, '', TRUE, GIVEN",
            // when it was stopped is not said
            "ORDERED, 2025-01-01, '', UNKNOWN, MISSING",
            "ORDERED, 2025-01-01, 2025-06-01, UNKNOWN, STALE",
            "ORDERED, 2025-01-01, 2026-05-01, UNKNOWN, MISSING",
            "ORDERED, 2025-01-01, 2027-01-01, UNKNOWN, MISSING",
            "ORDERED, '', 2025-06-01, UNKNOWN, STALE",
            "STATED, 2025-01-01, 2026-05-01, TRUE, GIVEN",
            "STATED, 2025-01-01, 2025-06-01, UNKNOWN, STALE",
            "ADMINISTERED, 2025-01-01, '', UNKNOWN, STALE",
            "ADMINISTERED, 2026-05-01, '', TRUE, GIVEN"
        })
        void ofThePastCountsInAWindowByItsBeginningAndItsEnd(
                Kind kind, String began, String ended, Truth truth, Selected.State outcome) {
            var fact = Charts.until(drug("1", APIXABAN, State.PAST, kind, began), ended);
            var spec = "{id: ac, medication: anticoagulant, state: ever, window: 3mo}";
            assertIs(select(spec, aChart().with(fact).now()), truth, outcome);
        }

        @Test
        void thatBeginsLaterIsOnTheListAndNotTakenYet() {
            var later = drug("1", APIXABAN, State.ACTIVE, Kind.ORDERED, "2026-06-03");
            assertIs(anticoagulant("current", aChart().with(later)), Truth.UNKNOWN, Selected.State.MISSING);
            var presumed = select(
                    "{id: ac, medication: anticoagulant, state: current, silence: absent-presumed}",
                    aChart().with(later).now());
            assertIs(presumed, Truth.UNKNOWN, Selected.State.MISSING);
            assertThat(presumed.note()).isEqualTo("begins later");
        }

        @Test
        void ofAFormThatIsNotMeantDoesNotCount() {
            String spec = "{id: v, medication: phenylephrine, state: current, unless: [tablet]}";
            var tablet = drug("1", new Concept(List.of(), "phenylephrine 10 MG Oral Tablet"), State.ACTIVE);
            var infusion = drug("1", new Concept(List.of(), "phenylephrine 10 MG/ML Injection"), State.ACTIVE);
            assertIs(select(spec, aChart().with(tablet).now()), Truth.UNKNOWN, Selected.State.NOT_MENTIONED);
            assertIs(select(spec, aChart().with(infusion).now()), Truth.TRUE, Selected.State.GIVEN);
        }

        @Test
        void recognisedByNameSaysSo() {
            var selected = anticoagulant("current", aChart().with(drug("1", BY_NAME, State.ACTIVE)));
            assertThat(selected.evidence().getFirst().value()).isEqualTo("recognised by its name");
        }

        @Test
        void givenTodayIsCurrent() {
            var given = drug("1", APIXABAN, State.PAST, Kind.ADMINISTERED, "2026-06-01T08:00:00Z");
            assertIs(anticoagulant("current", aChart().with(given)), Truth.TRUE, Selected.State.GIVEN);
            var lastWeek = drug("1", APIXABAN, State.PAST, Kind.ADMINISTERED, "2026-05-20T08:00:00Z");
            assertIs(anticoagulant("current", aChart().with(lastWeek)), Truth.UNKNOWN, Selected.State.STALE);
        }
    }

    @Nested
    class AProcedure {
        private static final Code DIALYSIS = Code.snomed("302497006");

        @ParameterizedTest
        @CsvSource({
            "DONE, 2026-05-31, TRUE, GIVEN",
            "IN_PROGRESS, 2026-05-31, TRUE, GIVEN",
            "DONE, 2026-01-01, UNKNOWN, STALE",
            "DONE, '', UNKNOWN, MISSING",
            "NOT_DONE, 2026-05-31, UNKNOWN, STALE",
            "PLANNED, 2026-06-03, UNKNOWN, NOT_MENTIONED",
            "UNKNOWN, 2026-05-31, UNKNOWN, MISSING"
        })
        void countsByStateAndTime(Finding.Procedure.State state, String when, Truth truth, Selected.State outcome) {
            var chart = aChart().with(procedure("1", DIALYSIS, state, when)).now();
            assertIs(select("{id: d, procedure: dialysis, window: 7d}", chart), truth, outcome);
        }
    }

    @Nested
    class AnAllergy {
        private static Finding.Allergy allergy(String id, Concept concept, boolean noKnown) {
            return new Finding.Allergy(
                    Source.of("AllergyIntolerance/" + id),
                    concept,
                    noKnown,
                    ClinicalStatus.ACTIVE,
                    Verification.CONFIRMED,
                    Optional.empty());
        }

        private static final Concept NONE = Concept.of(Code.snomed("716186003"), "No known allergy");
        private static final Concept AMOXICILLIN = Concept.of(Code.rxnorm("723"), "amoxicillin");

        @Test
        void isDocumentedAbsentByNoKnownAllergies() {
            var chart = aChart().with(allergy("1", NONE, true)).now();
            assertIs(
                    select("{id: p, label: Penicillin allergy, allergy: penicillin}", chart),
                    Truth.FALSE,
                    Selected.State.GIVEN);
        }

        @Test
        void contradictsNoKnownAllergies() {
            var chart = aChart().with(allergy("1", NONE, true))
                    .with(allergy("2", AMOXICILLIN, false))
                    .now();
            assertIs(
                    select("{id: p, label: Penicillin allergy, allergy: penicillin}", chart),
                    Truth.UNKNOWN,
                    Selected.State.CONFLICTING);
        }

        @Test
        void isUnknownWhereNothingIsSaid() {
            assertIs(
                    select("{id: p, label: Any allergy, allergy: any}", aChart().now()),
                    Truth.UNKNOWN,
                    Selected.State.NOT_MENTIONED);
        }
    }

    @Nested
    class ThePerson {
        @ParameterizedTest
        @CsvSource({"1960-06-01, 66, 66", "1960-06-02, 65, 65", "1960, 65, 66", "1960-06, 65, 66"})
        void hasAnAgeAsExactAsTheBirthDate(String birth, String least, String most) {
            var selected = select("{id: age, age: a}", aChart().born(birth).now());
            var number = (Value.Number) selected.value();
            assertThat(number.low().orElseThrow()).isEqualByComparingTo(least);
            assertThat(number.high().orElseThrow()).isEqualByComparingTo(most);
            assertThat(selected.evidence().getFirst().source().reference()).isEqualTo("Patient/1");
        }

        @Test
        void hasAnUnknownAgeWithoutBirthDate() {
            var selected = select("{id: age, age: a}", aChart().born("").now());
            assertThat(selected.state()).isEqualTo(Selected.State.MISSING);
            assertThat(selected.known()).isFalse();
        }

        @ParameterizedTest
        @CsvSource({"FEMALE, female", "MALE, male", "OTHER, female male", "UNKNOWN, female male"})
        void hasASexOrEitherOfTwo(Demographics.Gender gender, String possible) {
            var selected =
                    select("{id: sex, sex: true}", aChart().gender(gender).now());
            assertThat(((Value.Choice) selected.value()).possible()).isEqualTo(Set.of(possible.split(" ")));
        }
    }

    @Test
    void aBedsideFindingIsAskedFor() {
        var selected = select(
                "{id: calf, finding: Calf swollen by 3 cm or more, question: Is one calf swollen by 3 cm or more?}",
                aChart().now());
        assertIs(selected, Truth.UNKNOWN, Selected.State.NOT_MENTIONED);
        assertThat(selected.question()).isEqualTo("Is one calf swollen by 3 cm or more?");
    }

    @Test
    void aNumberThatOnlyAPersonKnowsCanBeAllThatIsPlausible() {
        var selected = select("{id: burn, finding: Burnt body surface, unit: \"%\", range: [0, 100]}", aChart().now());
        assertThat(selected.value())
                .isEqualTo(Value.Number.between(java.math.BigDecimal.ZERO, new java.math.BigDecimal(100), "%"));
    }
}
