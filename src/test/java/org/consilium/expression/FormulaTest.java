package org.consilium.expression;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.math.BigDecimal;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class FormulaTest {
    private static final Signature NAMES = names();

    private static Signature names() {
        var names = new LinkedHashMap<String, Type>();
        names.put("x", Type.Number.PURE);
        names.put("weight", new Type.Number("kg"));
        names.put("ascites", Type.Choice.of("none", "mild", "moderate"));
        names.put("lmp", new Type.Day());
        IntStream.range(0, 8).forEach(i -> names.put("sign_" + i, new Type.Logical()));
        return new Signature(names);
    }

    private static String text(Formula formula, Bindings bindings) {
        return Values.text(formula.value(bindings));
    }

    /** Each sign counts in one place or in the other: their sum is always the number of signs. */
    private static Formula eachSignOnce(int signs) {
        String yes = IntStream.range(0, signs).mapToObj(i -> "sign_" + i).collect(Collectors.joining(", "));
        String no = IntStream.range(0, signs).mapToObj(i -> "not sign_" + i).collect(Collectors.joining(", "));
        return Formula.reading(NAMES)
                .step("present", "count(" + yes + ")")
                .step("result", "present + count(" + no + ")")
                .build();
    }

    @Test
    void sixUnknownStatementsAreTriedOutCaseByCase() {
        assertThat(text(eachSignOnce(6), Bindings.none())).isEqualTo("6");
    }

    @Test
    void ofSevenNoneIsTriedOutAndTheWiderResultStands() {
        assertThat(text(eachSignOnce(7), Bindings.none())).isEqualTo("0 to 14");
        assertThat(text(eachSignOnce(7), Bindings.of("sign_0", Value.Logical.of(true))))
                .isEqualTo("7");
    }

    @Test
    void theWordsOfAChoiceAreCasesToo() {
        Formula formula = Formula.reading(NAMES)
                .step("first", "choose(ascites, \"none\": 1, \"mild\": 2, \"moderate\": 3)")
                .step("result", "first - choose(ascites, \"none\": 1, \"mild\": 2, else: 3)")
                .build();
        assertThat(text(formula, Bindings.none())).isEqualTo("0");
        assertThat(text(formula, Bindings.of("ascites", new Value.Choice(Set.of("mild", "moderate")))))
                .isEqualTo("0");
    }

    @Test
    void theStepsOfAResultShowTheUnionOfAllCases() {
        Evaluation evaluation = eachSignOnce(2).evaluate(Bindings.none());
        assertThat(evaluation.step("present").orElseThrow().value())
                .isEqualTo(Value.Number.between(BigDecimal.ZERO, new BigDecimal("2"), "1"));
        assertThat(evaluation.step("present").orElseThrow().substituted()).isEqualTo("count(?, ?)");
        assertThat(evaluation.step("result").orElseThrow().formula())
                .isEqualTo("present + count(not sign 0, not sign 1)");
        assertThat(evaluation.step("nothing")).isEmpty();
        assertThat(Values.text(evaluation.value())).isEqualTo("2");
    }

    @Test
    void whatWouldAnAnswerTell() {
        Formula formula = Formula.reading(NAMES)
                .step("doubled", "x * 2")
                .step("result", "doubled + count(sign_0)")
                .build();
        var known = Bindings.of("x", Value.Number.exactly(BigDecimal.ONE, "1"));
        assertThat(formula.values(known, "sign_0", List.of(Value.Logical.of(true), Value.Logical.of(false))))
                .extracting(Values::text)
                .containsExactly("3", "2");
        assertThat(formula.values(known, "x", List.of(Value.Number.exactly(BigDecimal.TEN, "1"))))
                .extracting(Values::text)
                .containsExactly("20 to 21");
        assertThat(formula.values(known, "x", List.of(Value.Number.exactly(BigDecimal.TEN, "kg"))))
                .extracting(Values::text)
                .containsExactly("?");
        assertThat(formula.values(known, "weight", List.of(Value.Number.exactly(BigDecimal.TEN, "kg"))))
                .extracting(Values::text)
                .containsExactly("2 to 3");
        assertThat(formula.uses()).containsExactlyInAnyOrder("x", "sign_0");
        assertThat(formula.inputs()).isEqualTo(NAMES);
    }

    @Test
    void anExpressionMayUseTheNameResultAsItsInput() {
        var names = Signature.empty().with("result", new Type.Logical());
        Expression expression = Expression.parse("result and not result", names);
        assertThat(expression.test(Bindings.none())).isEqualTo(Truth.FALSE);
        assertThat(expression
                        .explain(Bindings.of("result", Value.Logical.of(true)))
                        .steps())
                .singleElement()
                .satisfies(step -> {
                    assertThat(step.name()).isEqualTo("result");
                    assertThat(step.substituted()).isEqualTo("yes and not yes");
                    assertThat(step.value()).isEqualTo(Value.Logical.of(false));
                });
        assertThat(expression.test(Bindings.of("result", Value.Choice.of("yes"))))
                .isEqualTo(Truth.FALSE);
        assertThat(Expression.parse("1 + 1", names).test(Bindings.none())).isEqualTo(Truth.UNKNOWN);
        assertThat(expression.type()).isEqualTo(new Type.Logical());
    }

    @Test
    void aValueOfAnotherKindSaysNothing() {
        var wrong = new Bindings(Map.of(
                "x", Value.Logical.of(true),
                "sign_0", Value.Number.exactly(BigDecimal.ONE, "1"),
                "ascites", new Value.Choice(Set.of()),
                "lmp", Value.Choice.of("none")));
        assertThat(Expression.parse("x", NAMES).evaluate(wrong)).isEqualTo(Value.Number.unknown("1"));
        assertThat(Expression.parse("sign_0", NAMES).evaluate(wrong)).isEqualTo(Value.Logical.UNKNOWN);
        assertThat(Expression.parse("ascites", NAMES).evaluate(wrong))
                .isEqualTo(new Value.Choice(Set.of("none", "mild", "moderate")));
        assertThat(Expression.parse("lmp", NAMES).evaluate(wrong)).isEqualTo(Value.Day.UNKNOWN);
        assertThat(Expression.parse("ascites", NAMES)
                        .evaluate(Bindings.of("ascites", new Value.Choice(Set.of("mild", "severe")))))
                .isEqualTo(Value.Choice.of("mild"));
        assertThat(Expression.parse("ascites", NAMES).evaluate(Bindings.of("ascites", Value.Logical.of(true))))
                .isEqualTo(new Value.Choice(Set.of("none", "mild", "moderate")));
    }

    @Test
    void bindingsAreAddedAndFound() {
        Bindings one = Bindings.of("x", Value.Logical.of(true));
        Bindings two = one.with("y", Value.Logical.of(false)).with("x", Value.Logical.UNKNOWN);
        assertThat(two.find("x")).contains(Value.Logical.UNKNOWN);
        assertThat(two.find("y")).contains(Value.Logical.of(false));
        assertThat(one.find("y")).isEmpty();
        assertThat(Bindings.none().values()).isEmpty();
    }

    @Test
    void aStepIsRefusedWithItsReason() {
        assertThatThrownBy(() -> Formula.reading(NAMES).step("a", "1").step("a", "2"))
                .hasMessageContaining("the name 'a' is already taken");
        assertThatThrownBy(() -> Formula.reading(NAMES).step("a", "b").step("b", "2"))
                .hasMessageContaining("'b' is neither an input nor an earlier step");
        assertThat(Formula.reading(NAMES).step("a", "x > 1").names().typeOf("a"))
                .contains(new Type.Logical());
    }
}
