package org.consilium.selection;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.BinaryOperator;
import org.consilium.expression.Type;
import org.consilium.expression.Value;
import org.consilium.terminology.Measurand;

/** Sets of possible values: the whole set of a type, and the smallest set that holds several. */
final class Values {
    private Values() {}

    /** Nothing known: all that is plausible, where a range is stated. */
    static Value unknown(InputSpec spec) {
        if (spec.type() instanceof Type.Number number && spec.origin() instanceof Origin.Observed observed) {
            if (observed.scale() == Origin.Observed.Scale.UNIT && keepsUnit(spec.rule())) {
                return observed.measurand()
                        .plausible()
                        .map(range -> between(range, number.unit()))
                        .orElseGet(() -> Value.Number.unknown(number.unit()));
            }
            return spec.rule() instanceof Rule.Delta
                    ? Value.Number.unknown(number.unit())
                    : new Value.Number(Optional.of(BigDecimal.ZERO), Optional.empty(), number.unit());
        }
        if (spec.type() instanceof Type.Number number && spec.origin() instanceof Origin.Bedside bedside) {
            return within(bedside.plausible(), number.unit());
        }
        if (spec.type() instanceof Type.Number number && spec.origin() instanceof Origin.Site site) {
            return within(site.plausible(), number.unit());
        }
        if (spec.type() instanceof Type.Number number && spec.origin() instanceof Origin.Dose dose) {
            return between(dose.plausible(), number.unit());
        }
        return Value.unknown(spec.type());
    }

    private static Value within(Optional<Measurand.Plausible> plausible, String unit) {
        return plausible.map(range -> between(range, unit)).orElseGet(() -> Value.Number.unknown(unit));
    }

    private static Value between(Measurand.Plausible range, String unit) {
        return Value.Number.between(range.low(), range.high(), unit);
    }

    private static boolean keepsUnit(Rule rule) {
        return !(rule instanceof Rule.Delta || rule instanceof Rule.RatioToBaseline || rule instanceof Rule.Count);
    }

    static Value hull(List<Value> values) {
        return values.stream().reduce(Values::hull).orElseThrow();
    }

    private static Value hull(Value one, Value other) {
        return switch (one) {
            case Value.Number number
            when other instanceof Value.Number more ->
                new Value.Number(
                        both(number.low(), more.low(), BigDecimal::min),
                        both(number.high(), more.high(), BigDecimal::max),
                        number.unit());
            case Value.Logical logical
            when other instanceof Value.Logical more -> logical.equals(more) ? logical : Value.Logical.UNKNOWN;
            case Value.Choice choice when other instanceof Value.Choice more -> union(choice, more);
            case Value.Day day
            when other instanceof Value.Day more ->
                new Value.Day(
                        both(day.earliest(), more.earliest(), Values::first),
                        both(day.latest(), more.latest(), Values::last));
            case Value.Number ignored -> throw mixed();
            case Value.Logical ignored -> throw mixed();
            case Value.Choice ignored -> throw mixed();
            case Value.Day ignored -> throw mixed();
        };
    }

    private static IllegalArgumentException mixed() {
        return new IllegalArgumentException("CSL-0311 values of two types never belong to one input");
    }

    private static Value union(Value.Choice one, Value.Choice other) {
        Set<String> all = new LinkedHashSet<>(one.possible());
        all.addAll(other.possible());
        return new Value.Choice(all);
    }

    private static LocalDate first(LocalDate one, LocalDate other) {
        return one.isBefore(other) ? one : other;
    }

    private static LocalDate last(LocalDate one, LocalDate other) {
        return one.isAfter(other) ? one : other;
    }

    /** An open end stays open. */
    static <T> Optional<T> both(Optional<T> one, Optional<T> other, BinaryOperator<T> choose) {
        return one.flatMap(mine -> other.map(theirs -> choose.apply(mine, theirs)));
    }
}
