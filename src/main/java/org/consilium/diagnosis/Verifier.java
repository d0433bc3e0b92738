package org.consilium.diagnosis;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.consilium.chart.Finding;
import org.consilium.chart.Source;
import org.consilium.diagnosis.VerifiedEdge.Force;
import org.consilium.diagnosis.ledger.Fact;
import org.consilium.diagnosis.ledger.Ledger;
import org.consilium.diagnosis.ledger.LedgerWriter.Confirmation;
import org.consilium.knowledge.ConditionEntry;
import org.consilium.knowledge.Link;

/**
 * Checks every proposed link by code: the ids exist, nothing is said twice, the fact is of this patient, knowledge
 * links it to that condition, the direction is that of knowledge, and the chart still says so when it is read again
 * (value against threshold, unit, window, exact span). What fails is removed and counted.
 */
final class Verifier {
    private final Ledger ledger;
    private final Map<String, ConditionEntry> candidates;
    private final Confirmation confirmation;
    private final Set<String> references;

    /** @param candidates conditions by the id under which they are proposed (D1, D2, ...) */
    Verifier(Ledger ledger, Map<String, ConditionEntry> candidates, Confirmation confirmation) {
        this.ledger = ledger;
        this.candidates = Map.copyOf(candidates);
        this.confirmation = confirmation;
        this.references = Stream.concat(
                        Stream.of(ledger.chart().demographics().source()),
                        ledger.chart().findings().stream().map(Finding::source))
                .map(Source::reference)
                .collect(Collectors.toSet());
    }

    /** Why a link was removed. */
    enum Removal {
        UNKNOWN_CANDIDATE,
        UNKNOWN_FACT,
        REPEATED,
        CONTRADICTORY,
        OTHER_PATIENT,
        NO_KNOWLEDGE,
        WRONG_POLARITY,
        NOT_CONFIRMED
    }

    /** What is left, and what was removed and why. */
    record Outcome(List<VerifiedEdge> edges, Map<Removal, Integer> removed, int proposed) {
        Outcome {
            edges = List.copyOf(edges);
            removed = Map.copyOf(removed);
        }

        int removals() {
            return removed.values().stream().mapToInt(Integer::intValue).sum();
        }
    }

    Outcome verify(List<Proposal> proposals) {
        List<VerifiedEdge> edges = new ArrayList<>();
        Map<Removal, Integer> removed = new java.util.EnumMap<>(Removal.class);
        Set<Proposal> seen = new HashSet<>();
        for (Proposal proposal : proposals) {
            switch (check(proposal, seen, proposals)) {
                case Verdict.Kept kept -> edges.add(kept.edge());
                case Verdict.Dropped dropped -> removed.merge(dropped.why(), 1, Integer::sum);
            }
            seen.add(proposal);
        }
        return new Outcome(edges, removed, proposals.size());
    }

    private sealed interface Verdict {
        record Kept(VerifiedEdge edge) implements Verdict {}

        record Dropped(Removal why) implements Verdict {}
    }

    private Verdict check(Proposal proposal, Set<Proposal> seen, List<Proposal> all) {
        Optional<ConditionEntry> condition = Optional.ofNullable(candidates.get(proposal.candidate()));
        Optional<Fact> fact = ledger.fact(proposal.fact());
        if (condition.isEmpty()) {
            return new Verdict.Dropped(Removal.UNKNOWN_CANDIDATE);
        }
        if (fact.isEmpty()) {
            return new Verdict.Dropped(Removal.UNKNOWN_FACT);
        }
        if (seen.contains(proposal)) {
            return new Verdict.Dropped(Removal.REPEATED);
        }
        if (isContradicted(proposal, all)) {
            return new Verdict.Dropped(Removal.CONTRADICTORY);
        }
        return link(condition.get(), fact.get(), proposal.relation());
    }

    /** Said to support and to speak against the same condition: neither is believed. */
    private static boolean isContradicted(Proposal proposal, List<Proposal> all) {
        return all.stream()
                .anyMatch(other -> other.candidate().equals(proposal.candidate())
                        && other.fact().equals(proposal.fact())
                        && other.relation() != proposal.relation());
    }

    private Verdict link(ConditionEntry condition, Fact fact, Relation relation) {
        if (!isOfThisPatient(fact)) {
            return new Verdict.Dropped(Removal.OTHER_PATIENT);
        }
        List<VerifiedEdge> known = edges(condition, fact);
        if (known.isEmpty()) {
            return new Verdict.Dropped(Removal.NO_KNOWLEDGE);
        }
        List<VerifiedEdge> fitting = known.stream()
                .filter(edge -> relation(edge.force()) == relation)
                .toList();
        if (fitting.isEmpty()) {
            return new Verdict.Dropped(Removal.WRONG_POLARITY);
        }
        return fitting.stream()
                .filter(this::isConfirmed)
                .max(Comparator.comparingInt(VerifiedEdge::weight))
                .<Verdict>map(Verdict.Kept::new)
                .orElseGet(() -> new Verdict.Dropped(Removal.NOT_CONFIRMED));
    }

    /** Every link that the rules can make for a condition, verified like those of a model. */
    List<VerifiedEdge> byRules(ConditionEntry condition) {
        return ledger.facts().stream()
                .filter(this::isOfThisPatient)
                .flatMap(fact -> edges(condition, fact).stream())
                .filter(this::isConfirmed)
                .toList();
    }

    /** What knowledge says of a fact for a condition. */
    private static List<VerifiedEdge> edges(ConditionEntry condition, Fact fact) {
        List<VerifiedEdge> edges = new ArrayList<>();
        for (Link link : condition.links()) {
            if (fact.shows().contains(link.feature())) {
                edges.add(new VerifiedEdge(condition.id(), link, fact, force(link), link.strength(), false));
            }
            if (fact.denies().contains(link.feature()) && link.denial() > 0) {
                edges.add(new VerifiedEdge(condition.id(), link, fact, Force.AGAINST, link.denial(), false));
            }
        }
        return edges;
    }

    private boolean isConfirmed(VerifiedEdge edge) {
        boolean shown = edge.fact().shows().contains(edge.link().feature());
        return confirmation.confirms(edge.link().feature(), edge.fact(), shown);
    }

    private boolean isOfThisPatient(Fact fact) {
        return references.contains(fact.statement().source().reference());
    }

    private static Force force(Link link) {
        return switch (link.direction()) {
            case SUPPORTS -> Force.SUPPORTS;
            case AGAINST -> Force.AGAINST;
            case EXCLUDES -> Force.EXCLUDES;
        };
    }

    private static Relation relation(Force force) {
        return switch (force) {
            case SUPPORTS -> Relation.SUPPORTS;
            case AGAINST, EXCLUDES -> Relation.AGAINST;
        };
    }
}
