package org.consilium.diagnosis;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.consilium.assessment.Abstention;
import org.consilium.assessment.Calculation;
import org.consilium.assessment.Differential;
import org.consilium.assessment.Differential.Edge;
import org.consilium.assessment.Differential.Possibility;
import org.consilium.assessment.Differential.Reasoning;
import org.consilium.assessment.Evidence;
import org.consilium.diagnosis.VerifiedEdge.Force;
import org.consilium.diagnosis.ledger.Ledger;
import org.consilium.knowledge.Citation;
import org.consilium.knowledge.ConditionEntry;
import org.consilium.knowledge.Feature;
import org.consilium.knowledge.Link;
import org.consilium.knowledge.Mark;

/** Renders candidates: every word is of the ledger, the knowledge base or a criteria set; no model writes any of it. */
final class DifferentialWriter {
    static final String TOPIC = "differential";
    private static final int MOST_MISSING = 5;
    private static final int MOST_TESTS = 3;

    private final Ledger ledger;

    DifferentialWriter(Ledger ledger) {
        this.ledger = ledger;
    }

    Differential write(
            List<Candidate> standing, List<Candidate> fell, Optional<Abstention> abstention, Reasoning reasoning) {
        return new Differential(
                TOPIC,
                Problem.line(ledger, standing),
                standing.stream().map(this::possibility).toList(),
                fell.stream().map(this::possibility).toList(),
                abstention,
                reasoning,
                Unlooked.of(ledger));
    }

    private Possibility possibility(Candidate candidate) {
        ConditionEntry condition = candidate.condition();
        return new Possibility(
                condition.id(),
                condition.title(),
                condition.codes(),
                candidate.standing(),
                condition.mustNotMiss(),
                edges(candidate, true),
                edges(candidate, false),
                criteria(candidate),
                missing(candidate),
                condition.tests().stream()
                        .limit(MOST_TESTS)
                        .map(DifferentialWriter::words)
                        .toList(),
                condition.references().stream()
                        .map(DifferentialWriter::reference)
                        .toList());
    }

    /** One edge per fact and group: saying the same thing twice does not make it stronger. */
    private static List<Edge> edges(Candidate candidate, boolean support) {
        List<Edge> edges = new ArrayList<>();
        Set<String> said = new HashSet<>();
        for (VerifiedEdge edge : candidate.edges()) {
            boolean isSupport = edge.force() == Force.SUPPORTS;
            if (isSupport == support
                    && said.add(edge.link().countedAs() + edge.fact().id())) {
                edges.add(edge(edge, candidate.undercut().contains(edge)));
            }
        }
        edges.sort(Comparator.comparingInt(Edge::weight).reversed());
        return edges;
    }

    private static Edge edge(VerifiedEdge edge, boolean undercut) {
        Evidence evidence = edge.fact().evidence();
        String says = edge.link().says() + (undercut ? " Here it counts for less: " + unless(edge.link()) + "." : "");
        return new Edge(evidence, says, edge.link().citation().text(), edge.weight(), edge.byModel());
    }

    private static String unless(Link link) {
        return String.join(
                ", ",
                link.unless().stream()
                        .map(feature -> feature.title().toLowerCase(java.util.Locale.ROOT))
                        .toList());
    }

    private static List<String> criteria(Candidate candidate) {
        Stream<String> draft = candidate.condition().status() == ConditionEntry.Status.DRAFT
                ? Stream.of("draft knowledge: not yet read against its sources")
                : Stream.empty();
        return Stream.concat(
                        candidate.criteria().stream()
                                .flatMap(conclusion ->
                                        Stream.concat(Stream.of(conclusion.words()), conclusion.notices().stream())),
                        draft)
                .toList();
    }

    /** What is not known and would count, the weightiest first; what a criteria set lacks comes before it. */
    private List<String> missing(Candidate candidate) {
        Set<String> settled = new HashSet<>();
        for (Link link : candidate.condition().links()) {
            if (ledger.isKnown(link.feature())) {
                settled.add(link.countedAs());
            }
        }
        Stream<String> features = candidate.condition().links().stream()
                .filter(link -> link.direction() != Link.Direction.AGAINST && link.role() == Link.Role.SIGN)
                .filter(link -> !settled.contains(link.countedAs()) && isAskable(link))
                .sorted(Comparator.comparingInt(Link::strength).reversed())
                .map(link -> link.feature().title());
        Stream<String> ofCriteria = candidate.criteria().stream().flatMap(conclusion -> conclusion.missing().stream());
        Stream<String> asked = candidate.asked().stream().map(Feature::title);
        return Stream.concat(ofCriteria, Stream.concat(asked, features))
                .distinct()
                .limit(MOST_MISSING)
                .toList();
    }

    /** What only a problem list could say is not asked for. */
    private static boolean isAskable(Link link) {
        return link.feature().anyOf().stream()
                .anyMatch(mark -> mark instanceof Mark.Level
                        || mark instanceof Mark.Answer
                        || mark instanceof Mark.Words
                        || mark instanceof Mark.Score);
    }

    private static String words(ConditionEntry.Test test) {
        return test.name() + ": "
                + String.join(
                        "; ",
                        test.outcomes().stream()
                                .map(outcome -> outcome.result() + " - " + outcome.means())
                                .toList());
    }

    private static Calculation.Reference reference(Citation citation) {
        return new Calculation.Reference(citation.text(), citation.doi(), citation.pmid());
    }
}
