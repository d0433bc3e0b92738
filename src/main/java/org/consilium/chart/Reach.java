package org.consilium.chart;

import java.util.EnumMap;
import java.util.Map;

/** How far the reading went: what was looked at, what only in part, what not at all. */
public record Reach(Map<Kind, Coverage> coverage) {
    public Reach {
        coverage = Map.copyOf(coverage);
    }

    public static Reach everything() {
        var all = new EnumMap<Kind, Coverage>(Kind.class);
        for (Kind kind : Kind.values()) {
            all.put(kind, new Coverage.Complete());
        }
        return new Reach(all);
    }

    public Coverage of(Kind kind) {
        return coverage.getOrDefault(kind, new Coverage.Unavailable("not requested"));
    }

    /** The kinds of resource a chart is made of. */
    public enum Kind {
        PATIENT,
        OBSERVATION,
        CONDITION,
        MEDICATION,
        PROCEDURE,
        ALLERGY,
        ENCOUNTER,
        FAMILY_HISTORY,
        NOTE,
        ORDER
    }

    /** Only a complete reading lets silence be presumed as absence. */
    public sealed interface Coverage {
        record Complete() implements Coverage {}

        record Partial(int read, String reason) implements Coverage {}

        record Unavailable(String reason) implements Coverage {}
    }
}
