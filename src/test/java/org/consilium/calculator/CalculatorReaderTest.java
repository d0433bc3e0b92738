package org.consilium.calculator;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.math.BigDecimal;
import java.util.List;
import org.consilium.assessment.Calculation;
import org.consilium.chart.PatientChart;
import org.consilium.expression.Value;
import org.consilium.selection.Selector;
import org.consilium.terminology.BadDefinition;
import org.consilium.terminology.CodeSets;
import org.consilium.terminology.Definition;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class CalculatorReaderTest {
    private static final CodeSets CODE_SETS = CodeSets.load();
    private static final String GOOD = """
        id: example
        version: "1"
        status: draft
        checked: nothing was checked, this is an example for a test
        title: Example
        purpose: Shows what a file must hold.
        for: heart_disease
        require:
          - {when: "age >= 18 'a'", otherwise: for adults}
        inputs:
          - {id: age, age: a}
          - {id: creatinine, observation: creatinine, window: stable}
        context:
          heart_disease: {documented: heart-failure}
        steps:
          doubled: num(creatinine, 'mg/dL') * 2
          result: doubled + 1
        result:
          unit: "1"
          decimals: 1
          bands:
            - {below: 3, label: low}
            - {label: high}
        relevance:
          - {when: result > 5, level: notable, reason: "creatinine {creatinine}"}
        references:
          - {citation: Nobody 2026, doi: 10.1000/example}
        licence: none
        vectors:
          - {in: {age: 50, creatinine: 1.0}, out: 3.0}
        """;

    private static Calculators load(String yaml) {
        return Calculators.of(
                List.of(Definition.read("calculators/example.yaml", yaml)), CODE_SETS, Selector.standard());
    }

    @Test
    void aGoodFileIsRead() {
        CalculatorDefinition definition = load(GOOD).named("example").definition();
        assertThat(definition.formula().steps()).hasSize(2);
        assertThat(definition.vectors()).hasSize(1);
        assertThat(definition.status()).isEqualTo(CalculatorDefinition.Status.DRAFT);
    }

    @Test
    void aWorkedExampleMayBeAWholeOneWithChanges() {
        String file = GOOD.replace(
                "vectors:\n",
                "example: {age: 50, creatinine: 1.0}\nvectors:\n  - {but: {creatinine: 2.0}, out: 5.0}\n");
        Vector vector = load(file).named("example").definition().vectors().getFirst();
        assertThat(vector.inputs().values())
                .containsEntry("age", Value.Number.exactly(new BigDecimal("50"), "a"))
                .containsEntry("creatinine", Value.Number.exactly(new BigDecimal("2.0"), "mg/dL"));
    }

    @Test
    void aRequirementMaySpeakOfAStep() {
        String file = GOOD.replace(
                "{when: \"age >= 18 'a'\", otherwise: for adults}", "{when: doubled <= 3, otherwise: too much}");
        Calculator calculator = load(file).named("example");
        PatientChart low = SmallChart.of(
                "1980-01-01", "female", List.of("observation code=loinc|2160-0 value=1.5 unit=mg/dL at=1h"));
        PatientChart high = SmallChart.of(
                "1980-01-01", "female", List.of("observation code=loinc|2160-0 value=1.6 unit=mg/dL at=1h"));
        assertThat(calculator.calculate(low).outcome()).isInstanceOf(Calculation.Outcome.Exact.class);
        assertThat(calculator.calculate(high).outcome()).isEqualTo(new Calculation.Outcome.NotApplicable("too much"));
        assertThat(calculator.value(low).known()).isTrue();
        assertThat(calculator.value(high).known()).isFalse();
    }

    @Test
    void aResultIsWrittenAsItsTypeAllows() {
        assertThatThrownBy(() -> load(GOOD.replace("decimals: 1", "decimals: 1\n  written: weeks-and-days")))
                .hasMessageContaining("weeks and days are written of a number of days");
        assertThatThrownBy(() -> load(GOOD.replace("decimals: 1", "decimals: 1\n  written: date")))
                .isInstanceOf(BadDefinition.class);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
        id: example                              | id: other                                  | 1  | is named other.yaml
        status: draft                            | status: final                              | 3  | status
        title: Example                           | titel: Example                             | 1  | titel
        purpose: Shows what a file must hold.    |                                            | 1  | purpose
        for: heart_disease                       | for: lung_disease                          | 7  | neither an input nor an earlier step
        for: heart_disease                       | for: age                                   | 7  | a statement was expected
        - {id: age, age: a}                      | - {id: age, age: years}                    | 11 | an age is in
        observation: creatinine                  | observation: kreatinin                     | 12 | no measurand
        {documented: heart-failure}              | {documented: heart-burn}                   | 14 | no code set
        {documented: heart-failure}              | {documents: heart-failure}                 | 14 | documents
        num(creatinine, 'mg/dL') * 2             | num(creatinine, 'umol/L') * 2              | 16 | step "doubled", line 1, column 1 of the expression
        num(creatinine, 'mg/dL') * 2             | creatinine + age                           | 16 | nothing is converted here
        num(creatinine, 'mg/dL') * 2             | points(heart_disease, 2)                   | 16 | neither an input nor an earlier step
        result: doubled + 1                      | outcome: doubled + 1                       | 16 | the last step is named "result"
        result: doubled + 1                      | result: doubled > 1                        | 19 | the result is a number
        unit: "1"                                | unit: mg/dL                                | 19 | the steps end in '1'
        decimals: 1                              | decimals: one                              | 20 | decimals
        - {below: 3, label: low}                 | - {label: low}                             | 22 | every band but the last
        level: notable                           | level: urgent                              | 25 | level
        creatinine {creatinine}                  | creatinine {kreatinin}                     | 25 | neither an input nor a step
        doi: 10.1000/example                     | doi: example                               | 27 | doi
        creatinine: 1.0                          | sodium: 1.0                                | 30 | is no input
        out: 3.0                                 | out: three                                 | 30 | out
        """)
    void aWrongFileStopsTheStartWithFileLineAndReason(String good, String bad, int line, String reason) {
        String wrong = bad == null ? GOOD.replace(good + "\n", "") : GOOD.replace(good, bad);
        assertThat(wrong).isNotEqualTo(GOOD);
        assertThatThrownBy(() -> load(wrong)).isInstanceOfSatisfying(BadDefinition.class, fault -> {
            assertThat(fault.file()).isEqualTo("calculators/example.yaml");
            assertThat(fault.reason()).contains(reason);
            assertThat(fault.line()).isEqualTo(line);
        });
    }

    @Test
    void whatIsSupersededMustExist() {
        assertThatThrownBy(() -> load(GOOD + "supersedes: [nothing]\n")).hasMessageContaining("CSL-0355");
    }

    @Test
    void anUnknownCalculatorIsNamed() {
        assertThatThrownBy(() -> load(GOOD).named("none")).hasMessageContaining("\"none\"");
        assertThat(load(GOOD).find("none")).isEmpty();
    }
}
