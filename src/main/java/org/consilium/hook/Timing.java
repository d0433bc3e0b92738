package org.consilium.hook;

import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;

/** How long each part of a call took, for the Server-Timing header. One call, one thread. */
final class Timing {
    private static final double NANOS_PER_MILLI = 1_000_000.0;

    private final long start = System.nanoTime();
    private final Map<String, Long> parts = new LinkedHashMap<>();
    private long last = start;

    /** Ends the part that began with the end of the one before. */
    void done(String part) {
        long now = System.nanoTime();
        parts.merge(part, now - last, Long::sum);
        last = now;
    }

    long millis() {
        return (System.nanoTime() - start) / (long) NANOS_PER_MILLI;
    }

    /** Server-Timing as in W3C Server Timing: {@code read;dur=1.2, total;dur=30.4}. */
    String header() {
        Map<String, Long> all = new LinkedHashMap<>(parts);
        all.put("total", System.nanoTime() - start);
        return all.entrySet().stream()
                .map(part ->
                        String.format(Locale.ROOT, "%s;dur=%.1f", part.getKey(), part.getValue() / NANOS_PER_MILLI))
                .collect(Collectors.joining(", "));
    }
}
