package org.consilium.trial;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.Set;
import org.consilium.chart.Certainty;

/**
 * Compares times with windows at one moment.
 *
 * @param atNow the anchors that are taken to be now; every other one lies ahead, at a day not known
 */
record Windows(Instant now, Set<Window.Anchor> atNow) {
    /** Clocks of two systems differ: a time this little after "now" is now. */
    static final Duration CLOCK_SKEW = Duration.ofMinutes(5);

    Windows {
        atNow = Set.copyOf(atNow);
    }

    /** Whether the anchor's day is known: if not, it lies ahead. */
    boolean isKnown(Window.Anchor anchor) {
        return anchor == Window.Anchor.NOW || atNow.contains(anchor);
    }

    Certainty admits(Window window, Extent extent) {
        return switch (window.kind()) {
            case WITHIN -> within(window, extent);
            case FOR_AT_LEAST -> forAtLeast(window, extent);
        };
    }

    /** Some part of it lies inside. What is already too old stays so, whenever the anchor will be. */
    private Certainty within(Window window, Extent extent) {
        Instant from = window.length().before(now);
        if (extent.endLast().filter(end -> end.isBefore(from)).isPresent()) {
            return Certainty.NO;
        }
        if (!isKnown(window.anchor())) {
            return Certainty.UNKNOWN;
        }
        // What the record dates as today, or in this month, has happened: it is not later than now.
        if (extent.startFirst().isAfter(now.plus(CLOCK_SKEW))) {
            return Certainty.NO;
        }
        return extent.endFirst().isBefore(from) ? Certainty.UNKNOWN : Certainty.YES;
    }

    /** Began at least so long before the anchor; what has lasted long enough now will also have at a later anchor. */
    private Certainty forAtLeast(Window window, Extent extent) {
        Instant from = window.length().before(now);
        if (!extent.startLast().isAfter(from)) {
            return Certainty.YES;
        }
        boolean tooLate = extent.startFirst().isAfter(from) && isKnown(window.anchor());
        return tooLate ? Certainty.NO : Certainty.UNKNOWN;
    }

    Certainty admits(Optional<Window> window, Optional<Extent> extent) {
        if (window.isEmpty()) {
            return Certainty.YES;
        }
        return extent.map(known -> admits(window.get(), known)).orElse(Certainty.UNKNOWN);
    }
}
