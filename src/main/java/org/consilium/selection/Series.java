package org.consilium.selection;

import java.math.BigDecimal;
import java.math.MathContext;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import org.consilium.chart.Certainty;
import org.consilium.chart.ClinicalTime;
import org.consilium.expression.Value;

/**
 * The rules over a series of readings, oldest first.
 *
 * @param all every usable reading
 * @param fresh those that are surely in the input's window
 */
record Series(List<Reading> all, List<Reading> fresh, Instant asOf, Map<String, ClinicalTime> anchors) {

    /** Empty where the rule finds nothing to take. */
    Optional<Pick> by(Rule rule) {
        return switch (rule) {
            case Rule.Latest ignored -> latest(fresh).map(pick -> pick.saying("latest"));
            case Rule.SameSample ignored -> latest(fresh).map(pick -> pick.saying("latest"));
            case Rule.Earliest ignored -> aggregate(Rule.Aggregate.EARLIEST, fresh);
            case Rule.Min ignored -> aggregate(Rule.Aggregate.MIN, fresh);
            case Rule.Max ignored -> aggregate(Rule.Aggregate.MAX, fresh);
            case Rule.Median ignored -> aggregate(Rule.Aggregate.MEDIAN, fresh);
            case Rule.Mean ignored -> aggregate(Rule.Aggregate.MEAN, fresh);
            case Rule.Count ignored -> count();
            case Rule.WorstIn worst -> worst(worst);
            case Rule.Baseline baseline -> latest(fresh).flatMap(newest -> baseline(newest, baseline.references()));
            case Rule.Delta delta -> latest(fresh).flatMap(newest -> delta(newest, delta));
            case Rule.RatioToBaseline ratio -> latest(fresh).flatMap(newest -> ratio(newest, ratio.references()));
            case Rule.TwoApart apart -> latest(fresh).flatMap(newest -> twoApart(newest, apart));
            case Rule.Before before -> event(before.anchor()).flatMap(this::before);
            case Rule.After after -> event(after.anchor()).flatMap(this::after);
            case Rule.At at -> event(at.anchor()).flatMap(this::at);
        };
    }

    /** The newest reading, or all that can be it: times written to the day may overlap. */
    static Optional<Pick> latest(List<Reading> readings) {
        return readings.stream()
                .map(Reading::from)
                .max(Comparator.naturalOrder())
                .map(newest -> settle(readings.stream()
                        .filter(reading -> !reading.to().isBefore(newest))
                        .toList()));
    }

    private static Optional<Pick> earliest(List<Reading> readings) {
        return readings.stream()
                .map(Reading::to)
                .min(Comparator.naturalOrder())
                .map(oldest -> settle(readings.stream()
                        .filter(reading -> !reading.from().isAfter(oldest))
                        .toList()));
    }

    /** Of readings of one moment the best coded ones count; if they still differ, the value is one of them. */
    static Pick settle(List<Reading> candidates) {
        List<Reading> best = new ArrayList<>();
        for (Reading candidate : candidates) {
            boolean outranked = candidates.stream()
                    .anyMatch(other -> other.sameMoment(candidate) && other.rank() < candidate.rank());
            if (!outranked) {
                best.add(candidate);
            }
        }
        Reading sharpest = best.stream()
                .min(Comparator.comparing(Reading::grain)
                        .thenComparing(reading -> reading.fact().source().key()))
                .orElseThrow();
        if (best.stream().allMatch(sharpest::agreesWith)) {
            return new Pick(sharpest.value(), List.of(sharpest), false, "", "");
        }
        Value hull = Values.hull(best.stream().map(Reading::value).toList());
        return new Pick(hull, best, true, "", "values of the same time differ");
    }

    private Optional<Pick> aggregate(Rule.Aggregate aggregate, List<Reading> readings) {
        if (readings.isEmpty()) {
            return Optional.empty();
        }
        return switch (aggregate) {
            case EARLIEST -> earliest(readings).map(pick -> pick.saying("earliest"));
            case LATEST -> latest(readings).map(pick -> pick.saying("latest"));
            case MIN -> ends(readings, Sums::min, "lowest");
            case MAX -> ends(readings, Sums::max, "highest");
            case MEDIAN -> ends(readings, Sums::median, counted("median", readings));
            case MEAN -> ends(readings, Sums::mean, counted("mean", readings));
        };
    }

    private static String counted(String sum, List<Reading> readings) {
        return readings.size() == 1 ? "the only value" : sum + " of " + readings.size() + " values";
    }

    /** All four grow with each value, so the low ends give the low end and the high ends the high end. */
    private static Optional<Pick> ends(
            List<Reading> readings, Function<List<BigDecimal>, BigDecimal> sum, String rule) {
        List<Value.Number> numbers = readings.stream().map(Series::number).toList();
        Value value = new Value.Number(
                Sums.of(numbers, Value.Number::low, sum),
                Sums.of(numbers, Value.Number::high, sum),
                numbers.getFirst().unit());
        return Optional.of(new Pick(value, readings, false, rule, ""));
    }

