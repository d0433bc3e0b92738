package org.consilium.trial;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** What to ask or test next: the question that bears on most criteria of all trials first. */
final class Questions {
    private Questions() {}

    private record Count(String question, int settles, boolean decidable) {}

    /** @param doubts those of all trials that are worth a look; one entry for each open leaf */
    static List<String> ranked(List<Outcome.Doubt> doubts) {
        Map<String, Count> counts = new LinkedHashMap<>();
        for (Outcome.Doubt doubt : doubts) {
            counts.merge(
                    doubt.question(),
                    new Count(doubt.question(), 1, doubt.decidable()),
                    (one, other) -> new Count(
                            one.question(), one.settles() + other.settles(), one.decidable() || other.decidable()));
        }
        // A test or a look into the record comes before what is asked of everybody (consent, willingness).
        return new ArrayList<>(counts.values())
                .stream()
                        .sorted(Comparator.comparing(Count::decidable)
                                .thenComparing(Count::settles)
                                .reversed())
                        .map(Count::question)
                        .toList();
    }
}
