package org.consilium.selection;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.consilium.chart.Certainty;
import org.consilium.chart.ClinicalTime;
import org.consilium.chart.Finding;
import org.consilium.chart.PatientChart;
import org.consilium.chart.Reach;
import org.consilium.expression.Value;

/** An input from observations: the pick of its rule, or the reason why there is none. */
record Measured(InputSpec spec, Readings readings, PatientChart chart, Map<String, ClinicalTime> anchors) {

    static List<Reading> fresh(InputSpec spec, Readings readings, PatientChart chart) {
        return spec.window()
                .map(window -> Series.inside(window, chart.asOf(), readings.usable()))
                .orElse(readings.usable());
    }

    /** @param sample the readings of the common sample, where the input belongs to a group */
    Selected select(Optional<List<Reading>> sample) {
        List<Reading> fresh = sample.orElseGet(() -> fresh(spec, readings, chart));
        return new Series(readings.usable(), fresh, chart.asOf(), anchors)
                .by(spec.rule())
                .map(this::given)
                .orElseGet(() -> missing(sample));
    }

    private Selected given(Pick pick) {
        Selected.State state = pick.conflict() ? Selected.State.CONFLICTING : Selected.State.GIVEN;
        String frame =
                overWindow(spec.rule()) ? spec.window().map(Window::words).orElse("") : "";
        String rule = (pick.rule() + " " + frame).strip();
        List<SelectedFact> evidence =
                pick.used().stream().map(reading -> fact(reading, rule)).toList();
        return selected(pick.value(), state, evidence, note(pick));
    }

    /** The other rules name their own spans. */
    private static boolean overWindow(Rule rule) {
        return switch (rule) {
            case Rule.Latest ignored -> true;
            case Rule.Earliest ignored -> true;
            case Rule.Min ignored -> true;
            case Rule.Max ignored -> true;
            case Rule.Median ignored -> true;
            case Rule.Mean ignored -> true;
            case Rule.Count ignored -> true;
            case Rule.SameSample ignored -> true;
            case Rule.WorstIn ignored -> false;
            case Rule.Baseline ignored -> false;
            case Rule.Delta ignored -> false;
            case Rule.RatioToBaseline ignored -> false;
            case Rule.TwoApart ignored -> false;
            case Rule.Before ignored -> false;
            case Rule.After ignored -> false;
            case Rule.At ignored -> false;
        };
    }

    private String note(Pick pick) {
        Reading newest = pick.used().getLast();
        String age = pick.used().size() == 1 ? Words.age(newest.fact().time(), chart.asOf()) : "";
        String preliminary = pick.used().stream()
                        .anyMatch(reading -> reading.fact().status() == Finding.Observation.Status.PRELIMINARY)
                ? "preliminary result"
                : "";
        String part = Gaps.in(chart, Reach.Kind.OBSERVATION).orElse("");
        return Words.joined(List.of(pick.note(), age, preliminary, newest.remark(), newerRefused(newest), part));
    }

    /** A newer value that was refused must not vanish behind the older one that is used. */
    private String newerRefused(Reading newest) {
        return readings.refused().stream()
                .filter(refused -> refused.state() != Selected.State.MISSING)
                .filter(refused -> refused.fact()
                        .time()
                        .map(time -> time.earliest().isAfter(newest.from()))
                        .orElse(false))
                .reduce((first, second) -> second)
                .map(refused -> "a newer value was not used: " + refused.reason())
                .orElse("");
    }

    private Selected missing(Optional<List<Reading>> sample) {
        Optional<Readings.Refused> refused = lastRefused();
        if (refused.isPresent()) {
            return selected(
                    refused.get().state(),
                    List.of(fact(refused.get())),
                    refused.get().reason());
        }
        if (!readings.usable().isEmpty()) {
            Reading newest = readings.usable().getLast();
            boolean stale = fresh(spec, readings, chart).isEmpty();
            String why = stale
                    ? "the newest value is not usable: it is " + oldness(newest.fact())
                    : sample.isPresent() ? "no value of the same sample" : "the record has too few values for this";
            Selected.State state = stale ? Selected.State.STALE : Selected.State.MISSING;
            return selected(state, List.of(fact(newest, "newest")), why);
        }
        if (!readings.refused().isEmpty()) {
            // too old and not usable besides: still in the record, and nobody may read that it is not
            Readings.Refused newest = readings.refused().getLast();
            return selected(
                    Selected.State.STALE,
                    List.of(fact(newest)),
                    "the newest value is not usable: it is " + oldness(newest.fact()) + "; " + newest.reason());
        }
        return Gaps.in(chart, Reach.Kind.OBSERVATION)
                .map(gap -> selected(Selected.State.UNAVAILABLE, List.of(), gap))
                .orElseGet(() -> selected(Selected.State.MISSING, List.of(), "not in the record"));
    }

    private String oldness(Finding.Observation newest) {
        String age = Words.age(newest.time(), chart.asOf());
        String frame = spec.window().map(window -> ", needed " + window.words()).orElse("");
        boolean surely = newest.time()
                .map(time -> spec.window()
                        .filter(window -> window.holds(time, chart.asOf()) != Certainty.NO)
                        .isEmpty())
                .orElse(true);
        // whole hours and days are cut off: 12 hours and a half are not "12 hours old, needed within 12 hours"
        String more = age.endsWith(" old") ? "more than " + age : age;
        return (surely && !age.isEmpty() ? more : "not surely in time") + frame;
    }

    private Optional<Readings.Refused> lastRefused() {
        return readings.refused().stream()
                .filter(refused -> spec.window().isEmpty()
                        || refused.fact()
                                .time()
                                .map(time -> spec.window().get().holds(time, chart.asOf()) == Certainty.YES)
                                .orElse(false))
                .reduce((first, second) -> second);
    }

    private SelectedFact fact(Reading reading, String rule) {
        return SelectedFact.of(
                reading.fact(),
                reading.converted(),
                spec.label(),
                reading.converted()
                        .filter(quantity -> reading.value().known())
                        .map(Words::quantity)
                        .orElseGet(() -> Words.value(reading.value())),
                rule);
    }

    private SelectedFact fact(Readings.Refused refused) {
        return SelectedFact.of(refused.fact(), Optional.empty(), spec.label(), "not used", "");
    }

    private Selected selected(Selected.State state, List<SelectedFact> evidence, String note) {
        return selected(Values.unknown(spec), state, evidence, note);
    }

    private Selected selected(Value value, Selected.State state, List<SelectedFact> evidence, String note) {
        return new Selected(spec.id(), spec.label(), value, state, evidence, note, spec.question());
    }
}