    private static Value.Number number(Reading reading) {
        if (reading.value() instanceof Value.Number number) {
            return number;
        }
        throw new IllegalArgumentException("CSL-0312 this rule needs numbers; use latest or earliest");
    }

    private Optional<Pick> count() {
        BigDecimal found = BigDecimal.valueOf(fresh.size());
        return fresh.isEmpty()
                ? Optional.empty()
                : Optional.of(new Pick(Value.Number.exactly(found, "1"), fresh, false, "number of values", ""));
    }

    private Optional<Pick> worst(Rule.WorstIn rule) {
        List<Reading> inside = inside(Window.within(rule.span()), asOf, all);
        Rule.Aggregate aggregate = rule.side() == Rule.Side.HIGH ? Rule.Aggregate.MAX : Rule.Aggregate.MIN;
        return aggregate(aggregate, inside)
                .map(pick -> pick.saying(pick.rule() + " within " + rule.span().words()));
    }

    private Optional<Pick> baseline(Pick newest, List<Rule.Reference> references) {
        for (Rule.Reference reference : references) {
            List<Reading> before = earlier(newest, reference.window());
            Optional<Pick> found = aggregate(reference.aggregate(), before)
                    .map(pick -> pick.saying("baseline: " + pick.rule() + " "
                            + reference.window().wordsBefore("the newest")));
            if (found.isPresent()) {
                return found;
            }
        }
        return Optional.empty();
    }

    /** Readings of a window before the newest one; the newest itself is not its own baseline. */
    private List<Reading> earlier(Pick newest, Window window) {
        Instant start = newest.used().stream()
                .map(Reading::from)
                .min(Comparator.naturalOrder())
                .orElse(asOf);
        List<Reading> older = all.stream()
                .filter(reading ->
                        !newest.used().contains(reading) && reading.to().isBefore(start))
                .toList();
        return inside(window, start, older);
    }

    private Optional<Pick> delta(Pick newest, Rule.Delta rule) {
        return aggregate(rule.against(), earlier(newest, Window.within(rule.span())))
                .map(base -> combined(
                        newest,
                        base,
                        Sums.minus(newest.value(), base.value()),
                        "latest minus " + base.rule() + " in the " + rule.span().words() + " before"));
    }

    private Optional<Pick> ratio(Pick newest, List<Rule.Reference> references) {
        return baseline(newest, references)
                .map(base -> combined(
                        newest,
                        base,
                        Sums.divide(newest.value(), base.value(), MathContext.DECIMAL128),
                        "latest divided by " + base.rule()));
    }

    private Optional<Pick> twoApart(Pick newest, Rule.TwoApart rule) {
        Window before = new Window(Optional.empty(), Optional.of(rule.gap()));
        return latest(earlier(newest, before)).map(older -> {
            List<Reading> pair = new ArrayList<>(older.used());
            pair.addAll(newest.used());
            boolean high = rule.take() == Rule.Side.HIGH;
            Pick both = ends(pair, values -> high ? Sums.max(values) : Sums.min(values), "")
                    .orElseThrow();
            String side = high ? "higher" : "lower";
            return combined(
                    newest,
                    older,
                    both.value(),
                    side + " of two at least " + rule.gap().words() + " apart");
        });
    }

    private static Pick combined(Pick newest, Pick base, Value value, String rule) {
        List<Reading> used = new ArrayList<>(base.used());
        newest.used().stream().filter(reading -> !used.contains(reading)).forEach(used::add);
        boolean conflict = newest.conflict() || base.conflict();
        return new Pick(value, used, conflict, rule, Words.joined(List.of(newest.note(), base.note())));
    }

    private Optional<ClinicalTime> event(String anchor) {
        return Optional.ofNullable(anchors.get(anchor));
    }

    private Optional<Pick> before(ClinicalTime event) {
        return latest(fresh.stream()
                        .filter(reading -> reading.to().isBefore(event.earliest()))
                        .toList())
                .map(pick -> pick.saying("latest before the event"));
    }

    private Optional<Pick> after(ClinicalTime event) {
        return earliest(fresh.stream()
                        .filter(reading -> reading.from().isAfter(event.latest()))
                        .toList())
                .map(pick -> pick.saying("first after the event"));
    }

    private Optional<Pick> at(ClinicalTime event) {
        return latest(fresh.stream()
                        .filter(reading -> !reading.to().isBefore(event.earliest())
                                && !reading.from().isAfter(event.latest()))
                        .toList())
                .map(pick -> pick.saying("of the same time"));
    }

    static List<Reading> inside(Window window, Instant moment, List<Reading> readings) {
        Window.Bounds bounds = window.at(moment);
        return readings.stream()
                .filter(reading -> bounds.hold(reading.from(), reading.to()) == Certainty.YES)
                .toList();
    }
}
