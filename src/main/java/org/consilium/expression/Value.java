package org.consilium.expression;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.Optional;
import java.util.Set;

/**
 * What is known of a quantity, a statement, a choice or a date: the set of all values it can still have.
 * A known value is a set of one; nothing known is the whole set. More knowledge only ever shrinks the set.
 */
public sealed interface Value {

    /** Whether only one value is left. */
    boolean known();

    /** Nothing known about a value of this type: the whole set. */
    static Value unknown(Type type) {
        return switch (type) {
            case Type.Number number -> Number.unknown(number.unit());
            case Type.Logical ignored -> Logical.UNKNOWN;
            case Type.Choice choice -> new Choice(choice.words());
            case Type.Day ignored -> Day.UNKNOWN;
        };
    }

    /** All numbers from low to high, both included; an empty bound is open. The unit is UCUM, "1" for a pure number. */
    record Number(Optional<BigDecimal> low, Optional<BigDecimal> high, String unit) implements Value {
        public Number {
            if (low.isPresent() && high.isPresent() && low.get().compareTo(high.get()) > 0) {
                throw new IllegalArgumentException("CSL-0020 a range needs its low end below its high end");
            }
        }

        public static Number exactly(BigDecimal value, String unit) {
            Optional<BigDecimal> both = Optional.of(value);
            return new Number(both, both, unit);
        }

        public static Number between(BigDecimal low, BigDecimal high, String unit) {
            return new Number(Optional.of(low), Optional.of(high), unit);
        }

        public static Number unknown(String unit) {
            return new Number(Optional.empty(), Optional.empty(), unit);
        }

        /** The one value, if only one is left. */
        public Optional<BigDecimal> single() {
            boolean one = low.isPresent() && high.isPresent() && low.get().compareTo(high.get()) == 0;
            return one ? low : Optional.empty();
        }

        @Override
        public boolean known() {
            return single().isPresent();
        }
    }

    /** A statement: true, false, or not known. */
    record Logical(Truth truth) implements Value {
        public static final Logical UNKNOWN = new Logical(Truth.UNKNOWN);

        public static Logical of(boolean value) {
            return new Logical(Truth.of(value));
        }

        @Override
        public boolean known() {
            return truth != Truth.UNKNOWN;
        }
    }

    /** One of an enumeration's words; more than one left means not known. */
    record Choice(Set<String> possible) implements Value {
        public Choice {
            possible = Set.copyOf(possible);
        }

        public static Choice of(String word) {
            return new Choice(Set.of(word));
        }

        /** The one word, if only one is left. */
        public Optional<String> single() {
            return possible.size() == 1 ? possible.stream().findFirst() : Optional.empty();
        }

        @Override
        public boolean known() {
            return possible.size() == 1;
        }
    }

    /** A day between two days, both included. */
    record Day(Optional<LocalDate> earliest, Optional<LocalDate> latest) implements Value {
        public static final Day UNKNOWN = new Day(Optional.empty(), Optional.empty());

        public Day {
            if (earliest.isPresent() && latest.isPresent() && earliest.get().isAfter(latest.get())) {
                throw new IllegalArgumentException("CSL-0350 a span of days needs its first day before its last");
            }
        }

        public static Day on(LocalDate day) {
            return new Day(Optional.of(day), Optional.of(day));
        }

        public static Day between(LocalDate earliest, LocalDate latest) {
            return new Day(Optional.of(earliest), Optional.of(latest));
        }

        /** The one day, if only one is left. */
        public Optional<LocalDate> single() {
            return earliest.isPresent() && earliest.equals(latest) ? earliest : Optional.empty();
        }

        @Override
        public boolean known() {
            return single().isPresent();
        }
    }
}
