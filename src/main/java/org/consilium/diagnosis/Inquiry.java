package org.consilium.diagnosis;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.consilium.chart.ClinicalTime;
import org.consilium.chart.Result;
import org.consilium.diagnosis.ledger.Fact;
import org.consilium.diagnosis.ledger.Ledger;
import org.consilium.diagnosis.ledger.Statement;
import org.consilium.knowledge.Feature;
import org.consilium.knowledge.Link;

/**
 * What a model is asked about one patient: facts, candidates and unknown findings under ids, in the layout of EHR-R1
 * (## Event [time], then a list). Every word is of the knowledge base; of the record only numbers, units and times pass.
 *
 * @param missing unknown findings by id M1, M2, ...
 */
record Inquiry(List<Fact> facts, List<Candidate> candidates, Map<String, Feature> missing) {
    private static final int MOST_MISSING = 12;

    Inquiry {
        facts = List.copyOf(facts);
        candidates = List.copyOf(candidates);
    }

    static Inquiry of(Ledger ledger, List<Candidate> standing, DiagnosisSettings settings) {
        List<Candidate> candidates =
                standing.stream().limit(settings.modelCandidates()).toList();
        Map<Fact, Integer> bearing = new LinkedHashMap<>();
        candidates.forEach(candidate ->
                candidate.edges().forEach(edge -> bearing.merge(edge.fact(), edge.weight(), Integer::sum)));
        Set<Fact> weightiest = bearing.entrySet().stream()
                .sorted(Map.Entry.<Fact, Integer>comparingByValue().reversed())
                .limit(settings.modelFacts())
                .map(Map.Entry::getKey)
                .collect(Collectors.toCollection(LinkedHashSet::new));
        List<Fact> facts = ledger.facts().stream().filter(weightiest::contains).toList();
        return new Inquiry(facts, candidates, missing(ledger, candidates));
    }

    private static Map<String, Feature> missing(Ledger ledger, List<Candidate> candidates) {
        Map<String, Feature> missing = new LinkedHashMap<>();
        candidates.stream()
                .flatMap(candidate -> candidate.condition().links().stream())
                .filter(link -> link.role() == Link.Role.SIGN && !ledger.isKnown(link.feature()))
                .sorted(Comparator.comparingInt(Link::strength).reversed())
                .map(Link::feature)
                .distinct()
                .limit(MOST_MISSING)
                .forEach(feature -> missing.put("M" + (missing.size() + 1), feature));
        return missing;
    }

    /** The data block of the question. */
    String data() {
        var text = new StringBuilder("# Facts\n");
        byTime().forEach((time, group) -> {
            text.append("## Event [").append(time).append("]\n");
            group.forEach(fact -> text.append("- ").append(line(fact)).append('\n'));
        });
        text.append("# Candidates\n");
        candidates.forEach(candidate -> text.append("- ")
                .append(candidate.id())
                .append(' ')
                .append(candidate.condition().title())
                .append('\n'));
        if (!missing.isEmpty()) {
            text.append("# Not known\n");
            missing.forEach((id, feature) -> text.append("- ")
                    .append(id)
                    .append(' ')
                    .append(feature.title())
                    .append('\n'));
        }
        return text.toString();
    }

    private Map<String, List<Fact>> byTime() {
        Map<String, List<Fact>> groups = new TreeMap<>();
        for (Fact fact : facts) {
            String time = fact.evidence()
                    .time()
                    .map(ClinicalTime::earliest)
                    .map(instant -> instant.toString().substring(0, 16))
                    .orElse("background");
            groups.computeIfAbsent(time, key -> new ArrayList<>()).add(fact);
        }
        return groups;
    }

    private static String line(Fact fact) {
        String shows = fact.shows().stream().map(Feature::title).collect(Collectors.joining("; "));
        String denies = fact.denies().stream().map(Feature::title).collect(Collectors.joining("; "));
        return fact.id() + " " + (shows.isEmpty() ? "Not: " + denies : shows)
                + value(fact.statement()).map(value -> " (" + value + ")").orElse("");
    }

    /** Numbers and units only: no words of the record. */
    private static Optional<String> value(Statement statement) {
        return switch (statement) {
            case Statement.Measured measured ->
                measured.observation().result() instanceof Result.Measured result
                        ? Optional.of(plain(result.quantity().value()) + " "
                                + result.quantity().unit())
                        : Optional.empty();
            case Statement.Change change ->
                Optional.of(plain(change.fromValue()) + " to " + plain(change.toValue()) + " " + change.unit());
            case Statement.Scored ignored -> Optional.empty();
            case Statement.Problem ignored -> Optional.empty();
            case Statement.Drug ignored -> Optional.empty();
            case Statement.Done ignored -> Optional.empty();
            case Statement.Person ignored -> Optional.empty();
            case Statement.Mentioned ignored -> Optional.empty();
        };
    }

    private static String plain(BigDecimal value) {
        return value.stripTrailingZeros().toPlainString();
    }

    List<String> factIds() {
        return facts.stream().map(Fact::id).toList();
    }

    List<String> candidateIds() {
        return candidates.stream().map(Candidate::id).toList();
    }

    List<String> missingIds() {
        return List.copyOf(missing.keySet());
    }
}
