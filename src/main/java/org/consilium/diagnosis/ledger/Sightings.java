package org.consilium.diagnosis.ledger;

import java.math.BigDecimal;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import org.consilium.assessment.Calculation;
import org.consilium.assessment.Evidence;
import org.consilium.chart.ClinicalTime;
import org.consilium.expression.Truth;
import org.consilium.expression.Value;
import org.consilium.knowledge.Feature;
import org.consilium.knowledge.Mark;
import org.consilium.note.Mention;

/**
 * Holds a chart against features: for each the one statement that shows it best, or the one that documents its
 * absence, or nothing. Measured beats coded, coded beats written in a note (the order of the marks), then the newest.
 */
final class Sightings {
    private static final int MOST_DRUGS = 4;

    private final ChartIndex index;
    private final Levels levels;
    private final Trends trends;
    private final Records records;

    Sightings(ChartIndex index) {
        this.index = index;
        this.levels = new Levels(index);
        this.trends = new Trends(index);
        this.records = new Records(index);
    }

    /** The best sighting of a feature, TRUE or FALSE; of drugs every one, because they add up. */
    List<Sighting> best(Feature feature) {
        List<Sighting> all =
                feature.anyOf().stream().flatMap(mark -> of(mark).stream()).toList();
        Optional<Sighting> shown = first(all, Truth.TRUE);
        if (shown.isEmpty()) {
            return first(all, Truth.FALSE).stream().toList();
        }
        return shown.get().statement() instanceof Statement.Drug
                ? all.stream()
                        .filter(sighting ->
                                sighting.truth() == Truth.TRUE && sighting.statement() instanceof Statement.Drug)
                        .limit(MOST_DRUGS)
                        .toList()
                : List.of(shown.get());
    }

    /** Whether the statement still says so when it is held against the feature once more. */
    boolean confirms(Feature feature, Statement statement, Truth truth) {
        return feature.anyOf().stream()
                .flatMap(mark -> of(mark).stream())
                .anyMatch(sighting ->
                        sighting.truth() == truth && sighting.statement().equals(statement));
    }

    private static Optional<Sighting> first(List<Sighting> all, Truth truth) {
        return all.stream().filter(sighting -> sighting.truth() == truth).findFirst();
    }

    /** Everything in the chart that the mark speaks of; the most telling first. */
    private List<Sighting> of(Mark mark) {
        return switch (mark) {
            case Mark.Level level -> levels.sightings(level).reversed();
            case Mark.Trend trend -> trends.sightings(trend);
            case Mark.Answer answer -> records.sightings(answer);
            case Mark.Problem problem -> records.sightings(problem);
            case Mark.Exposure exposure -> records.sightings(exposure);
            case Mark.Performed performed -> records.sightings(performed);
            case Mark.Person person -> records.sightings(person);
            case Mark.Score score -> score(score);
            case Mark.Words words -> mentions(words);
        };
    }

    private List<Sighting> score(Mark.Score score) {
        return index.score(score.calculator()).stream()
                .flatMap(calculation -> source(calculation)
                        .map(source -> new Sighting(
                                new Statement.Scored(calculation, source.source()), test(score, calculation)))
                        .stream())
                .toList();
    }

    /** A score leads to the newest of its inputs. */
    private static Optional<Evidence> source(Calculation calculation) {
        return calculation.inputs().stream()
                .flatMap(input -> input.evidence().stream())
                .max(Comparator.comparing((Evidence evidence) ->
                                evidence.time().map(ClinicalTime::latest).orElse(java.time.Instant.MIN))
                        .thenComparing(evidence -> evidence.source().key()));
    }

    private static Truth test(Mark.Score score, Calculation calculation) {
        return switch (calculation.outcome()) {
            case Calculation.Outcome.Exact exact -> test(score, exact.value(), exact.value());
            case Calculation.Outcome.Between between -> test(score, between.low(), between.high());
            case Calculation.Outcome.OnDay ignored -> Truth.UNKNOWN;
            case Calculation.Outcome.NotComputable ignored -> Truth.UNKNOWN;
            case Calculation.Outcome.NotApplicable ignored -> Truth.UNKNOWN;
        };
    }

    private static Truth test(Mark.Score score, BigDecimal low, BigDecimal high) {
        var value = Value.Number.between(low, high, "1");
        return score.limits().stream()
                .map(limit -> Comparison.test(value, limit.side(), limit.amount()))
                .reduce(Truth.TRUE, Truth::and);
    }

    private List<Sighting> mentions(Mark.Words words) {
        return words.terms().stream()
                .flatMap(term -> index.mentions(term, words.window()).stream())
                .sorted(Comparator.comparing((Mention mention) ->
                                mention.time().map(ClinicalTime::latest).orElse(java.time.Instant.MIN))
                        .reversed()
                        .thenComparing(mention -> mention.source().key()))
                .map(mention -> new Sighting(new Statement.Mentioned(mention), test(words, mention)))
                .toList();
    }

    private static Truth test(Mark.Words words, Mention mention) {
        return switch (mention.context()) {
            case PRESENT -> Truth.TRUE;
            case ABSENT -> Truth.FALSE;
            case PAST -> words.past() ? Truth.TRUE : Truth.UNKNOWN;
            case POSSIBLE, OTHER_PERSON -> Truth.UNKNOWN;
        };
    }
}
