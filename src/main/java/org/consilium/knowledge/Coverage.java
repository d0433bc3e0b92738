package org.consilium.knowledge;

import java.util.Map;
import java.util.TreeMap;
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

    /** A table for people. */
    public String report() {
        var text = new StringBuilder();
        text.append("conditions      ").append(conditions).append('\n');
        text.append("must not miss   ").append(mustNotMiss).append('\n');
        text.append("with criteria   ").append(withCriteria).append('\n');
        text.append("features        ").append(features).append('\n');
        text.append("links           ").append(links).append('\n');
        new TreeMap<>(byStatus)
                .forEach((status, n) -> text.append("status ")
                        .append(status)
                        .append("  ")
                        .append(n)
                        .append('\n'));
        new TreeMap<>(bySpecialty)
                .forEach((specialty, n) -> text.append("  ")
                        .append(specialty)
                        .append("  ")
                        .append(n)
                        .append('\n'));
        return text.toString();
    }
}
