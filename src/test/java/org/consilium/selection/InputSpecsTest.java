package org.consilium.selection;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.consilium.expression.Type;
import org.consilium.terminology.BadDefinition;
import org.consilium.terminology.CodeSets;
import org.consilium.terminology.Definition;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class InputSpecsTest {
    private static final InputSpecs SPECS = new InputSpecs(CodeSets.load());

    private static InputSpec read(String yaml) {
        return SPECS.read(Definition.read("inputs.yaml", yaml));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "{id: a, observation: creatinine, window: acute} | mg/dL",
                "{id: a, observation: creatinine, window: acute, unit: umol/L} | umol/L",
                "{id: a, observation: ast, window: 7d, per: upper-limit} | 1",
                "{id: a, observation: creatinine, window: 48h, rule: count} | 1",
                "{id: a, observation: creatinine, window: 48h, rule: {ratio-to-baseline: [{min: 7d}]}} | 1",
                "{id: a, label: Vitamin A, loinc: [2923-1], unit: ug/dL, range: [1, 500], window: 12mo} | ug/dL",
                "{id: a, age: mo} | mo"
            })
    void knowsTheUnitOfANumber(String yaml, String unit) {
        assertThat(read(yaml).type()).isEqualTo(new Type.Number(unit));
    }

    @Test
    void anAnswerIsAChoiceOrAStatement() {
        assertThat(read("{id: s, observation: smoking-status, window: stable}").type())
                .isEqualTo(Type.Choice.of("current", "former", "never"));
        assertThat(read("{id: s, observation: smoking-status, window: stable, is: current}")
                        .type())
                .isEqualTo(new Type.Logical());
        assertThat(read("{id: s, observation: last-menstrual-period, window: stable}")
                        .type())
                .isEqualTo(new Type.Day());
    }

    @Test
    void takesFreshnessAndLabelFromTheMeasurand() {
        var spec = read("{id: cr, observation: creatinine, window: acute}");
        assertThat(spec.window())
                .hasValueSatisfying(window -> assertThat(window.words()).isEqualTo("within 48 hours"));
        assertThat(spec.label()).isEqualTo("Creatinine");
        assertThat(spec.question()).isEqualTo("Creatinine?");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "{id: a} | says where the input comes from; found none",
                "{id: a, observation: creatinine, sex: true, window: any} | found observation and sex",
                "{id: a, observation: creatinin, window: any} | no measurand is named",
                "{id: a, condition: heart-failur, lookback: ever} | no code set is named",
                "{id: a, condition: heart-failure} | \"lookback\" is missing",
                "{id: a, condition: heart-failure, lookback: sometimes} | write a window",
                "{id: a, observation: creatinine} | \"window\" is missing",
                "{id: a, observation: creatinine, window: soon} | write a window",
                "{id: a, observation: creatinine, window: any, unit: mL} | the unit cannot be had",
                "{id: a, observation: creatinine, window: any, rule: newest} | no rule is named",
                "{id: a, observation: creatinine, window: any, rule: {worst-in: {span: 24h}}} | \"side\" is missing",
                "{id: a, observation: creatinine, window: any, type: logical} | this input is a number",
                "{id: a, observation: creatinine, window: any, onMissing: guess} | write ask, unknown or",
                "{id: a, observation: creatinine, window: any, range: [30, 1]} | write a range as",
                "{id: a, observation: smoking-status, window: any, is: [often]} | none of the answers",
                "{id: a, label: A, loinc: [2160-1], unit: mg/dL, window: any} | fails its check digit",
                "{id: a, label: A, loinc: [2160-0], unit: mgdl, window: any} | is not in units.yaml",
                "{id: a, medication: anticoagulant, state: often} | is none of current, ever, proposed",
                "{id: a, medication: anticoagulant, state: current, unit: mg} | unknown key \"unit\"",
                "{id: a, age: years} | an age is in a, mo, wk or d",
                "{id: a, today: false} | write today: true",
                "{id: a, sex: true, onMissing: {assume: other}} | is none of"
            })
    void refusesWhatIsWrongWithLineAndReason(String yaml, String reason) {
        assertThatThrownBy(() -> read(yaml))
                .isInstanceOf(BadDefinition.class)
                .hasMessageContaining("inputs.yaml, line 1: ")
                .hasMessageContaining(reason);
    }

    @Test
    void everyMeasurandAndSetCanBeAnInput() {
        var sets = CodeSets.load();
        for (String id : sets.measurandIds()) {
            read("{id: x, observation: " + id + ", window: stable}");
        }
        for (String id : sets.ids()) {
            read("{id: x, condition: " + id + ", lookback: ever}");
        }
    }

    @Test
    void twoInputsOfOneNameAreRefused() {
        assertThatThrownBy(() -> SPECS.readAll(Definition.read("f", "[{id: a, age: a}, {id: a, sex: true}]")))
                .isInstanceOf(BadDefinition.class)
                .hasMessageContaining("stands twice");
    }
}
