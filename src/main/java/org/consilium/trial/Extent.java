package org.consilium.trial;

import java.time.Instant;
import java.util.Optional;
import org.consilium.chart.ClinicalTime;

/**
 * From when to when something lasted, as far as that is known.
 *
 * @param endLast empty where it may go on from now
 */
record Extent(Instant startFirst, Instant startLast, Instant endFirst, Optional<Instant> endLast) {

    /** Something that happened once, at a time known as exactly as it was written. */
    static Extent once(ClinicalTime time) {
        return new Extent(time.earliest(), time.latest(), time.earliest(), Optional.of(time.latest()));
    }

    /** A FHIR Period lasts from its start to its end; any other time is a moment. */
    static Extent of(ClinicalTime time) {
        return isPeriod(time)
                ? new Extent(time.earliest(), time.earliest(), time.latest(), Optional.of(time.latest()))
                : once(time);
    }

    /** Began then and goes on. */
    static Extent since(ClinicalTime start, Instant now) {
        return new Extent(start.earliest(), startLast(start), now, Optional.empty());
    }

    /** Began then and is over now; when it ended is not said. */
    static Extent endedBefore(ClinicalTime start, Instant now) {
        Instant last = start.latest().isAfter(now) ? start.latest() : now;
        return new Extent(start.earliest(), startLast(start), start.earliest(), Optional.of(last));
    }

    private static Instant startLast(ClinicalTime start) {
        return isPeriod(start) ? start.earliest() : start.latest();
    }

    static boolean isPeriod(ClinicalTime time) {
        return time.written().indexOf('/') >= 0;
    }
}
