package org.consilium.diagnosis;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import org.consilium.assessment.Differential.Standing;
import org.consilium.diagnosis.criteria.Conclusion;
import org.consilium.diagnosis.ledger.Ledger;
import org.consilium.knowledge.ConditionEntry;

/** Finds the candidates by rules alone: criteria sets and weighed, verified links. The order is that of the rules. */
final class Candidates {
    static final Comparator<Candidate> LIKELIEST_FIRST = Comparator.comparingInt(Candidate::tier)
            .thenComparing(Comparator.comparingInt(Candidate::rank).reversed())
            .thenComparing(candidate -> !candidate.condition().mustNotMiss())
            .thenComparing(candidate -> candidate.condition().id());

    private final List<ConditionEntry> conditions;

    Candidates(List<ConditionEntry> conditions) {
        this.conditions = List.copyOf(conditions);
    }

    /**
     * @param standing the likeliest first, named D1, D2, ...
     * @param fell those that something excludes or outweighs
     * @param known conditions that the problem list already holds
     */
    record Found(List<Candidate> standing, List<Candidate> fell, List<ConditionEntry> known) {
        Found {
            standing = List.copyOf(standing);
            fell = List.copyOf(fell);
            known = List.copyOf(known);
        }
    }

    Found find(Ledger ledger, Verifier verifier, CriteriaVerdicts criteria, int most) {
        var listed = new Known(ledger.chart());
        var deliberation = new Deliberation(ledger);
        List<Candidate> weighed = new ArrayList<>();
        List<ConditionEntry> known = new ArrayList<>();
        for (ConditionEntry condition : conditions) {
            if (listed.entryOf(condition).isPresent()) {
                known.add(condition);
                continue;
            }
            if (isThoughtOf(condition, ledger)) {
                Optional<Conclusion> verdict = condition.criteria().flatMap(criteria::of);
                deliberation
                        .weigh(condition, verifier.byRules(condition), verdict)
                        .ifPresent(weighed::add);
            }
        }
        weighed.sort(LIKELIEST_FIRST);
        List<Candidate> standing =
                weighed.stream().filter(Candidate::stands).limit(most).toList();
        List<Candidate> fell = weighed.stream()
                .filter(candidate -> candidate.standing() == Standing.FELL)
                .toList();
        return new Found(named(standing), fell, known);
    }

    private static boolean isThoughtOf(ConditionEntry condition, Ledger ledger) {
        return condition.requires().stream().allMatch(anyOf -> anyOf.stream().anyMatch(ledger::shows));
    }

    private static List<Candidate> named(List<Candidate> candidates) {
        List<Candidate> named = new ArrayList<>();
        for (Candidate candidate : candidates) {
            named.add(candidate.named("D" + (named.size() + 1)));
        }
        return named;
    }
}
