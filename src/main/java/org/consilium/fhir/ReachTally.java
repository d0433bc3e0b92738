package org.consilium.fhir;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import org.consilium.chart.Reach;
import org.consilium.chart.Reach.Coverage;
import org.consilium.chart.Reach.Kind;

/** Adds up, kind by kind, how far the reading went over all keys that ask for that kind. */
final class ReachTally {
    private final Map<Kind, Asked> asked = new EnumMap<>(Kind.class);

    private static final class Asked {
        private int matches;
        private boolean isAnswered;
        private final List<String> gaps = new ArrayList<>();

        Coverage coverage() {
            if (!isAnswered) {
                return new Coverage.Unavailable(String.join("; ", gaps));
            }
            return gaps.isEmpty() ? new Coverage.Complete() : new Coverage.Partial(matches, String.join("; ", gaps));
        }
    }

    private Asked of(Kind kind) {
        return asked.computeIfAbsent(kind, key -> new Asked());
    }

    void answered(Prefetched prefetched, Gathering.Pages pages) {
        for (Kind kind : prefetched.kinds()) {
            Asked one = of(kind);
            one.isAnswered = true;
            one.matches += pages.matches();
            gap(prefetched.key(), pages, one.gaps);
        }
    }

    private static void gap(String key, Gathering.Pages pages, List<String> gaps) {
        if (pages.total().filter(total -> total > pages.matches()).isPresent()) {
            gaps.add("'" + key + "' held the first " + pages.matches() + " of "
                    + pages.total().get());
        } else if (pages.hasMore()) {
            gaps.add("'" + key + "' held the first " + pages.matches() + " and there are more");
        }
        if (pages.isDoubtful()) {
            gaps.add("'" + key + "' came with the notice that something is missing");
        }
    }

    void noData(Prefetched prefetched) {
        prefetched.kinds().forEach(kind -> of(kind).isAnswered = true);
    }

    void unavailable(Prefetched prefetched, String reason) {
        prefetched.kinds().forEach(kind -> of(kind).gaps.add("'" + prefetched.key() + "': " + reason));
    }

    void lost(Map<Kind, Integer> lost) {
        lost.forEach((kind, number) -> {
            if (asked.containsKey(kind)) {
                of(kind).gaps.add(words(kind) + ": " + number + " could not be used");
            }
        });
    }

    private static String words(Kind kind) {
        return switch (kind) {
            case PATIENT -> "patient";
            case OBSERVATION -> "results";
            case CONDITION -> "diagnoses";
            case MEDICATION -> "medicines";
            case PROCEDURE -> "procedures";
            case ALLERGY -> "allergies";
            case ENCOUNTER -> "contacts";
            case FAMILY_HISTORY -> "family history";
            case NOTE -> "notes";
            case ORDER -> "orders";
        };
    }

    Reach reach() {
        var coverage = new EnumMap<Kind, Coverage>(Kind.class);
        asked.forEach((kind, one) -> coverage.put(kind, one.coverage()));
        return new Reach(coverage);
    }
}
