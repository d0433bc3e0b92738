package org.consilium.expression;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;

import java.math.BigDecimal;
import net.jqwik.api.Assume;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.ShrinkingMode;

class ExpressionProperties {

    private static Expression read(Node node) {
        return Expression.parse(Printer.text(node), Trees.NAMES);
    }

    @Property(tries = 3000, shrinking = ShrinkingMode.OFF)
    void parsingWhatWasPrintedGivesTheSameTree(@ForAll long seed) {
        var trees = new Trees(seed);
        Node number = trees.number(4);
        assertThat(read(number).root()).isEqualTo(number);
        Node logical = trees.logical(4);
        assertThat(read(logical).root()).isEqualTo(logical);
    }

    @Property(tries = 3000)
    void readingAnyTextEitherWorksOrSaysWhere(@ForAll String text) {
        assertThatCode(() -> {
                    try {
                        Expression.parse(text, Trees.NAMES);
                    } catch (MalformedExpression refused) {
                        assertThat(refused.line()).isPositive();
                        assertThat(refused.column()).isPositive();
                    }
                })
                .doesNotThrowAnyException();
    }

    @Property(tries = 5000, shrinking = ShrinkingMode.OFF)
    void evaluationNeverThrowsAndKeepsItsType(@ForAll long seed) {
        var trees = new Trees(seed);
        Expression number = read(trees.number(5));
        Bindings bindings = trees.lessKnown(trees.exact());
        assertThat(number.evaluate(bindings))
                .isInstanceOfSatisfying(
                        Value.Number.class, value -> assertThat(value.unit()).isEqualTo("1"));
        assertThat(number.explain(bindings).value()).isEqualTo(number.evaluate(bindings));
        assertThat(read(trees.logical(5)).evaluate(bindings)).isInstanceOf(Value.Logical.class);
    }

    @Property(tries = 8000, shrinking = ShrinkingMode.OFF)
    void moreKnowledgeOnlyNarrowsTheResult(@ForAll long seed) {
        var trees = new Trees(seed);
        Expression number = read(trees.number(4));
        Expression logical = read(trees.logical(4));
        Bindings exact = trees.exact();
        Bindings some = trees.lessKnown(exact);
        Bindings few = trees.lessKnown(some);
        assertNarrows(number, few, some);
        assertNarrows(number, some, exact);
        assertNarrows(logical, few, some);
        assertNarrows(logical, some, exact);
    }

    private static void assertNarrows(Expression expression, Bindings less, Bindings more) {
        Value wide = expression.evaluate(less);
        Value narrow = expression.evaluate(more);
        assertThat(Values.holds(wide, narrow))
                .as("%s: %s must hold %s", expression, wide, narrow)
                .isTrue();
    }

    @Property(tries = 8000, shrinking = ShrinkingMode.OFF)
    void agreesWithAPlainEvaluation(@ForAll long seed) {
        var trees = new Trees(seed);
        Expression expression = read(trees.number(4));
        Bindings exact = trees.exact();
        var plain = new PlainEvaluation(exact);
        BigDecimal expected = plain.number(expression.root());
        Assume.that(expected != null && !plain.sawNearTie);
        var value = (Value.Number) expression.evaluate(exact);
        double size = Math.max(1e-6, expected.abs().doubleValue());
        if (!plain.sawUndefined) {
            assertThat(value.single()).as("%s with %s", expression, exact).isPresent();
            assertThat(value.single().orElseThrow().subtract(expected).abs().doubleValue())
                    .as("%s with %s: %s, plain %s", expression, exact, value, expected)
                    .isLessThan(1e-6 * size);
        }
        BigDecimal slack = BigDecimal.valueOf(1e-6 * size);
        assertThat(Values.holds(value, value)).isTrue();
        value.low().ifPresent(low -> assertThat(low.subtract(slack)).isLessThanOrEqualTo(expected));
        value.high().ifPresent(high -> assertThat(high.add(slack)).isGreaterThanOrEqualTo(expected));
    }

    @Property(tries = 4000, shrinking = ShrinkingMode.OFF)
    void statementsAgreeWithAPlainEvaluation(@ForAll long seed) {
        var trees = new Trees(seed);
        Expression expression = read(trees.logical(4));
        Bindings exact = trees.exact();
        var plain = new PlainEvaluation(exact);
        Boolean expected = plain.truth(expression.root());
        Assume.that(expected != null && !plain.sawNearTie && !plain.sawUndefined);
        assertThat(expression.test(exact)).as("%s with %s", expression, exact).isEqualTo(Truth.of(expected));
    }
}
