package org.consilium.terminology;

import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Optional;
import java.util.regex.Pattern;

/** A length of time as clinicians write it: 48h, 7d, 4wk, 12mo, 2a. Months and years are those of the calendar. */
public record Span(int amount, Unit unit) {
    private static final Pattern WRITTEN = Pattern.compile("(\\d{1,5})\\s*(min|h|d|wk|mo|a)");

    public Span {
        if (amount < 0) {
            throw new IllegalArgumentException("CSL-0302 a length of time is not negative");
        }
    }

    public enum Unit {
        MIN("minute"),
        H("hour"),
        D("day"),
        WK("week"),
        MO("month"),
        A("year");

        private final String word;

        Unit(String word) {
            this.word = word;
        }
    }

    public static Optional<Span> parse(String text) {
        var written = WRITTEN.matcher(text.strip());
        return written.matches()
                ? Optional.of(new Span(
                        Integer.parseInt(written.group(1)),
                        Unit.valueOf(written.group(2).toUpperCase(java.util.Locale.ROOT))))
                : Optional.empty();
    }

    public static Span hours(int amount) {
        return new Span(amount, Unit.H);
    }

    public static Span days(int amount) {
        return new Span(amount, Unit.D);
    }

    public static Span months(int amount) {
        return new Span(amount, Unit.MO);
    }

    /** The instant this long before another. */
    public Instant before(Instant instant) {
        var utc = instant.atOffset(ZoneOffset.UTC);
        return switch (unit) {
            case MIN -> instant.minus(Duration.ofMinutes(amount));
            case H -> instant.minus(Duration.ofHours(amount));
            case D -> instant.minus(Duration.ofDays(amount));
            case WK -> instant.minus(Duration.ofDays(7L * amount));
            case MO -> utc.minusMonths(amount).toInstant();
            case A -> utc.minusYears(amount).toInstant();
        };
    }

    /** "48 hours", "1 year". */
    public String words() {
        return amount + " " + unit.word + (amount == 1 ? "" : "s");
    }
}
