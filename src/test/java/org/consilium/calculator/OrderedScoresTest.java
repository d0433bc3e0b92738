package org.consilium.calculator;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.consilium.assessment.Abstention;
import org.consilium.assessment.Assessment;
import org.consilium.assessment.Calculation;
import org.consilium.assessment.Calculation.Outcome;
import org.consilium.assessment.Calculation.Relevance;
import org.consilium.assessment.Occasion;
import org.consilium.selection.Selector;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** An order that is being written brings the scores it calls for, and what is missing for them. */
class OrderedScoresTest {
    private static final Calculators CALCULATORS = Calculators.load();
    private static final String CREATININE = "observation code=loinc|2160-0 value=1.9 unit=mg/dL at=2h";
    private static final String KIDNEY_DISEASE = "condition code=snomed|709044004 at=100wk";
    private static final String FIBRILLATION = "condition code=snomed|49436004 at=10wk";
    private static final String WEIGHT = "observation code=loinc|29463-7 value=70 unit=kg at=2d";
    private static final String HEIGHT = "observation code=loinc|8302-2 value=170 unit=cm at=2d";
    private static final String QT = "observation code=loinc|8634-8 value=480 unit=ms at=2h";
    private static final String RATE = "observation code=loinc|8867-4 value=62 unit=/min at=2h";

    /**
     * @param order the drafted order
     * @param record what the score needs
     * @param needed what is left of that where the inputs are missing
     */
    record Called(String score, String order, List<String> record, List<String> needed, String reason) {
        @Override
        public String toString() {
            return score + " by " + order;
        }
    }

    private static String drug(String name) {
        return "medication status=draft named=" + name;
    }

    static Stream<Called> orders() {
        String anticoagulant = "an anticoagulant is being ordered";
        return Stream.of(
                new Called(
                        "cockcroft-gault",
                        drug("vancomycin"),
                        List.of(CREATININE, WEIGHT, HEIGHT),
                        List.of(WEIGHT, HEIGHT),
                        "a drug dosed by kidney function is being ordered"),
                new Called(
                        "ckd-epi-2021",
                        "order named=\"CT Abdomen and Pelvis W contrast IV\"",
                        List.of(CREATININE, KIDNEY_DISEASE),
                        List.of(KIDNEY_DISEASE),
                        "contrast imaging is being ordered"),
                new Called(
                        "ckd-epi-2021",
                        drug("iohexol"),
                        List.of(CREATININE, KIDNEY_DISEASE),
                        List.of(),
                        "contrast imaging is being ordered"),
                new Called("cha2ds2-vasc", drug("apixaban"), List.of(FIBRILLATION), List.of(), anticoagulant),
                new Called(
                        "has-bled",
                        drug("warfarin"),
                        List.of(FIBRILLATION, CREATININE, "pressure systolic=170 diastolic=80 at=1d"),
                        List.of(FIBRILLATION),
                        anticoagulant),
                new Called(
                        "morphine-equivalents",
                        "medication status=draft named=oxycodone dose=30 unit=mg daily=3",
                        List.of(),
                        List.of(),
                        "an opioid is being ordered"),
                new Called(
                        "qtc-fridericia",
                        drug("ondansetron"),
                        List.of(QT, RATE),
                        List.of(RATE),
                        "a drug that prolongs QT is being ordered"));
    }

    private static List<Assessment> assess(List<String> record, String... more) {
        List<String> lines = new ArrayList<>(record);
        lines.addAll(List.of(more));
        return new CalculatorAssessor(CALCULATORS, Selector.standard(), new CalculatorSettings(true))
                .assess(SmallChart.of("1946-02-10", "female", lines), Occasion.of("order-sign"));
    }

    private static Optional<Calculation> score(List<Assessment> all, String score) {
        return all.stream()
                .filter(each -> each.topic().equals(score))
                .map(Calculation.class::cast)
                .findFirst();
    }

    @ParameterizedTest
    @MethodSource("orders")
    void theOrderBringsTheScore(Called called) {
        assertThat(score(assess(called.record(), called.order()), called.score()))
                .hasValueSatisfying(calculation -> {
                    assertThat(calculation.relevance()).isNotEqualTo(Relevance.ROUTINE);
                    assertThat(calculation.relevanceReason()).contains(called.reason());
                    assertThat(calculation.outcome()).isNotInstanceOf(Outcome.NotComputable.class);
                });
    }

    @ParameterizedTest
    @MethodSource("orders")
    void withoutTheOrderNothingSpeaksOfOne(Called called) {
        assertThat(score(assess(called.record()), called.score())
                        .map(Calculation::relevanceReason)
                        .orElse(""))
                .doesNotContain(called.reason());
    }

