package org.consilium.expression;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.Optional;

/** Calendar arithmetic over spans of days. */
final class Days {
    private static final BigDecimal MOST = BigDecimal.valueOf(1_000_000);
    private static final LocalDate FIRST = LocalDate.of(1, 1, 1);
    private static final LocalDate LAST = LocalDate.of(9999, 12, 31);

    private Days() {}

    /** Completed days or years from one day to another; negative where the second is earlier. */
    static Interval between(Value from, Value to, ChronoUnit unit) {
        if (!(from instanceof Value.Day start && to instanceof Value.Day end)) {
            return Interval.WHOLE;
        }
        return Interval.of(
                difference(start.latest(), end.earliest(), unit, Interval.WHOLE.low()),
                difference(start.earliest(), end.latest(), unit, Interval.WHOLE.high()));
    }

    private static BigDecimal difference(
            Optional<LocalDate> from, Optional<LocalDate> to, ChronoUnit unit, BigDecimal open) {
        return from.flatMap(first -> to.map(second -> BigDecimal.valueOf(unit.between(first, second))))
                .orElse(open);
    }

    /** A day so many days later; parts of a day are cut off, days outside the years 1 to 9999 are not known. */
    static Value.Day plus(Value day, Interval days) {
        if (!(day instanceof Value.Day start)) {
            return Value.Day.UNKNOWN;
        }
        return new Value.Day(
                start.earliest().flatMap(first -> later(first, days.low())),
                start.latest().flatMap(last -> later(last, days.high())));
    }

    private static Optional<LocalDate> later(LocalDate day, BigDecimal days) {
        if (days.abs().compareTo(MOST) > 0 || day.isBefore(FIRST) || day.isAfter(LAST)) {
            return Optional.empty();
        }
        LocalDate result = day.plusDays(days.setScale(0, RoundingMode.FLOOR).longValueExact());
        return result.isBefore(FIRST) || result.isAfter(LAST) ? Optional.empty() : Optional.of(result);
    }
}
