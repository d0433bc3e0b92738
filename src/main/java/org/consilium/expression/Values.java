package org.consilium.expression;

import java.math.BigDecimal;
import java.math.MathContext;
import java.time.LocalDate;
import java.util.HashSet;
import java.util.Optional;
import java.util.TreeSet;

/** What can be said of values whatever their kind: their union, whether one holds another, how they read. */
public final class Values {
    private static final MathContext SHOWN = new MathContext(6);

    private Values() {}

    /** The smallest set that holds both; nothing is known where their kinds or units differ. */
    public static Value hull(Value one, Value other) {
        return switch (one) {
            case Value.Number number
            when other instanceof Value.Number second ->
                Interval.of(number).hull(Interval.of(second)).in(number.unit());
            case Value.Number number -> Value.Number.unknown(number.unit());
            case Value.Logical logical -> logical.equals(other) ? logical : Value.Logical.UNKNOWN;
            case Value.Choice choice -> {
                var words = new HashSet<>(choice.possible());
                if (other instanceof Value.Choice second) {
                    words.addAll(second.possible());
                }
                yield new Value.Choice(words);
            }
            case Value.Day day -> other instanceof Value.Day second ? span(day, second) : Value.Day.UNKNOWN;
        };
    }

    private static Value.Day span(Value.Day one, Value.Day other) {
        return new Value.Day(
                one.earliest()
                        .flatMap(first -> other.earliest().map(second -> first.isBefore(second) ? first : second)),
                one.latest().flatMap(first -> other.latest().map(second -> first.isAfter(second) ? first : second)));
    }

    /** Whether every value that the narrow one can have is one that the wide one can have. */
    public static boolean holds(Value wide, Value narrow) {
        return switch (wide) {
            case Value.Number number ->
                narrow instanceof Value.Number inner
                        && atMost(Interval.of(number).low(), Interval.of(inner).low())
                        && atMost(Interval.of(inner).high(), Interval.of(number).high());
            case Value.Logical logical -> !logical.known() || logical.equals(narrow);
            case Value.Choice choice ->
                narrow instanceof Value.Choice inner && choice.possible().containsAll(inner.possible());
            case Value.Day day ->
                narrow instanceof Value.Day inner && span(day, inner).equals(day);
        };
    }

    private static boolean atMost(BigDecimal one, BigDecimal other) {
        return one.compareTo(other) <= 0;
    }

    /** The value as a reader sees it, at most six digits, without its unit. */
    public static String text(Value value) {
        return switch (value) {
            case Value.Number number -> text(number);
            case Value.Logical logical ->
                switch (logical.truth()) {
                    case TRUE -> "yes";
                    case FALSE -> "no";
                    case UNKNOWN -> "?";
                };
            case Value.Choice choice ->
                choice.single().orElseGet(() -> String.join(" or ", new TreeSet<>(choice.possible())));
            case Value.Day day ->
                day.single().map(LocalDate::toString).orElseGet(() -> open(day.earliest(), day.latest()));
        };
    }

    private static String text(Value.Number number) {
        return number.single().map(Values::shown).orElseGet(() -> {
            if (number.low().isEmpty() && number.high().isEmpty()) {
                return "?";
            }
            return open(number.low().map(Values::shown), number.high().map(Values::shown));
        });
    }

    private static String open(Optional<?> from, Optional<?> to) {
        if (from.isEmpty() && to.isEmpty()) {
            return "?";
        }
        if (from.isEmpty() || to.isEmpty()) {
            return from.map(low -> "at least " + low).orElseGet(() -> "at most " + to.orElseThrow());
        }
        return from.get() + " to " + to.get();
    }

    private static String shown(BigDecimal value) {
        if (value.signum() == 0) {
            return "0";
        }
        BigDecimal brief = value.precision() - value.scale() >= SHOWN.getPrecision()
                ? value.setScale(0, java.math.RoundingMode.HALF_UP)
                : value.round(SHOWN);
        BigDecimal stripped = brief.stripTrailingZeros();
        return stripped.scale() < 0 ? stripped.setScale(0).toPlainString() : stripped.toPlainString();
    }
}
