package org.consilium.expression;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class DaysTest {
    private static final LocalDate DAY = LocalDate.of(2026, 3, 1);

    private static Interval days(String low, String high) {
        return Interval.of(new BigDecimal(low), new BigDecimal(high));
    }

    @Test
    void aSpanOfDaysGivesTheShortestAndTheLongestDistance() {
        var march = Value.Day.between(DAY, DAY.plusDays(30));
        var april = Value.Day.between(DAY.plusDays(31), DAY.plusDays(60));

        assertThat(Days.between(march, april, ChronoUnit.DAYS)).isEqualTo(days("1", "60"));
        assertThat(Days.between(april, march, ChronoUnit.DAYS)).isEqualTo(days("-60", "-1"));
    }

    @Test
    void anOpenSpanGivesAnOpenDistance() {
        var sinceMarch = new Value.Day(Optional.of(DAY), Optional.empty());

        assertThat(Days.between(Value.Day.on(DAY.minusDays(4)), sinceMarch, ChronoUnit.DAYS))
                .isEqualTo(Interval.of(new BigDecimal("4"), Interval.ENDLESS));
        assertThat(Days.between(sinceMarch, Value.Day.on(DAY.plusDays(4)), ChronoUnit.DAYS))
                .isEqualTo(Interval.of(Interval.ENDLESS.negate(), new BigDecimal("4")));
        assertThat(Days.between(Value.Logical.UNKNOWN, sinceMarch, ChronoUnit.DAYS))
                .isEqualTo(Interval.WHOLE);
        assertThat(Days.between(sinceMarch, Value.Logical.UNKNOWN, ChronoUnit.DAYS))
                .isEqualTo(Interval.WHOLE);
    }

    @Test
    void partsOfADayAreCutOff() {
        assertThat(Days.plus(Value.Day.on(DAY), days("1.9", "2.1")))
                .isEqualTo(Value.Day.between(DAY.plusDays(1), DAY.plusDays(2)));
        assertThat(Days.plus(Value.Day.on(DAY), days("-0.5", "0"))).isEqualTo(Value.Day.between(DAY.minusDays(1), DAY));
        assertThat(Days.plus(Value.Logical.UNKNOWN, days("1", "1"))).isEqualTo(Value.Day.UNKNOWN);
    }

    @Test
    void daysOutsideTheCalendarOfMedicineAreNotKnown() {
        var last = LocalDate.of(9999, 12, 31);
        var first = LocalDate.of(1, 1, 1);
        assertThat(Days.plus(Value.Day.on(last.minusDays(1)), days("1", "1"))).isEqualTo(Value.Day.on(last));
        assertThat(Days.plus(Value.Day.on(last), days("1", "1"))).isEqualTo(Value.Day.UNKNOWN);
        assertThat(Days.plus(Value.Day.on(first.plusDays(1)), days("-1", "-1"))).isEqualTo(Value.Day.on(first));
        assertThat(Days.plus(Value.Day.on(first), days("-1", "-1"))).isEqualTo(Value.Day.UNKNOWN);
        assertThat(Days.plus(Value.Day.on(last.plusDays(1)), days("-5", "-5"))).isEqualTo(Value.Day.UNKNOWN);
        assertThat(Days.plus(Value.Day.on(first.minusDays(1)), days("5", "5"))).isEqualTo(Value.Day.UNKNOWN);
        assertThat(Days.plus(Value.Day.on(first), days("1000000", "1000000")))
                .isEqualTo(Value.Day.on(first.plusDays(1_000_000)));
        assertThat(Days.plus(Value.Day.on(first), days("1000001", "1000001"))).isEqualTo(Value.Day.UNKNOWN);
        assertThat(Days.plus(Value.Day.on(last), days("-1000000", "-1000000")))
                .isEqualTo(Value.Day.on(last.minusDays(1_000_000)));
        assertThat(Days.plus(Value.Day.on(last), days("-1000001", "-1000001"))).isEqualTo(Value.Day.UNKNOWN);
    }
}
