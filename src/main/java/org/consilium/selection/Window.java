package org.consilium.selection;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.consilium.chart.Certainty;
import org.consilium.chart.ClinicalTime;
import org.consilium.terminology.Span;

/**
 * A stretch of time before a moment: from the older end to the newer one, both included. "48h" ends at the moment
 * itself, "365d..8d" ends 8 days before it, "..3mo" has no beginning.
 */
public record Window(Optional<Span> older, Optional<Span> newer) {
    /** Clocks of two systems differ: what is this little after now is now. */
    static final Duration CLOCK_SKEW = Duration.ofMinutes(5);

    private static final Instant ALWAYS = Instant.parse("0001-01-01T00:00:00Z");

    public static Window within(Span span) {
        return new Window(Optional.of(span), Optional.empty());
    }

    public static Window between(Span older, Span newer) {
        return new Window(Optional.of(older), Optional.of(newer));
    }

    /** "48h", "365d..8d" or "..3mo". */
    public static Optional<Window> parse(String text) {
        int dots = text.indexOf("..");
        if (dots < 0) {
            return Span.parse(text).map(Window::within);
        }
        Optional<Span> newer = Span.parse(text.substring(dots + 2));
        if (dots == 0) {
            return newer.map(end -> new Window(Optional.empty(), Optional.of(end)));
        }
        return Span.parse(text.substring(0, dots)).flatMap(start -> newer.map(end -> between(start, end)));
    }

    public Instant from(Instant moment) {
        return older.map(span -> span.before(moment)).orElse(ALWAYS);
    }

    public Instant to(Instant moment) {
        return newer.map(span -> span.before(moment)).orElseGet(() -> moment.plus(CLOCK_SKEW));
    }

    /** Whether something happened in the window: surely, surely not, or not to be told from what is written. */
    public Certainty holds(ClinicalTime time, Instant moment) {
        return at(moment).hold(time.earliest(), time.latest());
    }

    /** The window before one moment, worked out once for many times. */
    Bounds at(Instant moment) {
        return new Bounds(from(moment), to(moment), newer.isEmpty());
    }

    /**
     * @param open whether the window ends at the moment itself
     */
    record Bounds(Instant from, Instant to, boolean open) {
        Certainty hold(Instant earliest, Instant latest) {
            if (latest.isBefore(from) || earliest.isAfter(to)) {
                return Certainty.NO;
            }
            // a time that is written as today, to the day, may end after the moment: it has begun, and that is enough
            boolean ended = open || !latest.isAfter(to);
            return !earliest.isBefore(from) && ended ? Certainty.YES : Certainty.UNKNOWN;
        }
    }

    /** "within 48 hours", "365 days to 8 days before". */
    public String words() {
        if (newer.isEmpty()) {
            return older.map(span -> "within " + span.words()).orElse("at any time");
        }
        String end = newer.get().words() + " before";
        return older.map(span -> span.words() + " to " + end).orElse("at least " + end);
    }

    /** "within 7 days before the newest", "from 365 days to 8 days before the newest". */
    String wordsBefore(String event) {
        if (newer.isEmpty()) {
            return older.map(span -> "within " + span.words() + " ").orElse("") + "before " + event;
        }
        String end = newer.get().words() + " before " + event;
        return older.map(span -> "from " + span.words() + " to " + end).orElse("at least " + end);
    }
}
