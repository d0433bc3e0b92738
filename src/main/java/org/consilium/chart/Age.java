package org.consilium.chart;

import java.time.LocalDate;
import java.time.temporal.ChronoUnit;

/**
 * How old a patient is on a day, as exactly as the birth date is known: a birth date of only a year leaves a range.
 *
 * @param bornFirst the earliest day of birth that the record allows
 * @param bornLast the latest day of birth that the record allows
 */
public record Age(LocalDate bornFirst, LocalDate bornLast, LocalDate on) {
    public Age {
        if (bornLast.isBefore(bornFirst) || on.isBefore(bornLast)) {
            throw new IllegalArgumentException("CSL-0140 nobody is born after the day on which the age is asked");
        }
    }

    /** Completed years, months, weeks or days, at least. */
    public long atLeast(ChronoUnit unit) {
        return unit.between(bornLast, on);
    }

    /** Completed years, months, weeks or days, at most. */
    public long atMost(ChronoUnit unit) {
        return unit.between(bornFirst, on);
    }
}
