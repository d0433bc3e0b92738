package org.consilium.diagnosis;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.consilium.assessment.Differential.Standing;
import org.consilium.diagnosis.ArgumentGraph.Label;
import org.consilium.diagnosis.VerifiedEdge.Force;
import org.consilium.diagnosis.criteria.Conclusion;
import org.consilium.diagnosis.ledger.Ledger;
import org.consilium.expression.Truth;
import org.consilium.knowledge.ConditionEntry;
import org.consilium.knowledge.Feature;

/**
 * Weighs one condition over its verified links: which of them stand (grounded extension), what they add up to, and how
 * well the condition stands. Strengths are those of the knowledge base; a model has no say in them.
 */
final class Deliberation {
    static final int STRONG = 8;
    static final int MODERATE = 5;
    static final int WEAK = 3;
    private static final String HYPOTHESIS = "hypothesis";

    private final Ledger ledger;

    Deliberation(Ledger ledger) {
        this.ledger = ledger;
    }

    /** Empty if nothing but risk factors or weak hints speak for it: it is not thought of at all. */
    Optional<Candidate> weigh(ConditionEntry condition, List<VerifiedEdge> edges, Optional<Conclusion> criteria) {
        List<VerifiedEdge> sorted = edges.stream()
                .sorted(Comparator.comparingInt(VerifiedEdge::weight)
                        .reversed()
                        .thenComparing(edge -> edge.link().feature().id())
                        .thenComparing(edge -> edge.fact().evidence().source().key()))
                .toList();
        Map<String, Label> labels = graph(sorted).grounded();
        List<VerifiedEdge> undercut = new ArrayList<>();
        List<VerifiedEdge> standing = new ArrayList<>();
        for (VerifiedEdge edge : sorted) {
            (labels.getOrDefault(id(edge), Label.IN) == Label.OUT ? undercut : standing).add(edge);
        }
        int score = sum(standing, true) - sum(standing, false);
        boolean fell = labels.getOrDefault(HYPOTHESIS, Label.IN) != Label.IN;
        return standing(fell, score, sorted, criteria)
                .map(how -> new Candidate("", condition, sorted, undercut, score, how, criteria, List.of()));
    }

    /**
     * The condition is attacked by every excluding link, and by what speaks against it when that outweighs what speaks
     * for it; a link is attacked by the features that take its force.
     */
    private ArgumentGraph graph(List<VerifiedEdge> edges) {
        var graph = new ArgumentGraph();
        graph.argument(HYPOTHESIS);
        int support = sum(edges, true);
        int against = sum(edges, false);
        for (VerifiedEdge edge : edges) {
            graph.argument(id(edge));
            if (edge.force() == Force.EXCLUDES || edge.force() == Force.AGAINST && against >= support) {
                graph.attack(id(edge), HYPOTHESIS);
            }
            for (Feature feature : edge.link().unless()) {
                if (ledger.shows(feature)) {
                    graph.attack("fact:" + feature.id(), id(edge));
                }
            }
        }
        return graph;
    }

    private static String id(VerifiedEdge edge) {
        return edge.force() + ":" + edge.link().feature().id() + ":"
                + edge.fact().id();
    }

    /** Each group counts once, with its strongest link. */
    private static int sum(List<VerifiedEdge> edges, boolean support) {
        Map<String, Integer> strongest = new HashMap<>();
        for (VerifiedEdge edge : edges) {
            if ((edge.force() == Force.SUPPORTS) == support) {
                strongest.merge(edge.link().countedAs(), edge.weight(), Math::max);
            }
        }
        return strongest.values().stream().mapToInt(Integer::intValue).sum();
    }

    private static Optional<Standing> standing(
            boolean fell, int score, List<VerifiedEdge> edges, Optional<Conclusion> criteria) {
        if (fell) {
            return hasSigns(edges) && sum(edges, true) >= WEAK ? Optional.of(Standing.FELL) : Optional.empty();
        }
        if (criteria.filter(conclusion -> conclusion.truth() == Truth.TRUE).isPresent()) {
            return Optional.of(Standing.CRITERIA_MET);
        }
        if (!hasSigns(edges) || score < WEAK) {
            return Optional.empty();
        }
        // criteria that are decidedly not met do not exclude an early or treated illness, but nothing strong is left
        boolean notMet =
                criteria.filter(conclusion -> conclusion.truth() == Truth.FALSE).isPresent();
        if (score >= STRONG && !notMet) {
            return Optional.of(Standing.STRONG);
        }
        return Optional.of(score >= MODERATE ? Standing.MODERATE : Standing.WEAK);
    }

    /** Risk factors alone raise nothing: one telling sign, or two lesser ones of different kind. */
    private static boolean hasSigns(List<VerifiedEdge> edges) {
        Set<String> kinds = new HashSet<>();
        for (VerifiedEdge edge : edges) {
            if (edge.isSign()) {
                if (edge.weight() >= 2) {
                    return true;
                }
                kinds.add(edge.link().countedAs());
            }
        }
        return kinds.size() >= 2;
    }
}
