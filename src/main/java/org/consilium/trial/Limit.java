package org.consilium.trial;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.consilium.expression.Bindings;
import org.consilium.expression.Expression;
import org.consilium.expression.Signature;
import org.consilium.expression.Truth;
import org.consilium.expression.Type;
import org.consilium.expression.Value;
import org.consilium.terminology.UnitWords;

/**
 * The bounds a number must keep, in a UCUM unit, or in multiples of the upper limit of normal.
 *
 * @param unit UCUM, "1" for a pure number; for multiples of the upper limit {@link #TIMES_UPPER_LIMIT}
 * @param test the same as an expression over "value"
 */
public record Limit(List<Bound> bounds, String unit, Expression test) {
    /** How a definition file writes multiples of the upper limit of normal. */
    public static final String TIMES_UPPER_LIMIT = "xULN";

    private static final String NAME = "value";

    public Limit {
        bounds = List.copyOf(bounds);
        if (bounds.isEmpty()) {
            throw new IllegalArgumentException("CSL-0552 a limit needs at least one bound");
        }
    }

    public record Bound(Relation relation, BigDecimal value) {}

    public enum Relation {
        AT_LEAST(">=", "at least"),
        AT_MOST("<=", "at most"),
        ABOVE(">", "above"),
        BELOW("<", "below");

        private final String sign;
        private final String words;

        Relation(String sign, String words) {
            this.sign = sign;
            this.words = words;
        }

        /** Whether it keeps values up rather than down. */
        boolean isFloor() {
            return this == AT_LEAST || this == ABOVE;
        }
    }

    public static Limit of(List<Bound> bounds, String unit) {
        String measure = unit.equals(TIMES_UPPER_LIMIT) ? "1" : unit;
        List<String> tests = new ArrayList<>();
        for (Bound bound : bounds) {
            String literal = measure.equals("1") ? "" : " '" + measure + "'";
            tests.add(NAME + " " + bound.relation().sign + " " + bound.value().toPlainString() + literal);
        }
        var names = Signature.empty().with(NAME, new Type.Number(measure));
        return new Limit(bounds, unit, Expression.parse(String.join(" and ", tests), names));
    }

    public boolean isTimesUpperLimit() {
        return unit.equals(TIMES_UPPER_LIMIT);
    }

    /** The UCUM unit in which values are compared: multiples are pure numbers. */
    public String measure() {
        return isTimesUpperLimit() ? "1" : unit;
    }

    /** Whether all values that are still possible keep it; an empty end is open. */
    Truth keptBy(Optional<BigDecimal> low, Optional<BigDecimal> high) {
        return test.test(Bindings.of(NAME, new Value.Number(low, high, measure())));
    }

    Truth keptBy(BigDecimal value) {
        return keptBy(Optional.of(value), Optional.of(value));
    }

    /** "at least 45 mL/min/1.73 m² and below 90 mL/min/1.73 m²". */
    public String words() {
        return String.join(
                " and ",
                bounds.stream()
                        .map(bound ->
                                bound.relation().words + " " + bound.value().toPlainString() + unitWords())
                        .toList());
    }

    private String unitWords() {
        if (isTimesUpperLimit()) {
            return " times the upper limit of normal";
        }
        String words = UnitWords.of(unit);
        return words.isEmpty() || words.startsWith("{") ? "" : " " + words;
    }
}
