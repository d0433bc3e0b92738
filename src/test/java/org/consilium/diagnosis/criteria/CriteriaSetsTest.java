package org.consilium.diagnosis.criteria;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.consilium.calculator.Calculators;
import org.consilium.expression.Truth;
import org.consilium.expression.Type;
import org.consilium.expression.Value;
import org.consilium.selection.InputSpec;
import org.consilium.selection.Selector;
import org.consilium.terminology.BadDefinition;
import org.consilium.terminology.CodeSets;
import org.consilium.terminology.Definition;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class CriteriaSetsTest {
    private static final CodeSets SETS = CodeSets.load();
    private static final Calculators CALCULATORS = Calculators.load(SETS, Selector.standard());
    private static final CriteriaSets CRITERIA = CriteriaSets.load(SETS, CALCULATORS, Selector.standard(), Map.of());

    static Stream<Arguments> cases() {
        return CRITERIA.all().stream()
                .flatMap(set -> set.cases().stream()
                        .map(example -> Arguments.of(set.id() + ": " + example.text("name"), set, example)));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("cases")
    void everyCaseOfEveryFileComesToWhatItSays(String name, CriteriaSet set, Definition example) {
        Map<String, String> edition = example.find("edition")
                .map(chosen -> Map.of(set.id(), chosen.text()))
                .orElse(Map.of());
        CriteriaReading reading = CRITERIA.holding(edition).over(CaseChart.of(example), answers(set, example));

        example.get("expect").entries().forEach((id, expected) -> {
            Conclusion conclusion = reading.of(set.id() + "/" + id).orElseThrow();
            String is = expected.isText() ? expected.text() : expected.text("is");
            assertThat(word(conclusion.truth())).as(id).isEqualTo(is);
            if (!expected.isText() && expected.has("grade")) {
                assertThat(conclusion.grade()).isEqualTo(expected.text("grade"));
            }
        });
    }

    static Stream<CriteriaSet> sets() {
        return CRITERIA.all().stream();
    }

    @ParameterizedTest
    @MethodSource("sets")
    void everyFileHasCasesForAllThreeOutcomes(CriteriaSet set) {
        List<String> outcomes = set.cases().stream()
                .flatMap(example -> example.get("expect").entries().values().stream())
                .map(expected -> expected.isText() ? expected.text() : expected.text("is"))
                .toList();

        assertThat(outcomes).contains("met", "not-met", "not-decided");
        assertThat(set.references()).isNotEmpty();
        assertThat(set.checked()).isNotBlank();
    }

    @Test
    void theSixSetsAreThere() {
        assertThat(CRITERIA.all())
                .extracting(CriteriaSet::id)
                .contains("kdigo-aki", "kdigo-ckd", "ada-diabetes", "anaemia-type", "hyponatraemia", "ra-2010");
    }

    @Test
    void whatIsNotDecidedNamesWhatIsMissing() {
        Conclusion conclusion = CRITERIA.over(CaseChart.of(Definition.read("case", "name: nothing")))
                .of("kdigo-aki")
                .orElseThrow();

        assertThat(conclusion.truth()).isEqualTo(Truth.UNKNOWN);
        assertThat(conclusion.missing()).contains("Creatinine", "Urine output in mL/kg/h");
        assertThat(conclusion.notices()).anyMatch(notice -> notice.contains("draft"));
    }

    @Test
    void anEditionThatAFileDoesNotHaveIsRefused() {
        assertThatThrownBy(() -> CRITERIA.holding(Map.of("anaemia-type", "who-1968")))
                .hasMessageContaining("CSL-0512");
    }

    @Test
    void aMalformedExpressionIsRefusedWithFileAndLine() {
        assertFault("when: \"creatinine >> 2\"", 11, "column");
    }

    @Test
    void anExpressionThatIsNoStatementIsRefused() {
        assertFault("when: creatinine", 11, "statement");
    }

    @Test
    void aWrongUnitIsRefused() {
        assertFault("when: \"creatinine > 2 'mmol/L'\"", 11, "mmol/L");
    }

    @Test
    void anUnknownKeyIsRefused() {
        assertFault("when: \"creatinine > 2 'mg/dL'\", weight: 3", 11, "weight");
    }

    private static void assertFault(String when, int line, String reason) {
        String file = """
                id: test-set
                version: "1"
                status: draft
                checked: nothing
                title: Test
                inputs:
                  - {id: creatinine, observation: creatinine, window: acute}
                conclusions:
                  high: {title: High, when: high_value}
                items:
                  high_value: {title: High, %s}
                references: [{citation: A book}]
                cases:
                  - {name: a, expect: {high: met}}
                  - {name: b, expect: {high: not-met}}
                  - {name: c, expect: {high: not-decided}}
                """.formatted(when);
        assertThatThrownBy(() -> CriteriaSets.of(
                        List.of(Definition.read("criteria/test-set.yaml", file)),
                        SETS,
                        CALCULATORS,
                        Selector.standard()))
                .isInstanceOfSatisfying(BadDefinition.class, fault -> {
                    assertThat(fault.file()).isEqualTo("criteria/test-set.yaml");
                    assertThat(fault.line()).isEqualTo(line);
                    assertThat(fault.reason()).contains(reason);
                });
    }

    /** Answers of a person at the bedside, typed as the set, or the score it uses, declares them. */
    private static Map<String, Value> answers(CriteriaSet set, Definition example) {
        Map<String, Value> answers = new LinkedHashMap<>();
        example.find("answers")
                .ifPresent(node -> node.entries().forEach((name, text) -> {
                    Type type = Stream.concat(
                                    set.inputs().stream(),
                                    set.scores().values().stream()
                                            .flatMap(score -> CALCULATORS.named(score).definition().inputs().stream())
                                            .map(input -> input.spec()))
                            .filter(input -> input.id().equals(name))
                            .map(InputSpec::type)
                            .findFirst()
                            .orElseThrow();
                    answers.put(
                            name,
                            type instanceof Type.Logical
                                    ? Value.Logical.of(Boolean.parseBoolean(text.text()))
                                    : Value.Choice.of(text.text()));
                }));
        return answers;
    }

    private static String word(Truth truth) {
        return switch (truth) {
            case TRUE -> "met";
            case FALSE -> "not-met";
            case UNKNOWN -> "not-decided";
        };
    }
}
