package org.consilium.chart;

import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.time.Year;
import java.time.YearMonth;
import java.time.ZoneId;
import java.util.Optional;

/**
 * When something happened, as exactly as the record says: the first and last instant it can mean.
 * A FHIR instant has both equal, a date spans its day, a year its year, a Period its start to end.
 *
 * @param written the time as the record wrote it
 */
public record ClinicalTime(Instant earliest, Instant latest, String written) {
    /** Clocks of two systems differ: a time this little after "now" is now. */
    private static final Duration CLOCK_SKEW = Duration.ofMinutes(5);

    private static final int YEAR_LENGTH = 4;
    private static final int MONTH_LENGTH = 7;
    private static final int DAY_LENGTH = 10;
    private static final int MINUTE_LENGTH = 16;

    public ClinicalTime {
        if (latest.isBefore(earliest)) {
            throw new IllegalArgumentException("CSL-0011 a time cannot end before it begins");
        }
    }

    public static ClinicalTime at(Instant instant) {
        return new ClinicalTime(instant, instant, instant.toString());
    }

    /** A day from its first to its last moment in a place. */
    public static ClinicalTime on(LocalDate day, ZoneId zone) {
        return days(day, day, zone, day.toString());
    }

    /** From the first moment of one day to the last moment of another. */
    public static ClinicalTime days(LocalDate first, LocalDate last, ZoneId zone, String written) {
        Instant end = last.plusDays(1).atStartOfDay(zone).toInstant().minusNanos(1);
        return new ClinicalTime(first.atStartOfDay(zone).toInstant(), end, written);
    }

    /**
     * A FHIR date, dateTime or instant (R4 section 2.24.0.1), or empty if it is none.
     *
     * @param zone the place whose days are meant where the record gives no offset
     */
    public static Optional<ClinicalTime> parse(String written, ZoneId zone) {
        try {
            return Optional.of(
                    switch (written.length()) {
                        case YEAR_LENGTH -> {
                            Year year = Year.parse(written);
                            yield days(year.atDay(1), year.plusYears(1).atDay(1).minusDays(1), zone, written);
                        }
                        case MONTH_LENGTH -> {
                            YearMonth month = YearMonth.parse(written);
                            yield days(month.atDay(1), month.atEndOfMonth(), zone, written);
                        }
                        case DAY_LENGTH -> on(LocalDate.parse(written), zone);
                        default -> moment(written, zone);
                    });
        } catch (DateTimeException notADate) {
            return Optional.empty();
        }
    }

    /** A FHIR Period: from the first moment its start can mean to the last moment its end can mean. */
    public static Optional<ClinicalTime> between(ClinicalTime start, ClinicalTime end) {
        return end.latest.isBefore(start.earliest)
                ? Optional.empty()
                : Optional.of(new ClinicalTime(start.earliest, end.latest, start.written + "/" + end.written));
    }

    private static ClinicalTime moment(String written, ZoneId zone) {
        Optional<Instant> plain = PlainInstant.parse(written);
        if (plain.isPresent()) {
            return new ClinicalTime(plain.get(), plain.get(), written);
        }
        boolean hasOffset =
                written.endsWith("Z") || written.lastIndexOf('+') > DAY_LENGTH || written.lastIndexOf('-') > DAY_LENGTH;
        Duration width = isToTheMinute(written) ? Duration.ofMinutes(1).minusNanos(1) : Duration.ZERO;
        if (hasOffset) {
            Instant instant = OffsetDateTime.parse(written).toInstant();
            return new ClinicalTime(instant, instant.plus(width), written);
        }
        // When clocks are put back an hour occurs twice, so a local time without offset can mean two instants.
        LocalDateTime local = LocalDateTime.parse(written);
        Instant first = local.atZone(zone).withEarlierOffsetAtOverlap().toInstant();
        Instant last = local.atZone(zone).withLaterOffsetAtOverlap().toInstant();
        return new ClinicalTime(first, last.plus(width), written);
    }

    private static boolean isToTheMinute(String written) {
        return written.length() <= MINUTE_LENGTH || written.charAt(MINUTE_LENGTH) != ':';
    }

    /** Whether it lies in the time before a moment, that long and no longer. What is recorded as today is not later than now. */
    public Certainty isWithin(Duration before, Instant asOf) {
        Instant from = asOf.minus(before);
        Instant to = asOf.plus(CLOCK_SKEW);
        if (latest.isBefore(from) || earliest.isAfter(to)) {
            return Certainty.NO;
        }
        return earliest.isBefore(from) ? Certainty.UNKNOWN : Certainty.YES;
    }

    /** Whether it certainly lies before another time. */
    public Certainty isBefore(ClinicalTime other) {
        if (latest.isBefore(other.earliest)) {
            return Certainty.YES;
        }
        return earliest.isBefore(other.latest) ? Certainty.UNKNOWN : Certainty.NO;
    }
}
