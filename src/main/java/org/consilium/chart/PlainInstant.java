package org.consilium.chart;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Optional;

/**
 * The one form in which nearly every system writes a moment, {@code 2026-11-25T08:30:00.000+01:00} or with Z, read by
 * position: a record holds thousands, and the general parser is ten times slower. Whatever differs is left to that one.
 */
final class PlainInstant {
    private static final int SECONDS_END = 19;
    private static final int OFFSET_LENGTH = 6;
    private static final int MOST_DIGITS = 9;
    private static final int HOURS = 24;
    private static final int SIXTY = 60;
    private static final int DAY_SECONDS = 86_400;
    private static final int WIDEST_OFFSET = 18 * 3_600;
    /** Marks what is no number: greater than any field may be. */
    private static final int NO_NUMBER = 1_000_000;

    private PlainInstant() {}

    static Optional<Instant> parse(String written) {
        if (written.length() <= SECONDS_END || !hasFrame(written)) {
            return Optional.empty();
        }
        int fractionEnd = fractionEnd(written);
        int offset = offset(written, fractionEnd);
        int hour = number(written, 11, 13);
        int minute = number(written, 14, 16);
        int second = number(written, 17, SECONDS_END);
        int year = number(written, 0, 4);
        boolean isRead = fractionEnd > 0
                && Math.abs(offset) <= WIDEST_OFFSET
                && hour < HOURS
                && minute < SIXTY
                && second < SIXTY
                && year < NO_NUMBER;
        if (!isRead) {
            return Optional.empty();
        }
        try {
            long day = LocalDate.of(year, number(written, 5, 7), number(written, 8, 10))
                    .toEpochDay();
            long seconds = day * DAY_SECONDS + (hour * SIXTY + minute) * SIXTY + second - offset;
            return Optional.of(Instant.ofEpochSecond(seconds, nanos(written, fractionEnd)));
        } catch (DateTimeException noSuchDay) {
            return Optional.empty();
        }
    }

    private static boolean hasFrame(String written) {
        return written.charAt(4) == '-'
                && written.charAt(7) == '-'
                && written.charAt(10) == 'T'
                && written.charAt(13) == ':'
                && written.charAt(16) == ':';
    }

    /** Where the fraction of the second ends, or 0 where there is a mistake in it. */
    private static int fractionEnd(String written) {
        if (written.charAt(SECONDS_END) != '.') {
            return SECONDS_END;
        }
        int end = SECONDS_END + 1;
        while (end < written.length() && isDigit(written.charAt(end))) {
            end++;
        }
        int digits = end - SECONDS_END - 1;
        return digits >= 1 && digits <= MOST_DIGITS ? end : 0;
    }

    private static int nanos(String written, int fractionEnd) {
        int nanos = 0;
        for (int place = 1; place <= MOST_DIGITS; place++) {
            int at = SECONDS_END + place;
            nanos = nanos * 10 + (at < fractionEnd ? written.charAt(at) - '0' : 0);
        }
        return nanos;
    }

    /** Seconds east of UTC; more than any offset may be where there is none or a mistake in it. */
    private static int offset(String written, int from) {
        if (written.length() == from + 1 && written.charAt(from) == 'Z') {
            return 0;
        }
        if (written.length() != from + OFFSET_LENGTH || written.charAt(from + 3) != ':') {
            return NO_NUMBER;
        }
        char sign = written.charAt(from);
        int hours = number(written, from + 1, from + 3);
        int minutes = number(written, from + 4, from + OFFSET_LENGTH);
        if ((sign != '+' && sign != '-') || hours >= HOURS || minutes >= SIXTY) {
            return NO_NUMBER;
        }
        int seconds = (hours * SIXTY + minutes) * SIXTY;
        return sign == '-' ? -seconds : seconds;
    }

    private static int number(String written, int from, int to) {
        int number = 0;
        for (int at = from; at < to; at++) {
            if (!isDigit(written.charAt(at))) {
                return NO_NUMBER;
            }
            number = number * 10 + (written.charAt(at) - '0');
        }
        return number;
    }

    private static boolean isDigit(char c) {
        return c >= '0' && c <= '9';
    }
}