    @ParameterizedTest
    @MethodSource("orders")
    void whereAnInputIsMissingTheOrderBringsWhatIsMissing(Called called) {
        if (called.needed().isEmpty()) {
            return;
        }
        assertThat(score(assess(called.needed(), called.order()), called.score()))
                .hasValueSatisfying(calculation -> {
                    assertThat(calculation.outcome())
                            .isInstanceOfSatisfying(
                                    Outcome.NotComputable.class,
                                    missing -> assertThat(missing.missing()).isNotEmpty());
                    assertThat(calculation.relevance()).isEqualTo(Relevance.NOTABLE);
                    assertThat(calculation.relevanceReason()).isEqualTo(called.reason());
                });
        assertThat(score(assess(called.needed()), called.score())
                        .map(Calculation::relevance)
                        .orElse(Relevance.ROUTINE))
                .as("without the order")
                .isEqualTo(Relevance.ROUTINE);
    }

    @Test
    void anOpioidWhoseDoseIsNotKnownIsAskedFor() {
        assertThat(score(assess(List.of(), drug("oxycodone")), "morphine-equivalents"))
                .hasValueSatisfying(calculation -> {
                    assertThat(calculation.relevance()).isEqualTo(Relevance.NOTABLE);
                    assertThat(calculation.outcome()).isNotInstanceOf(Outcome.Exact.class);
                });
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "order named=\"CT Head WO contrast\"",
                "order named=\"CT Head without contrast\"",
                "order named=\"MR Brain W contrast IV\"",
                "order named=\"US Liver W contrast IV\"",
                "medication status=draft named=acetaminophen",
                "medication status=draft named=heparin"
            })
    void whatHasNoIodineAndWhatTheKidneyDoesNotClearCallsForNothing(String order) {
        List<Assessment> all = assess(List.of(CREATININE, KIDNEY_DISEASE, WEIGHT, HEIGHT), order);

        assertThat(score(all, "ckd-epi-2021"))
                .hasValueSatisfying(egfr -> assertThat(egfr.relevanceReason()).doesNotContain("contrast"));
        assertThat(score(all, "cockcroft-gault"))
                .hasValueSatisfying(
                        clearance -> assertThat(clearance.relevance()).isEqualTo(Relevance.ROUTINE));
    }

    @Test
    void ofScoresOfTheSameWeightThoseThatTheOrderCallsForComeFirst() {
        List<String> notable = assess(
                        List.of(
                                CREATININE,
                                "observation code=loinc|2951-2 value=140 unit=mmol/L at=2h",
                                "observation code=loinc|2075-0 value=104 unit=mmol/L at=2h",
                                "observation code=loinc|1963-8 value=16 unit=mmol/L at=2h"),
                        drug("iohexol"))
                .stream()
                .filter(Calculation.class::isInstance)
                .map(Calculation.class::cast)
                .filter(calculation -> calculation.relevance() == Relevance.NOTABLE)
                .map(Calculation::topic)
                .toList();

        assertThat(notable).first().isEqualTo("ckd-epi-2021");
        assertThat(notable).anyMatch(topic -> topic.startsWith("anion-gap"));
    }

    @Test
    void whatIsNotOfferedIsNamedWithItsReason() {
        Assessment last = assess(List.of(CREATININE)).getLast();

        assertThat(last).isInstanceOfSatisfying(Abstention.class, abstention -> {
            assertThat(abstention.topic()).isEqualTo(CalculatorAssessor.NOT_OFFERED);
            assertThat(abstention.wouldSettle())
                    .contains(
                            "CHA2DS2-VASc: no atrial fibrillation in the record",
                            "Morphine milligram equivalents a day: no opioid in the record, no opioid being ordered",
                            "QTc (Fridericia): the record holds none of its inputs",
                            "eGFR below 25 years (CKiD U25): not meant for this patient")
                    .noneMatch(line -> line.startsWith("eGFR (CKD-EPI 2021):"));
        });
    }

    @Test
    void anUnknownInputThatCannotMoveTheResultIsNotAskedFor() {
        Calculation news = CALCULATORS
                .named("news2")
                .calculate(SmallChart.of(
                        "1956-02-10",
                        "male",
                        List.of(
                                "observation code=loinc|9279-1 value=16 unit=/min at=1h",
                                "observation code=loinc|59408-5 value=97 unit=% at=1h",
                                "observation code=loinc|3151-8 value=4 unit=L/min at=1h",
                                "pressure systolic=124 diastolic=70 at=1h",
                                RATE,
                                "observation code=loinc|67775-7 answer=loinc|LA9340-6 at=1h",
                                "observation code=loinc|9269-2 value=15 unit={score} at=1h",
                                "observation code=loinc|8310-5 value=37.0 unit=Cel at=1h")));

        assertThat(news.inputs())
                .filteredOn(input -> input.id().equals("oxygen"))
                .singleElement()
                .satisfies(input -> {
                    assertThat(input.question()).isEmpty();
                    assertThat(input.note()).isEqualTo("would not change the result");
                });
    }
}
