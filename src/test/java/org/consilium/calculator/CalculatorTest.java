package org.consilium.calculator;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import org.consilium.assessment.Calculation;
import org.consilium.assessment.Calculation.Input;
import org.consilium.assessment.Calculation.Outcome;
import org.consilium.expression.Bindings;
import org.consilium.expression.Value;
import org.junit.jupiter.api.Test;

class CalculatorTest {
    private static final Calculators CALCULATORS = Calculators.load();

    private static Calculation calculate(String score, String patient) throws IOException {
        return CALCULATORS.named(score).calculate(Charts.of(patient));
    }

    @Test
    void showsInputsWithPlaceAndTimeAndTheStepsItTook() throws IOException {
        Calculation calculation = calculate("ckd-epi-2021", "aki-on-ckd");
        assertThat(calculation.outcome())
                .isEqualTo(new Outcome.Exact(new BigDecimal("17"), "mL/min/{1.73_m2}", "17 mL/min/1.73 m²"));
        assertThat(calculation.meaning()).isEqualTo("G4: severely decreased");
        assertThat(calculation.inputs())
                .filteredOn(input -> input.id().equals("creatinine"))
                .singleElement()
                .satisfies(input -> {
                    assertThat(input.state()).isEqualTo(Input.State.GIVEN);
                    assertThat(input.value()).endsWith("mg/dL");
                    assertThat(input.evidence())
                            .singleElement()
                            .satisfies(evidence ->
                                    assertThat(evidence.source().reference()).startsWith("Observation/"));
                });
        assertThat(calculation.steps()).extracting(Calculation.Step::name).containsExactly("k", "a", "ratio", "result");
        assertThat(calculation.steps().getLast().substituted()).contains("0.9938^");
        assertThat(calculation.trend()).hasSizeGreaterThan(2);
        assertThat(calculation.references()).isNotEmpty();
    }

    @Test
    void anUnknownItemGivesTheSpanItsBandsAndWhatToAsk() throws IOException {
        Calculation calculation = calculate("curb-65", "septic-pneumonia");
        assertThat(calculation.outcome()).isInstanceOfSatisfying(Outcome.Between.class, between -> {
            assertThat(between.low()).isEqualByComparingTo("4");
            assertThat(between.high()).isEqualByComparingTo("5");
            assertThat(between.text()).isEqualTo("4 to 5");
            assertThat(between.bands()).containsExactly("severe: hospital treatment; assess for intensive care");
            assertThat(between.ask()).contains("New confusion");
        });
        assertThat(calculation.relevance()).isEqualTo(Calculation.Relevance.CRITICAL);
    }

    @Test
    void anAnswerByHandReplacesTheRecord() throws IOException {
        Calculation calculation = CALCULATORS
                .named("curb-65")
                .calculate(Charts.of("septic-pneumonia"), Map.of("confusion", Value.Logical.of(true)));
        assertThat(calculation.outcome())
                .isInstanceOfSatisfying(
                        Outcome.Exact.class, exact -> assertThat(exact.value()).isEqualByComparingTo("5"));
        assertThat(calculation.inputs())
                .filteredOn(input -> input.id().equals("confusion"))
                .singleElement()
                .satisfies(input -> assertThat(input.note()).contains("by hand"));
    }

    @Test
    void aChildGetsNoAdultScore() throws IOException {
        assertThat(calculate("ckd-epi-2021", "child-with-asthma").outcome())
                .isEqualTo(new Outcome.NotApplicable("validated from 18 years"));
        assertThat(calculate("ckd-epi-2021", "pregnancy-hypertension").outcome())
                .isInstanceOf(Outcome.NotApplicable.class);
    }

    @Test
    void bandsForAdultsAreNotSaidOfAChild() throws IOException {
        Calculation calculation = calculate("bmi", "child-with-asthma");
        assertThat(calculation.outcome()).isInstanceOf(Outcome.Exact.class);
        assertThat(calculation.meaning()).isEmpty();
        assertThat(calculation.notices()).anyMatch(notice -> notice.contains("percentile"));
    }

    @Test
    void missingInputsAreNamed() throws IOException {
        assertThat(calculate("meld-3", "almost-empty").outcome())
                .isInstanceOfSatisfying(
                        Outcome.NotComputable.class,
                        outcome -> assertThat(outcome.missing()).contains("Creatinine", "Sodium", "Albumin"));
    }

    @Test
    void anEquationWithoutAMeasurementIsNotComputable() throws IOException {
        assertThat(calculate("qtc-fridericia", "healthy-adult").outcome())
                .isInstanceOfSatisfying(
                        Outcome.NotComputable.class,
                        outcome -> assertThat(outcome.missing()).contains("QT interval"));
    }

