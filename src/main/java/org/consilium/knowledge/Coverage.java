package org.consilium.knowledge;

import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;

/**
 * How much the knowledge base knows.
 *
 * @param bySpecialty conditions by specialty
 * @param byStatus conditions by status
 */
public record Coverage(
        int conditions,
        int mustNotMiss,
        int features,
        int links,
        int withCriteria,
        Map<String, Long> bySpecialty,
        Map<String, Long> byStatus) {
    public Coverage {
        bySpecialty = Map.copyOf(bySpecialty);
        byStatus = Map.copyOf(byStatus);
    }

    static Coverage of(KnowledgeBase base) {
        return new Coverage(
                base.conditions().size(),
                (int) base.conditions().stream()
                        .filter(ConditionEntry::mustNotMiss)
                        .count(),
                base.features().size(),
                base.conditions().stream()
                        .mapToInt(entry -> entry.links().size())
                        .sum(),
                (int) base.conditions().stream()
                        .filter(entry -> entry.criteria().isPresent())
                        .count(),
                count(base, ConditionEntry::specialty),
                count(base, entry -> entry.status().name()));
    }

    private static Map<String, Long> count(KnowledgeBase base, Function<ConditionEntry, String> by) {
        return base.conditions().stream().collect(Collectors.groupingBy(by, Collectors.counting()));
    }
}
