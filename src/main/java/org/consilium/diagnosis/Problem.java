package org.consilium.diagnosis;

import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.consilium.assessment.Evidence;
import org.consilium.chart.Age;
import org.consilium.chart.Demographics.Gender;
import org.consilium.chart.Finding;
import org.consilium.chart.PatientChart;
import org.consilium.diagnosis.ledger.Fact;
import org.consilium.diagnosis.ledger.Ledger;
import org.consilium.diagnosis.ledger.Statement;
import org.consilium.note.Suspicion;

/** The patient in one line, written by code from the ledger: who, what is known, and what needs explaining. */
final class Problem {
    private static final int MOST_KNOWN = 4;
    private static final int MOST_FINDINGS = 5;

    private Problem() {}

    static String line(Ledger ledger, List<Candidate> candidates) {
        PatientChart chart = ledger.chart();
        List<String> known = known(ledger);
        List<String> findings = findings(candidates);
        return who(chart)
                + (known.isEmpty() ? "" : " with " + join(known))
                + (findings.isEmpty() ? "" : ": " + String.join(", ", findings));
    }

    /** "74-year-old woman"; what is not known is left out, never guessed. */
    private static String who(PatientChart chart) {
        Gender gender = chart.demographics().gender();
        return chart.age()
                .map(age -> years(age) + "-year-old " + noun(gender, age))
                .orElseGet(() -> gender == Gender.UNKNOWN
                        ? "Patient"
                        : "Patient, " + gender.name().toLowerCase(java.util.Locale.ROOT));
    }

    private static String years(Age age) {
        long least = age.atLeast(ChronoUnit.YEARS);
        long most = age.atMost(ChronoUnit.YEARS);
        return least == most ? Long.toString(least) : least + "- to " + most;
    }

    private static String noun(Gender gender, Age age) {
        boolean child = age.atMost(ChronoUnit.YEARS) < 18;
        return switch (gender) {
            case FEMALE -> child ? "girl" : "woman";
            case MALE -> child ? "boy" : "man";
            case OTHER, UNKNOWN -> "patient";
        };
    }

    /**
     * Only entries that knowledge speaks of: problem lists also hold employment, housing or a criminal record, which
     * explain nothing and are nobody's business on a card.
     */
    private static List<String> known(Ledger ledger) {
        return ledger.facts().stream()
                .map(Fact::statement)
                .filter(Statement.Problem.class::isInstance)
                .map(statement -> ((Statement.Problem) statement).condition())
                .filter(Known::isActive)
                .sorted(Comparator.comparing((Finding.Condition entry) -> entry.recorded()
                                .or(entry::time)
                                .map(time -> time.latest())
                                .orElse(java.time.Instant.MIN))
                        .reversed()
                        .thenComparing(entry -> entry.source().key()))
                .map(entry -> entry.concept().label())
                .filter(label -> !Suspicion.isSuspicious(label))
                .distinct()
                .limit(MOST_KNOWN)
                .toList();
    }

    /** The facts that carry most among all candidates, each measurement once. */
    private static List<String> findings(List<Candidate> candidates) {
        Map<Fact, Integer> weights = new LinkedHashMap<>();
        for (Candidate candidate : candidates) {
            for (VerifiedEdge edge : candidate.edges()) {
                if (edge.isSign() && isFinding(edge.fact().statement())) {
                    weights.merge(edge.fact(), edge.weight(), Integer::sum);
                }
            }
        }
        Map<String, String> chosen = new LinkedHashMap<>();
        weights.entrySet().stream()
                .sorted(Map.Entry.<Fact, Integer>comparingByValue()
                        .reversed()
                        .thenComparing(entry -> entry.getKey().id()))
                .forEach(entry -> {
                    Evidence evidence = entry.getKey().evidence();
                    if (chosen.size() < MOST_FINDINGS) {
                        chosen.putIfAbsent(
                                evidence.source().key(), (evidence.label() + " " + evidence.value()).strip());
                    }
                });
        return List.copyOf(chosen.values());
    }

    private static boolean isFinding(Statement statement) {
        return switch (statement) {
            case Statement.Measured ignored -> true;
            case Statement.Change ignored -> true;
            case Statement.Scored ignored -> true;
            case Statement.Mentioned ignored -> true;
            case Statement.Problem ignored -> false;
            case Statement.Drug ignored -> false;
            case Statement.Done ignored -> false;
            case Statement.Person ignored -> false;
        };
    }

    private static String join(List<String> words) {
        List<String> all = new ArrayList<>(words);
        String last = all.removeLast();
        return all.isEmpty() ? last : String.join(", ", all) + " and " + last;
    }
}