    @Test
    void aDraftSaysSo() throws IOException {
        assertThat(calculate("has-bled", "af-without-anticoagulant").notices())
                .anyMatch(notice -> notice.startsWith("draft definition"));
    }

    @Test
    void variantsStandBesideTheScore() throws IOException {
        Calculation calculation = calculate("cockcroft-gault", "af-without-anticoagulant");
        assertThat(calculation.steps())
                .extracting(Calculation.Step::name)
                .contains("variant with actual weight", "variant with ideal weight (Devine)");
    }

    @Test
    void aDueDateIsADayAndTheAssumedCycleIsSaid() throws IOException {
        Calculation calculation = calculate("due-date", "pregnancy-hypertension");
        LocalDate due = LocalDate.of(2027, 3, 5);
        assertThat(calculation.outcome()).isEqualTo(new Outcome.OnDay(due, due, "2027-03-05", List.of()));
        assertThat(calculation.inputs())
                .filteredOn(input -> input.id().equals("cycle"))
                .singleElement()
                .satisfies(input -> assertThat(input.state()).isEqualTo(Input.State.ASSUMED));
        assertThat(calculation.notices()).noneMatch(notice -> notice.contains("another due date"));
    }

    @Test
    void aPeriodKnownToAMonthGivesASpanOfDueDates() throws IOException {
        var may = Value.Day.between(LocalDate.of(2026, 5, 1), LocalDate.of(2026, 5, 31));
        Calculation calculation =
                CALCULATORS.named("due-date").calculate(Charts.of("pregnancy-hypertension"), Map.of("lmp", may));
        assertThat(calculation.outcome())
                .isEqualTo(new Outcome.OnDay(
                        LocalDate.of(2027, 2, 5),
                        LocalDate.of(2027, 3, 7),
                        "2027-02-05 to 2027-03-07",
                        List.of("Last menstrual period")));
    }

    @Test
    void withoutAPeriodThereIsNoDueDate() throws IOException {
        assertThat(calculate("due-date", "healthy-adult").outcome())
                .isEqualTo(new Outcome.NotComputable(List.of("Last menstrual period")));
    }

    @Test
    void gestationalAgeIsInWeeksAndDaysAndOfToday() throws IOException {
        assertThat(calculate("gestational-age", "pregnancy-hypertension").outcome())
                .isEqualTo(new Outcome.Exact(new BigDecimal("175"), "d", "25 weeks 0 days"));
        var tomorrow = Map.<String, Value>of("today", Value.Day.on(LocalDate.of(2026, 11, 21)));
        assertThat(CALCULATORS
                        .named("gestational-age")
                        .calculate(Charts.of("pregnancy-hypertension"), tomorrow)
                        .outcome())
                .isEqualTo(new Outcome.Exact(new BigDecimal("176"), "d", "25 weeks 1 day"));
    }

    @Test
    void aPeriodInTheFutureIsRefused() throws IOException {
        var later = Map.<String, Value>of("lmp", Value.Day.on(LocalDate.of(2026, 11, 21)));
        for (String score : List.of("due-date", "conception-date", "gestational-age")) {
            assertThat(CALCULATORS
                            .named(score)
                            .calculate(Charts.of("pregnancy-hypertension"), later)
                            .outcome())
                    .isEqualTo(new Outcome.NotApplicable("the last menstrual period lies in the future"));
        }
    }

    @Test
    void roundingNeverCarriesTheNumberIntoAnotherBand() {
        ResultForm form = CALCULATORS.named("bmi").definition().result();
        assertThat(form.reported(new BigDecimal("24.96"))).isEqualByComparingTo("24.96");
        assertThat(form.reported(new BigDecimal("24.94"))).isEqualByComparingTo("24.9");
        assertThat(form.reported(new BigDecimal("25.04"))).isEqualByComparingTo("25.0");
    }

    @Test
    void withoutARecordWhatIsNotGivenIsAssumedAsStatedOrAllThatIsPlausible() {
        Bindings given = Bindings.of("oxycodone", Value.Number.exactly(new BigDecimal("20"), "mg"));
        assertThat(CALCULATORS.named("morphine-equivalents").evaluate(given).value())
                .isInstanceOfSatisfying(
                        Value.Number.class,
                        value -> assertThat(value.single())
                                .get()
                                .satisfies(single -> assertThat(single).isEqualByComparingTo("30")));
        Bindings arm = Bindings.of("arm_left", Value.Number.exactly(new BigDecimal("3"), "{score}"));
        assertThat(CALCULATORS.named("nihss").evaluate(arm).value())
                .isInstanceOfSatisfying(Value.Number.class, value -> {
                    assertThat(value.low())
                            .get()
                            .satisfies(low -> assertThat(low).isEqualByComparingTo("3"));
                    assertThat(value.high())
                            .get()
                            .satisfies(high -> assertThat(high).isEqualByComparingTo("41"));
                });
    }
}
