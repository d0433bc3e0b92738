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
    void everyDiagnosisOfTheListHasItsSet() {
        assertThat(CRITERIA.all())
                .extracting(CriteriaSet::id)
                .containsExactlyInAnyOrder(
                        ("acid-base acute-liver-failure ada-diabetes adrenal-insufficiency-cortisol anaemia-type"
                                        + " ards-berlin calcium copd-spirometry curb-65-severity dic-isth dka"
                                        + " febrile-neutropenia heart-failure-class heart-low-risk hhs hit-4ts hlh-2004"
                                        + " hypernatraemia hypertension-stage hypoglycaemia hyponatraemia"
                                        + " iron-deficiency kdigo-aki kdigo-ckd liver-injury metabolic-syndrome"
                                        + " myocardial-injury nephrotic news2-response osmolal-gap-raised"
                                        + " pancreatitis-atlanta potassium pre-eclampsia"
                                        + " pulmonary-embolism-likelihood qsofa-positive ra-2010 rhabdomyolysis"
                                        + " sepsis-3 sirs-present sle-2019 thyroid ttp-plasmic tumour-lysis"
                                        + " wells-dvt-likelihood")
                                .split(" "));
    }

    @Test
    void pointsAreShownAsTheRangeFromTheLeastToTheMost() {
        Conclusion some = CRITERIA.over(CaseChart.of(Definition.read("case", """
                        name: platelets alone
                        results:
                          - {loinc: 777-3, value: "40", unit: "10*3/uL", at: -2h}
                        """)))
                .of("dic-isth")
                .orElseThrow();

        assertThat(some.items()).startsWith("Points: 2 to 8");
        assertThat(some.truth()).isEqualTo(Truth.UNKNOWN);
    }

    @Test
    void pointsThatAreNoNumberAreRefused() {
        assertThatThrownBy(() -> CriteriaSets.of(
                        List.of(Definition.read(
                                "criteria/test-set.yaml",
                                TEST_SET.formatted("when: \"creatinine > 2 'mg/dL'\"")
                                        .replace("when: high_value}", "when: high_value, points: high_value}"))),
                        SETS,
                        CALCULATORS,
                        Selector.standard()))
                .hasMessageContaining("points are a number");
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

    private static final String TEST_SET = """
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
                """;

    private static void assertFault(String when, int line, String reason) {
        String file = TEST_SET.formatted(when);
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
                    answers.put(name, answer(type, text));
                }));
        return answers;
    }

    private static Value answer(Type type, Definition text) {
        return switch (type) {
            case Type.Logical ignored -> Value.Logical.of(Boolean.parseBoolean(text.text()));
            case Type.Number number -> Value.Number.exactly(text.number(), number.unit());
            case Type.Choice ignored -> Value.Choice.of(text.text());
            case Type.Day ignored -> throw new IllegalArgumentException("no criterion asks for a day");
        };
    }

    private static String word(Truth truth) {
        return switch (truth) {
            case TRUE -> "met";
            case FALSE -> "not-met";
            case UNKNOWN -> "not-decided";
        };
    }
}
