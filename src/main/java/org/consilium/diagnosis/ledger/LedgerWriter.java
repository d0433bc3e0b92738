package org.consilium.diagnosis.ledger;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.consilium.assessment.Evidence;
import org.consilium.chart.ClinicalTime;
import org.consilium.chart.PatientChart;
import org.consilium.expression.Truth;
import org.consilium.knowledge.Feature;
import org.consilium.knowledge.KnowledgeBase;
import org.consilium.knowledge.Mark;
import org.consilium.note.NoteReader;
import org.consilium.terminology.CodeSets;

/** Writes the ledger of a chart: every statement that shows or denies a feature of the knowledge base, once, numbered. */
public final class LedgerWriter {
    private static final Comparator<Line> OLDEST_FIRST = Comparator.comparing((Line line) ->
                    line.evidence().time().map(ClinicalTime::earliest).orElse(Instant.MIN))
            .thenComparing(written -> written.evidence().source().key())
            .thenComparing(written -> written.evidence().label())
            .thenComparing(written -> written.evidence().value());

    private final List<Feature> features;
    private final NoteReader notes;
    private final Scores scores;
    private final CodeSets sets;
    private final boolean useUnknownStatus;
    private final EvidenceWords words;

    /** @param useUnknownStatus whether results whose status is "unknown" count */
    public LedgerWriter(KnowledgeBase knowledge, CodeSets sets, Scores scores, boolean useUnknownStatus) {
        this.features = knowledge.features();
        this.notes = new NoteReader(terms(features), reach(features));
        this.scores = scores;
        this.sets = sets;
        this.useUnknownStatus = useUnknownStatus;
        this.words = new EvidenceWords(sets);
    }

    private static Set<String> terms(List<Feature> features) {
        return words(features).flatMap(words -> words.terms().stream()).collect(Collectors.toSet());
    }

    private static Duration reach(List<Feature> features) {
        return words(features)
                .map(Mark.Words::window)
                .max(Comparator.naturalOrder())
                .orElse(Duration.ZERO);
    }

    private static Stream<Mark.Words> words(List<Feature> features) {
        return features.stream()
                .flatMap(feature -> feature.anyOf().stream())
                .filter(Mark.Words.class::isInstance)
                .map(Mark.Words.class::cast);
    }

    private record Line(Statement statement, Evidence evidence, List<Feature> shows, List<Feature> denies) {}

    /** A ledger, and the means to hold its facts against features a second time, from the chart alone. */
    public record Written(Ledger ledger, Confirmation confirmation) {}

    public Written write(PatientChart chart) {
        var index = new ChartIndex(chart, notes, scores, sets, useUnknownStatus);
        var sightings = new Sightings(index);
        Ledger ledger = ledger(index, see(sightings));
        return new Written(
                ledger,
                (feature, fact, shown) ->
                        sightings.confirms(feature, fact.statement(), shown ? Truth.TRUE : Truth.FALSE));
    }

    private Ledger ledger(ChartIndex index, Map<Feature, List<Sighting>> seen) {
        Map<Statement, Line> facts = new LinkedHashMap<>();
        seen.forEach((feature, sightings) -> sightings.forEach(sighting -> {
            Line written = facts.computeIfAbsent(
                    sighting.statement(),
                    statement -> new Line(statement, words.of(statement), new ArrayList<>(), new ArrayList<>()));
            (sighting.truth() == Truth.TRUE ? written.shows() : written.denies()).add(feature);
        }));
        List<Line> sorted = facts.values().stream().sorted(OLDEST_FIRST).toList();
        List<Fact> numbered = new ArrayList<>();
        for (Line written : sorted) {
            numbered.add(new Fact(
                    "E" + (numbered.size() + 1),
                    written.statement(),
                    written.evidence(),
                    written.shows(),
                    written.denies()));
        }
        return new Ledger(index.chart(), numbered, index.withheld());
    }

    private Map<Feature, List<Sighting>> see(Sightings sightings) {
        Map<Feature, List<Sighting>> seen = new LinkedHashMap<>();
        features.forEach(feature -> seen.put(feature, sightings.best(feature)));
        Set<String> shown = seen.entrySet().stream()
                .filter(entry -> entry.getValue().stream().anyMatch(sighting -> sighting.truth() == Truth.TRUE))
                .map(entry -> entry.getKey().id())
                .collect(Collectors.toSet());
        seen.keySet().removeIf(feature -> feature.unless().stream().anyMatch(shown::contains));
        return seen;
    }

    /** The second look of the verifier. */
    @FunctionalInterface
    public interface Confirmation {
        boolean confirms(Feature feature, Fact fact, boolean shown);
    }
}
