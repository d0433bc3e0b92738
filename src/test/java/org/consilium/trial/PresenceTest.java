package org.consilium.trial;

import static org.assertj.core.api.Assertions.assertThat;
import static org.consilium.trial.Charts.aPatient;
import static org.consilium.trial.Judging.exclusion;
import static org.consilium.trial.Judging.exclusionEnrolledNow;
import static org.consilium.trial.Judging.inclusion;
import static org.consilium.trial.Judging.words;

import java.util.Optional;
import org.consilium.chart.Finding;
import org.consilium.chart.Finding.Condition.ClinicalStatus;
import org.consilium.chart.Finding.Condition.Verification;
import org.consilium.chart.Reach;
import org.consilium.terminology.Code;
import org.consilium.terminology.Concept;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PresenceTest {
    private static final String STROKE = "230690007";
    private static final String ASTHMA = "195967001";
    private static final String IS_STROKE = "{condition: {of: stroke, course: any}}";

    @Nested
    class Silence {
        private final Charts somebody = aPatient().condition(ASTHMA, "2010");

        @Test
        void ofAnExclusionIsPresumedAbsenceAndSaysWhatWasSearched() {
            var verdict = exclusion(IS_STROKE, somebody.chart());

            assertThat(words(verdict)).isEqualTo("MET PRESUMED");
            assertThat(verdict.searched()).isEqualTo("1 condition of the record");
        }

        @Test
        void ofAnInclusionIsAQuestion() {
            var verdict = inclusion(IS_STROKE, somebody.chart());

            assertThat(words(verdict)).isEqualTo("UNKNOWN NO_DATA");
            assertThat(verdict.question()).contains("Stroke");
        }

        @Test
        void insideANotItIsThatOfTheOtherSide() {
            assertThat(words(inclusion("{not: " + IS_STROKE + "}", somebody.chart())))
                    .isEqualTo("MET PRESUMED");
            assertThat(words(exclusion("{not: " + IS_STROKE + "}", somebody.chart())))
                    .isEqualTo("UNKNOWN NO_DATA");
        }

        @Test
        void aStatedPolicyComesFirst() {
            String absent = "{condition: {of: stroke, silence: absent}}";
            String unknown = "{condition: {of: stroke, silence: unknown}}";

            assertThat(words(inclusion(absent, somebody.chart()))).isEqualTo("NOT_MET PRESUMED");
            assertThat(words(exclusion(unknown, somebody.chart()))).isEqualTo("UNKNOWN NO_DATA");
        }

        @Test
        void ofARecordThatWasNotReadToItsEndSaysNothing() {
            for (var coverage : java.util.List.of(
                    new Reach.Coverage.Partial(100, "more than one page"),
                    new Reach.Coverage.Unavailable("not sent"))) {
                var verdict = exclusion(
                        IS_STROKE,
                        aPatient()
                                .condition(ASTHMA, "2010")
                                .reading(Reach.Kind.CONDITION, coverage)
                                .chart());

                assertThat(words(verdict)).isEqualTo("UNKNOWN NO_DATA");
            }
        }

        @Test
        void ofARecordThatHardlySaysAnythingSaysNothing() {
            assertThat(words(exclusion(IS_STROKE, aPatient().chart()))).isEqualTo("UNKNOWN NO_DATA");
        }
    }

    @Nested
    class OfConditions {
        @ParameterizedTest
        @CsvSource({
            "ACTIVE, CONFIRMED, active, NOT_MET DOCUMENTED",
            "ACTIVE, UNKNOWN, active, NOT_MET DOCUMENTED",
            "PAST, CONFIRMED, active, MET PRESUMED",
            "PAST, CONFIRMED, any, NOT_MET DOCUMENTED",
            "PAST, CONFIRMED, past, NOT_MET DOCUMENTED",
            "ACTIVE, CONFIRMED, past, MET PRESUMED",
            "UNKNOWN, CONFIRMED, active, UNKNOWN NO_DATA",
            "UNKNOWN, CONFIRMED, any, NOT_MET DOCUMENTED",
            "ACTIVE, UNCONFIRMED, active, UNKNOWN NEEDS_HUMAN",
            "ACTIVE, REFUTED, active, MET DOCUMENTED",
        })
        void statusAndVerification(ClinicalStatus status, Verification verification, String course, String expected) {
            var chart = aPatient()
                    .condition(STROKE, "2020", status, verification, Optional.empty())
                    .chart();

            assertThat(words(exclusion("{condition: {of: stroke, course: " + course + "}}", chart)))
                    .isEqualTo(expected);
        }

        @Test
        void aSuspectedOneCountsWhereTheTrialSaysSo() {
            var chart = aPatient()
                    .condition(STROKE, "", ClinicalStatus.ACTIVE, Verification.UNCONFIRMED, Optional.empty())
                    .chart();

            assertThat(words(exclusion("{condition: {of: stroke, suspected-too: true}}", chart)))
                    .isEqualTo("NOT_MET DOCUMENTED");
        }

        @Test
        void areDocumentedAbsentWhereTheyAreRefuted() {
            var chart = refuted(STROKE);

            assertThat(words(exclusion(IS_STROKE, chart))).isEqualTo("MET DOCUMENTED");
            assertThat(words(inclusion(IS_STROKE, chart))).isEqualTo("NOT_MET DOCUMENTED");
        }

        @Test
        void ofABroadSetAreNotAllAbsentBecauseOneIsRefuted() {
            var chart = refuted("254837009");
            String malignancy = "{condition: {of: malignancy}}";

            assertThat(words(exclusion(malignancy, chart))).isEqualTo("MET PRESUMED");
            assertThat(words(inclusion(malignancy, chart))).isEqualTo("UNKNOWN NO_DATA");
        }

        private static org.consilium.chart.PatientChart refuted(String snomed) {
            return aPatient()
                    .condition(snomed, "", ClinicalStatus.UNKNOWN, Verification.REFUTED, Optional.empty())
                    .chart();
        }

        @Test
        void thatAreBothRecordedAndRefutedAreAConflict() {
            var chart = aPatient()
                    .condition(STROKE, "2020")
                    .condition(STROKE, "", ClinicalStatus.UNKNOWN, Verification.REFUTED, Optional.empty())
                    .chart();

            assertThat(words(exclusion(IS_STROKE, chart))).isEqualTo("UNKNOWN CONFLICT");
        }

        @Test
        void ofTheFamilyAreNotThePatients() {
            var chart = aPatient().condition(ASTHMA, "2010").family(STROKE).chart();

            assertThat(words(exclusion(IS_STROKE, chart))).isEqualTo("MET PRESUMED");
        }

        @Test
        void severityMustBeRecordedToCount() {
            String severe = "{condition: {of: asthma, severity: [severe]}}";
            var graded = Optional.of(Concept.of(Code.snomed("24484000"), "Severe"));
            var mild = Optional.of(Concept.of(Code.snomed("255604002"), "Mild"));

            assertThat(words(exclusion(severe, aPatient().condition(ASTHMA, "").chart())))
                    .isEqualTo("UNKNOWN NO_DATA");
            assertThat(words(exclusion(severe, asthma(graded)))).isEqualTo("NOT_MET DOCUMENTED");
            assertThat(words(exclusion(severe, asthma(mild)))).isEqualTo("MET PRESUMED");
        }

        private static org.consilium.chart.PatientChart asthma(Optional<Concept> severity) {
            return aPatient()
                    .condition(ASTHMA, "", ClinicalStatus.ACTIVE, Verification.CONFIRMED, severity)
                    .chart();
        }

        @ParameterizedTest
        @CsvSource(
                nullValues = "-",
                value = {
                    "2026-10-20, NOT_MET DOCUMENTED, UNKNOWN OUTSIDE_RECORD",
                    "2024-10-20, MET PRESUMED, MET PRESUMED",
                    "2026, UNKNOWN NO_DATA, UNKNOWN OUTSIDE_RECORD",
                    "-, UNKNOWN NO_DATA, UNKNOWN NO_DATA",
                })
        void inAWindowBeforeNowOrBeforeEnrolment(
                @org.jspecify.annotations.Nullable String onset, String now, String ahead) {
            var chart = aPatient().condition(STROKE, onset == null ? "" : onset).chart();
            String enrolment = "{condition: {of: stroke, within: {length: 6mo, before: enrolment}}}";

            assertThat(words(exclusion("{condition: {of: stroke, within: 6mo}}", chart)))
                    .isEqualTo(now);
            assertThat(words(exclusion(enrolment, chart))).isEqualTo(ahead);
            assertThat(words(exclusionEnrolledNow(enrolment, chart))).isEqualTo(now);
        }
    }

    @Nested
    class OfDrugs {
        @ParameterizedTest
        @CsvSource({
            "ACTIVE, current, NOT_MET DOCUMENTED",
            "PAST, current, MET PRESUMED",
            "PAST, prior, NOT_MET DOCUMENTED",
            "NOT_TAKEN, current, MET PRESUMED",
            "UNKNOWN, current, UNKNOWN NO_DATA",
            "DRAFT, current, UNKNOWN NEEDS_HUMAN",
        })
        void stateAndUse(Finding.Medication.State state, String use, String expected) {
            var chart = aPatient()
                    .drug("simvastatin 20 MG tablet", state, "2026-01-01")
                    .chart();

            assertThat(words(exclusion("{medication: {of: statin, use: " + use + "}}", chart)))
                    .isEqualTo(expected);
        }

        @Test
        void washOutOfAStoppedOrderIsAQuestionAndNeverMet() {
            var chart = aPatient()
                    .drug("osimertinib", Finding.Medication.State.PAST, "2025-06-28")
                    .chart();
            var verdict = exclusion("{medication: {of: egfr-inhibitor, use: prior, within: 28d}}", chart);

            assertThat(words(verdict)).isEqualTo("UNKNOWN NO_DATA");
            assertThat(verdict.question()).isEqualTo("osimertinib: when last taken?");
        }

        @Test
        void whatBeginsLaterIsNotTakenYet() {
            var chart = aPatient()
                    .drug("simvastatin", Finding.Medication.State.ACTIVE, "2027-01-01")
                    .chart();

            assertThat(words(inclusion("{medication: {of: statin}}", chart))).isEqualTo("UNKNOWN NO_DATA");
        }

        @Test
        void washOutOfAnOrderThatSaysUntilWhen() {
            String is = "{medication: {of: egfr-inhibitor, use: prior, within: 28d}}";

            var over = exclusion(is, osimertinib("2025-06-28", "2026-03-01"));
            assertThat(words(over)).isEqualTo("MET PRESUMED");
            assertThat(over.explanation()).contains("osimertinib (2025-06-28, until 2026-03-01)");
            assertThat(words(exclusion(is, osimertinib("2025-06-28", "2026-11-10"))))
                    .isEqualTo("UNKNOWN NO_DATA");
            // stopped before its planned end: nobody knows when
            assertThat(words(exclusion(is, osimertinib("2025-06-28", "2027-06-28"))))
                    .isEqualTo("UNKNOWN NO_DATA");
            assertThat(words(exclusion(is, osimertinib("", "2026-03-01")))).isEqualTo("MET PRESUMED");
        }

        private static org.consilium.chart.PatientChart osimertinib(String since, String until) {
            return aPatient()
                    .drug("osimertinib", Finding.Medication.State.PAST, since, until)
                    .condition("44054006", "2020-01-01")
                    .chart();
        }

        @Test
        void stableFor() {
            String is = "{medication: {of: statin, for-at-least: 4wk}}";

            assertThat(words(inclusion(is, statinSince("2026-01-01")))).isEqualTo("MET DOCUMENTED");
            assertThat(words(inclusion(is, statinSince("2026-11-10")))).isEqualTo("UNKNOWN NO_DATA");
            assertThat(words(inclusion(is, statinSince("")))).isEqualTo("UNKNOWN NO_DATA");
        }

        private static org.consilium.chart.PatientChart statinSince(String date) {
            return aPatient()
                    .drug("simvastatin", Finding.Medication.State.ACTIVE, date)
                    .chart();
        }
    }

    @Nested
    class OfProcedures {
        private static final String DIALYSIS = "108241001";

        @ParameterizedTest
        @CsvSource({
            "DONE, done, NOT_MET DOCUMENTED",
            "IN_PROGRESS, done, NOT_MET DOCUMENTED",
            "PLANNED, done, MET PRESUMED",
            "NOT_DONE, done, MET PRESUMED",
            "UNKNOWN, done, UNKNOWN NO_DATA",
            "PLANNED, planned, NOT_MET DOCUMENTED",
            "DONE, planned, MET PRESUMED",
        })
        void stateAndStage(Finding.Procedure.State state, String stage, String expected) {
            var chart = aPatient().procedure(DIALYSIS, state, "2026-11-01").chart();

            assertThat(words(exclusion("{procedure: {of: dialysis, stage: " + stage + "}}", chart)))
                    .isEqualTo(expected);
        }

        @Test
        void anOrderIsAPlan() {
            String planned = "{procedure: {of: dialysis, stage: planned}}";
            Charts patient = aPatient().condition(ASTHMA, "");

            assertThat(words(exclusion(planned, patient.chart()))).isEqualTo("MET PRESUMED");
            assertThat(words(exclusion(
                            planned,
                            patient.order(DIALYSIS, Finding.Order.State.DRAFT).chart())))
                    .isEqualTo("UNKNOWN NEEDS_HUMAN");
            assertThat(words(exclusion(
                            planned,
                            patient.order(DIALYSIS, Finding.Order.State.ACTIVE).chart())))
                    .isEqualTo("NOT_MET DOCUMENTED");
        }

        @Test
        void notWithinHoldsOfWhatIsOlder() {
            var chart = aPatient()
                    .procedure(DIALYSIS, Finding.Procedure.State.DONE, "2026-08-01")
                    .chart();

            assertThat(words(inclusion("{procedure: {of: dialysis, not-within: 4wk}}", chart)))
                    .isEqualTo("MET PRESUMED");
            assertThat(words(inclusion("{procedure: {of: dialysis, not-within: 6mo}}", chart)))
                    .isEqualTo("NOT_MET DOCUMENTED");
        }
    }
}
