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

    /** All numbers from low to high, both included; an empty bound is open. The unit is UCUM, "1" for a pure number. */
    record Number(Optional<BigDecimal> low, Optional<BigDecimal> high, String unit) implements Value {
        public Number {
            if (low.isPresent() && high.isPresent() && low.get().compareTo(high.get()) > 0) {
                throw new IllegalArgumentException("CSL-0020 a range needs its low end below its high end");
            }
        }

        public static Number exactly(BigDecimal value, String unit) {
            return new Number(Optional.of(value), Optional.of(value), unit);
        }

        public static Number between(BigDecimal low, BigDecimal high, String unit) {
            return new Number(Optional.of(low), Optional.of(high), unit);
        }

        public static Number unknown(String unit) {
            return new Number(Optional.empty(), Optional.empty(), unit);
        }

        /** The one value, if only one is left. */
        public Optional<BigDecimal> single() {
            return low.isPresent() && high.isPresent() && low.get().compareTo(high.get()) == 0 ? low : Optional.empty();
        }
    }

    record Logical(Truth truth) implements Value {}

    /** One of an enumeration's words; more than one left means not known. */
    record Choice(Set<String> possible) implements Value {
        public Choice {
            possible = Set.copyOf(possible);
        }
    }

    /** A day between two days, both included. */
    record Day(Optional<LocalDate> earliest, Optional<LocalDate> latest) implements Value {}
}
