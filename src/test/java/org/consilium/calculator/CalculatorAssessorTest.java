package org.consilium.calculator;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.util.List;
import org.consilium.assessment.Calculation;
import org.consilium.assessment.Calculation.Relevance;
import org.consilium.assessment.Occasion;
import org.consilium.selection.Selector;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class CalculatorAssessorTest {
    private static final Calculators CALCULATORS = Calculators.load();

    private static List<Calculation> assess(String patient, boolean drafts) throws IOException {
        return new CalculatorAssessor(CALCULATORS, Selector.standard(), new CalculatorSettings(drafts))
                .assess(Charts.of(patient), Occasion.of("patient-view")).stream()
                        .filter(Calculation.class::isInstance)
                        .map(Calculation.class::cast)
                        .toList();
    }

    private static List<String> matter(String patient) throws IOException {
        return assess(patient, true).stream()
                .filter(calculation -> calculation.relevance() != Relevance.ROUTINE)
                .map(calculation -> calculation.topic() + " " + calculation.relevance())
                .toList();
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
        healthy-adult            |
        almost-empty             |
        child-with-asthma        |
        af-without-anticoagulant | cha2ds2-vasc CRITICAL
        long-qt                  | qtc-fridericia CRITICAL
        septic-pneumonia         | curb-65 CRITICAL, map CRITICAL, news2 CRITICAL, anion-gap-albumin-corrected NOTABLE, kdigo-aki-stage NOTABLE, sofa NOTABLE, ckd-epi-2021 NOTABLE
        """)
    void onlyWhatMattersNowGoesOnACard(String patient, String expected) throws IOException {
        List<String> wanted = expected == null ? List.of() : List.of(expected.split(", "));
        assertThat(matter(patient)).containsExactlyInAnyOrderElementsOf(wanted);
    }

    @Test
    void theReasonNamesNoValueThatIsNotOfTheRecord() throws IOException {
        assertThat(assess("af-without-anticoagulant", true))
                .filteredOn(calculation -> calculation.topic().equals("cha2ds2-vasc"))
                .singleElement()
                .satisfies(calculation -> {
                    assertThat(calculation.relevanceReason())
                            .isEqualTo("atrial fibrillation, no anticoagulant on the list");
                    assertThat(calculation.inputs())
                            .filteredOn(input -> input.id().equals("atrial_fibrillation"))
                            .singleElement()
                            .satisfies(input -> assertThat(input.evidence()).isNotEmpty());
                });
    }

    @Test
    void draftsAreShownOnlyWhereAskedFor() throws IOException {
        assertThat(assess("decompensated-cirrhosis", false))
                .extracting(Calculation::topic)
                .doesNotContain("meld-3", "meld-na")
                .contains("ckd-epi-2021");
        assertThat(assess("decompensated-cirrhosis", true))
                .extracting(Calculation::topic)
                .contains("meld-3", "meld-na");
    }

    @Test
    void aScoreThatABetterOneReplacesNeedsNoCardOfItsOwn() throws IOException {
        assertThat(assess("decompensated-cirrhosis", true))
                .filteredOn(calculation -> calculation.topic().equals("meld-na"))
                .singleElement()
                .satisfies(calculation -> assertThat(calculation.relevance()).isEqualTo(Relevance.ROUTINE));
    }

    private static Calculation of(String score, String... record) {
        return CALCULATORS.named(score).calculate(SmallChart.of("1976-02-10", "female", List.of(record)));
    }

    @Test
    void aCreatinineThatRisesIsNoSteadyOne() {
        Calculation calculation = of(
                "ckd-epi-2021",
                "observation code=loinc|2160-0 value=0.91 unit=mg/dL at=30h",
                "observation code=loinc|2160-0 value=1.82 unit=mg/dL at=1h");

        assertThat(calculation.relevanceReason()).startsWith("creatinine is rising");
        assertThat(calculation.notices()).anyMatch(notice -> notice.startsWith("creatinine is rising"));
        assertThat(calculation.inputs())
                .filteredOn(input -> input.id().equals("rise"))
                .singleElement()
                .satisfies(input -> assertThat(input.evidence()).isNotEmpty());
    }

    @Test
    void aCreatinineThatRoseSlowlyIsSteady() {
        Calculation calculation = of(
                "ckd-epi-2021",
                "observation code=loinc|2160-0 value=1.6 unit=mg/dL at=6d",
                "observation code=loinc|2160-0 value=1.82 unit=mg/dL at=1h");

        assertThat(calculation.relevanceReason()).startsWith("below 60");
        assertThat(calculation.notices()).isEmpty();
    }

    @Test
    void withOneCreatinineNothingIsSaidOfItsCourse() {
        Calculation calculation = of("ckd-epi-2021", "observation code=loinc|2160-0 value=1.82 unit=mg/dL at=1h");

        assertThat(calculation.relevanceReason()).startsWith("below 60");
    }

    @Test
    void jointPainThatIsOverHasNotLastedForSixWeeks() {
        String over = "condition code=snomed|57676002 status=resolved at=250wk";
        String lasting = "condition code=snomed|57676002 at=10wk";

        assertThat(sixWeeks(of("ra-2010-score", over)).value()).isEqualTo("no");
        assertThat(sixWeeks(of("ra-2010-score", lasting)).value()).isEqualTo("yes");
    }

    private static Calculation.Input sixWeeks(Calculation score) {
        return score.inputs().stream()
                .filter(input -> input.id().equals("six_weeks"))
                .findFirst()
                .orElseThrow();
    }

    @Test
    void scoresForOthersAreNotOffered() throws IOException {
        assertThat(assess("healthy-adult", true))
                .extracting(Calculation::topic)
                .doesNotContain("cha2ds2-vasc", "has-bled", "curb-65", "meld-3", "sirs", "qsofa");
    }
}
