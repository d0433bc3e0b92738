package org.consilium.trial;

import static org.assertj.core.api.Assertions.assertThat;
import static org.consilium.trial.Charts.aPatient;
import static org.consilium.trial.Judging.exclusion;
import static org.consilium.trial.Judging.exclusionOnlyIf;
import static org.consilium.trial.Judging.inclusion;
import static org.consilium.trial.Judging.withScore;
import static org.consilium.trial.Judging.words;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.consilium.assessment.Calculation;
import org.consilium.assessment.Calculation.Input;
import org.consilium.chart.Demographics.Gender;
import org.consilium.chart.Finding;
import org.consilium.chart.Reach;
import org.consilium.chart.Result;
import org.consilium.terminology.Code;
import org.consilium.terminology.Concept;
import org.consilium.terminology.Quantity;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class RecordLeavesTest {
    private static final String POTASSIUM = "2823-3";
    private static final String ALT = "1742-6";

    @Nested
    class AgeAndSex {
        @ParameterizedTest
        @CsvSource(delimiter = '|', textBlock = """
            1962-03-15 | {age: {from: 18, to: 64}} | MET DOCUMENTED
            1962-03-15 | {age: {from: 65}}         | NOT_MET DOCUMENTED
            1962-03-15 | {age: {to: 63}}           | NOT_MET DOCUMENTED
            1962-03-15 | {age: {from: 18}}         | MET DOCUMENTED
            1962       | {age: {to: 64}}           | MET DOCUMENTED
            1962       | {age: {from: 64}}         | UNKNOWN NO_DATA
            1962       | {age: {from: 60}}         | MET DOCUMENTED
            ''         | {age: {from: 18}}         | UNKNOWN NO_DATA
            """)
        void anOpenEndOrAMissingBirthDateNeverStops(String born, String is, String expected) {
            assertThat(words(inclusion(is, aPatient().born(born).chart()))).isEqualTo(expected);
        }

        @Test
        void sexIsWhatTheRecordStates() {
            assertThat(words(inclusion("{sex: female}", aPatient().chart()))).isEqualTo("MET DOCUMENTED");
            assertThat(words(inclusion("{sex: male}", aPatient().chart()))).isEqualTo("NOT_MET DOCUMENTED");
            // the focus line of the helper's trial asks for a sex, so an unknown one is judged through an exclusion
            assertThat(new PatientLeaves(aPatient().gender(Gender.OTHER).chart())
                            .sex(new Criterion.Sex(Gender.MALE))
                            .documented())
                    .isEqualTo(org.consilium.expression.Truth.UNKNOWN);
        }
    }

    @Nested
    class Results {
        @ParameterizedTest
        @CsvSource(delimiter = '|', textBlock = """
            4.3 | mmol/L | 2026-11-10 | MET DOCUMENTED
            5.4 | mmol/L | 2026-11-10 | NOT_MET DOCUMENTED
            5.4 | meq/L  | 2026-11-10 | NOT_MET DOCUMENTED
            5.4 | mmol/L | 2026-09-10 | UNKNOWN STALE
            5.4 | mg/L   | 2026-11-10 | UNKNOWN UNIT
            54  | mmol/L | 2026-11-10 | UNKNOWN ERROR
            """)
        void withinALimit(String value, String unit, String date, String expected) {
            var chart = aPatient().lab(POTASSIUM, value, unit, date).chart();

            assertThat(words(inclusion(
                            "{observation: {of: potassium, at-most: 5.0, unit: mmol/L, within: 30d}}", chart)))
                    .isEqualTo(expected);
        }

        @Test
        void thatAreMissingOrUnreadAreQuestions() {
            String is = "{observation: {of: potassium, above: 5.5, unit: mmol/L, within: 30d}}";
            var unread = aPatient()
                    .reading(Reach.Kind.OBSERVATION, new Reach.Coverage.Unavailable("not sent"))
                    .chart();
            var verdict = exclusion(is, aPatient().chart());

            assertThat(words(verdict)).isEqualTo("UNKNOWN NO_DATA");
            assertThat(verdict.question()).isEqualTo("Potassium within 30 days?");
            assertThat(words(exclusion(is, unread))).isEqualTo("UNKNOWN NO_DATA");
        }

        @Test
        void ofOneMomentThatDisagreeAreAConflictUnlessBothSayTheSame() {
            String is = "{observation: {of: potassium, at-most: 5.0, unit: mmol/L, within: 30d}}";
            var apart = aPatient()
                    .lab(POTASSIUM, "4.2", "mmol/L", "2026-11-10T08:00:00Z")
                    .lab(POTASSIUM, "5.8", "mmol/L", "2026-11-10T08:00:00Z");

            assertThat(words(inclusion(is, apart.chart()))).isEqualTo("UNKNOWN CONFLICT");
        }

        @Test
        void belowADetectionLimitDecideWhereTheyCan() {
            var bounded = new Result.Measured(
                    Quantity.of("3", "mmol/L"), Result.Bound.LESS_THAN, "< 3 mmol/L", Optional.empty());
            var chart = aPatient().result(POTASSIUM, bounded, "2026-11-10").chart();

            assertThat(words(inclusion("{observation: {of: potassium, at-most: 5.0}}", chart)))
                    .isEqualTo("MET DOCUMENTED");
            assertThat(words(inclusion("{observation: {of: potassium, at-least: 2.0}}", chart)))
                    .isEqualTo("UNKNOWN NO_DATA");
        }

        @ParameterizedTest
        @CsvSource(delimiter = '|', textBlock = """
            latest | MET DOCUMENTED
            any    | NOT_MET DOCUMENTED
            all    | MET DOCUMENTED
            worst  | MET DOCUMENTED
            """)
        void pickOfSeveralForAnExclusionAbove(String pick, String expected) {
            assertThat(words(exclusion(
                            "{observation: {of: potassium, above: 5.5, pick: " + pick + ", within: 30d}}", series())))
                    .isEqualTo(expected);
        }

        @ParameterizedTest
        @CsvSource(delimiter = '|', textBlock = """
            latest | MET DOCUMENTED
            any    | MET DOCUMENTED
            all    | NOT_MET DOCUMENTED
            worst  | NOT_MET DOCUMENTED
            """)
        void pickOfSeveralForAnInclusionAtMost(String pick, String expected) {
            assertThat(words(inclusion(
                            "{observation: {of: potassium, at-most: 5.0, pick: " + pick + ", within: 30d}}", series())))
                    .isEqualTo(expected);
        }

        private static org.consilium.chart.PatientChart series() {
            return aPatient()
                    .lab(POTASSIUM, "6.1", "mmol/L", "2026-11-05")
                    .lab(POTASSIUM, "4.4", "mmol/L", "2026-11-15")
                    .chart();
        }

        @Test
        void noneOfSeveralIsSaidOnlyOfARecordReadToItsEnd() {
            var chart = aPatient()
                    .lab(POTASSIUM, "4.4", "mmol/L", "2026-11-15")
                    .reading(Reach.Kind.OBSERVATION, new Reach.Coverage.Partial(50, "more than one page"))
                    .chart();
            String any = "{observation: {of: potassium, above: 5.5, pick: any, within: 30d}}";

            assertThat(words(exclusion(any, chart))).isEqualTo("UNKNOWN NO_DATA");
        }

        @ParameterizedTest
        @CsvSource(delimiter = '|', textBlock = """
            54  | U/L | 45 | MET DOCUMENTED
            140 | U/L | 45 | NOT_MET DOCUMENTED
            140 | U/L | 60 | MET DOCUMENTED
            90  | U/L | '' | MET DOCUMENTED
            """)
        void timesTheUpperLimitIsThatOfTheResultItself(String value, String unit, String limit, String expected) {
            var chart = aPatient().lab(ALT, value, unit, "2026-11-15", limit).chart();
            var verdict = inclusion("{observation: {of: alt, at-most: 2.5, unit: xULN, within: 28d}}", chart);

            assertThat(words(verdict)).isEqualTo(expected);
            assertThat(verdict.explanation()).contains(limit.isEmpty() ? "assumed 40" : "limit of this laboratory");
        }

        @Test
        void timesTheUpperLimitIsNotKnownWhereNobodyStatesALimit() {
            var chart = aPatient().lab("1975-2", "2.0", "mg/dL", "2026-11-15").chart();

            assertThat(words(inclusion("{observation: {of: bilirubin, at-most: 1.5, unit: xULN, within: 28d}}", chart)))
                    .isEqualTo("UNKNOWN NO_DATA");
        }

        @Test
        void theUnitOfEntryDoesNotMatter() {
            String is = "{observation: {of: creatinine, at-most: 1.5, unit: mg/dL, within: 28d}}";

            assertThat(words(inclusion(
                            is,
                            aPatient()
                                    .lab("2160-0", "1.4", "mg/dL", "2026-11-15")
                                    .chart())))
                    .isEqualTo("MET DOCUMENTED");
            assertThat(words(inclusion(
                            is,
                            aPatient()
                                    .lab("14682-9", "123.76", "umol/L", "2026-11-15")
                                    .chart())))
                    .isEqualTo("MET DOCUMENTED");
            assertThat(words(inclusion(
                            is,
                            aPatient()
                                    .lab("14682-9", "141", "umol/L", "2026-11-15")
                                    .chart())))
                    .isEqualTo("NOT_MET DOCUMENTED");
        }

        @Test
        void beforeADayThatLiesAheadAValueOfTodayDoesNotDecide() {
            var chart = aPatient().lab(POTASSIUM, "4.4", "mmol/L", "2026-11-15").chart();

            assertThat(words(inclusion(
                            "{observation: {of: potassium, at-most: 5, within: {length: 7d, before: first-dose}}}",
                            chart)))
                    .isEqualTo("UNKNOWN OUTSIDE_RECORD");
        }

        @Test
        void answersInWords() {
            String former = "{observation: {of: smoking-status, answer: [current, former]}}";
            var never = new Result.Coded(Concept.of(Code.snomed("266919005"), "Never smoked tobacco"));

            assertThat(words(exclusion(
                            former,
                            aPatient().result("72166-2", never, "2026-06-01").chart())))
                    .isEqualTo("MET DOCUMENTED");
        }
    }

    @Nested
    class Pregnancy {
        private static final Result POSITIVE = new Result.Coded(Concept.of(Code.snomed("10828004"), "Positive"));
        private static final Result NEGATIVE = new Result.Coded(Concept.of(Code.snomed("260385009"), "Negative"));

        @Test
        void isNeverPresumedAbsent() {
            var chart = aPatient().condition("195967001", "2010").chart();

            assertThat(words(exclusion("{pregnancy: now}", chart))).isEqualTo("UNKNOWN NO_DATA");
        }

        @Test
        void isWhatTestOrProblemListSay() {
            String is = "{pregnancy: now}";

            assertThat(words(exclusion(
                            is,
                            aPatient().result("2106-3", NEGATIVE, "2026-11-18").chart())))
                    .isEqualTo("MET DOCUMENTED");
            assertThat(words(exclusion(
                            is,
                            aPatient().result("2106-3", POSITIVE, "2026-11-18").chart())))
                    .isEqualTo("NOT_MET DOCUMENTED");
            assertThat(words(exclusion(
                            is, aPatient().condition("77386006", "2026-06-01").chart())))
                    .isEqualTo("NOT_MET DOCUMENTED");
            assertThat(words(exclusion(
                            is,
                            aPatient().result("2106-3", NEGATIVE, "2026-10-01").chart())))
                    .isEqualTo("UNKNOWN STALE");
        }

        @Test
        void isAConflictWhereTheyContradictEachOther() {
            var chart = aPatient()
                    .condition("77386006", "2026-06-01")
                    .result("2106-3", NEGATIVE, "2026-11-18")
                    .chart();

            assertThat(words(exclusion("{pregnancy: now}", chart))).isEqualTo("UNKNOWN CONFLICT");
        }

        @Test
        void ofTwoYearsAgoIsOver() {
            var chart = aPatient().condition("77386006", "2024-06-01").chart();

            assertThat(words(exclusion("{pregnancy: now}", chart))).isEqualTo("UNKNOWN NO_DATA");
        }

        @Test
        void doesNotApplyToMen() {
            var man = aPatient().gender(Gender.MALE).chart();
            var nobodyKnows = aPatient().born("").chart();

            assertThat(words(exclusionOnlyIf("{sex: female}", "{pregnancy: now}", man)))
                    .isEqualTo("NOT_APPLICABLE DOCUMENTED");
            assertThat(words(exclusionOnlyIf("{age: {to: 55}}", "{pregnancy: now}", nobodyKnows)))
                    .isEqualTo("UNKNOWN NO_DATA");
        }

        @Test
        void whereItIsNotKnownWhetherALineAppliesItCannotStop() {
            var pregnant =
                    aPatient().born("").condition("77386006", "2026-06-01").chart();

            assertThat(words(exclusionOnlyIf("{age: {to: 55}}", "{pregnancy: now}", pregnant)))
                    .isEqualTo("UNKNOWN NO_DATA");
        }
    }

    @Nested
    class Scores {
        @Test
        void exactOrARangeThatDecides() {
            assertThat(words(score(new Calculation.Outcome.Exact(new BigDecimal("3"), "1", "3"))))
                    .isEqualTo("MET DOCUMENTED");
            assertThat(words(score(new Calculation.Outcome.Exact(BigDecimal.ONE, "1", "1"))))
                    .isEqualTo("NOT_MET DOCUMENTED");
            assertThat(words(score(between("2", "5")))).isEqualTo("MET DOCUMENTED");
            assertThat(words(score(between("0", "1")))).isEqualTo("NOT_MET DOCUMENTED");
        }

        @Test
        void aRangeThatDoesNotDecideAsksForTheInput() {
            var verdict = score(between("1", "5"));

            assertThat(words(verdict)).isEqualTo("UNKNOWN STALE");
            assertThat(verdict.question()).isEqualTo("Weight (for A score)?");
        }

        @Test
        void notComputableNotApplicableOrOfAnotherUnitIsNotKnown() {
            assertThat(words(score(new Calculation.Outcome.NotComputable(List.of("Weight")))))
                    .isEqualTo("UNKNOWN STALE");
            assertThat(words(score(new Calculation.Outcome.NotApplicable("a child"))))
                    .isEqualTo("UNKNOWN NEEDS_HUMAN");
            assertThat(words(score(new Calculation.Outcome.Exact(BigDecimal.TEN, "mL/min", "10 mL/min"))))
                    .isEqualTo("UNKNOWN UNIT");
            LocalDate day = LocalDate.of(2026, 11, 25);
            assertThat(words(score(new Calculation.Outcome.OnDay(day, day, "2026-11-25", List.of()))))
                    .isEqualTo("UNKNOWN UNIT");
            assertThat(words(inclusion(
                            "{score: {of: none-such, at-least: 2}}", aPatient().chart())))
                    .isEqualTo("UNKNOWN ERROR");
        }

        private static Calculation.Outcome between(String low, String high) {
            return new Calculation.Outcome.Between(
                    new BigDecimal(low), new BigDecimal(high), "1", low + " to " + high, List.of(), List.of("Weight"));
        }

        private static org.consilium.assessment.Eligibility.CriterionVerdict score(Calculation.Outcome outcome) {
            var weight = new Input("weight", "Weight", "", Input.State.STALE, List.of(), "", "");
            var calculation = new Calculation(
                    "a-score",
                    "A score",
                    "1",
                    "",
                    Calculation.Relevance.ROUTINE,
                    "",
                    outcome,
                    "",
                    List.of(weight),
                    List.of(),
                    List.of(),
                    List.of(),
                    List.of(),
                    Optional.empty());
            return withScore(
                    "{score: {of: a-score, at-least: 2}}",
                    calculation,
                    aPatient().chart());
        }
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
        {note: "Is it in a note?"}      | UNKNOWN NEEDS_NOTE
        {ask: "Is he willing?"}         | UNKNOWN OUTSIDE_RECORD
        {judgement: "Is he fit for it?"} | UNKNOWN NEEDS_HUMAN
        """)
    void whatNoFactAnswersIsShownAsAQuestion(String is, String expected) {
        assertThat(words(inclusion(is, aPatient().chart()))).isEqualTo(expected);
    }

    @Test
    void explainsEveryPartOfACriterionOnItsOwnSide() {
        var chart = aPatient()
                .drug("simvastatin", Finding.Medication.State.ACTIVE, "2026-01-01")
                .chart();
        var verdict = inclusion("{all: [{age: {from: 18}}, {not: {medication: {of: statin}}}]}", chart);

        assertThat(words(verdict)).isEqualTo("NOT_MET DOCUMENTED");
        assertThat(verdict.parts()).extracting(Judging::words).containsExactly("MET DOCUMENTED", "NOT_MET DOCUMENTED");
        assertThat(verdict.parts().getLast().parts())
                .singleElement()
                .satisfies(part -> assertThat(part.text()).isEqualTo("Statins now"))
                .extracting(Judging::words)
                .isEqualTo("NOT_MET DOCUMENTED");
        assertThat(verdict.evidence())
                .extracting(evidence -> evidence.source().reference())
                .containsExactly("MedicationRequest/1");
    }
}
