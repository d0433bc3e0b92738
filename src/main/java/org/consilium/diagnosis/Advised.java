package org.consilium.diagnosis;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.consilium.knowledge.Feature;
import org.consilium.knowledge.Link;

/**
 * Lets verified advice act on the candidates of the rules. It may mark links and order candidates of one
 * tier; it can neither add a candidate or a link, nor take one away, nor change how well one stands.
 */
final class Advised {
    private Advised() {}

    static List<Candidate> mark(List<Candidate> standing, Advice advice, Inquiry inquiry) {
        return standing.stream()
                .map(candidate -> mark(candidate, advice, inquiry))
                .toList();
    }

    private static Candidate mark(Candidate candidate, Advice advice, Inquiry inquiry) {
        List<VerifiedEdge> edges = candidate.edges().stream()
                .map(edge -> advice.edges().stream().anyMatch(edge::sameAs) ? edge.chosenByModel() : edge)
                .toList();
        Set<Feature> ofCondition =
                candidate.condition().links().stream().map(Link::feature).collect(Collectors.toSet());
        List<Feature> asked = advice.missing(candidate.id()).stream()
                .flatMap(id -> Optional.ofNullable(inquiry.missing().get(id)).stream())
                .filter(ofCondition::contains)
                .distinct()
                .toList();
        return candidate.with(edges, asked);
    }

    /** The model's order among equals; a candidate for which it gave no verified support has no place in that order. */
    static List<Candidate> order(List<Candidate> standing, Advice advice) {
        Set<String> supported = advice.edges().stream()
                .filter(edge -> edge.force() == VerifiedEdge.Force.SUPPORTS)
                .map(VerifiedEdge::condition)
                .collect(Collectors.toSet());
        Map<String, Integer> rank = new LinkedHashMap<>();
        advice.answer().order().forEach(id -> rank.putIfAbsent(id, rank.size()));
        List<Candidate> ordered = new ArrayList<>(standing);
        ordered.sort(Comparator.comparingInt(Candidate::tier)
                .thenComparingInt(
                        candidate -> supported.contains(candidate.condition().id())
                                ? rank.getOrDefault(candidate.id(), Integer.MAX_VALUE)
                                : Integer.MAX_VALUE));
        return ordered;
    }
}
