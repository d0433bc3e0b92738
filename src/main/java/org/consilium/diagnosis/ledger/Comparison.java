package org.consilium.diagnosis.ledger;

import java.math.BigDecimal;
import java.math.MathContext;
import java.util.Map;
import java.util.Optional;
import org.consilium.chart.Result;
import org.consilium.expression.Bindings;
import org.consilium.expression.Expression;
import org.consilium.expression.Signature;
import org.consilium.expression.Truth;
import org.consilium.expression.Type;
import org.consilium.expression.Value;
import org.consilium.knowledge.Mark.Limit;

/** A value held against a limit, by the one expression language: met, not met, or not decided ("&lt; 5" against 3). */
final class Comparison {
    private static final Signature NAMES = new Signature(Map.of("value", Type.Number.PURE, "limit", Type.Number.PURE));
    private static final Expression ABOVE = Expression.parse("value > limit", NAMES);
    private static final Expression AT_LEAST = Expression.parse("value >= limit", NAMES);
    private static final Expression BELOW = Expression.parse("value < limit", NAMES);
    private static final Expression AT_MOST = Expression.parse("value <= limit", NAMES);
    /** A Value has closed ends only: an open one is closed just inside, a part in a million of the value. */
    private static final BigDecimal JUST = new BigDecimal("0.000001");

    private Comparison() {}

    /** Both in the same unit. */
    static Truth test(Value.Number value, Limit.Side side, BigDecimal limit) {
        Expression expression = switch (side) {
            case ABOVE -> ABOVE;
            case AT_LEAST -> AT_LEAST;
            case BELOW -> BELOW;
            case AT_MOST -> AT_MOST;
        };
        return expression.test(new Bindings(Map.of("value", pure(value), "limit", Value.Number.exactly(limit, "1"))));
    }

    static Value.Number value(BigDecimal number, Result.Bound bound) {
        BigDecimal little = number.abs().multiply(JUST, MathContext.DECIMAL64);
        return switch (bound) {
            case EXACT -> Value.Number.exactly(number, "1");
            case LESS_THAN -> new Value.Number(Optional.empty(), Optional.of(number.subtract(little)), "1");
            case AT_MOST -> new Value.Number(Optional.empty(), Optional.of(number), "1");
            case AT_LEAST -> new Value.Number(Optional.of(number), Optional.empty(), "1");
            case GREATER_THAN -> new Value.Number(Optional.of(number.add(little)), Optional.empty(), "1");
        };
    }

    private static Value.Number pure(Value.Number value) {
        return new Value.Number(value.low(), value.high(), "1");
    }
}
