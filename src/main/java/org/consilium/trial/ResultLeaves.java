package org.consilium.trial;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.consilium.assessment.Eligibility.Unknown;
import org.consilium.assessment.Evidence;
import org.consilium.chart.Reach;
import org.consilium.expression.Truth;
import org.consilium.expression.Type;
import org.consilium.expression.Value;
import org.consilium.selection.InputSpec;
import org.consilium.selection.Origin;
import org.consilium.selection.Rule;
import org.consilium.selection.Selected;
import org.consilium.selection.SelectedFact;
import org.consilium.selection.Selection;
import org.consilium.terminology.Measurand;

/** Results within limits and coded answers; which result counts is chosen by room selection. */
record ResultLeaves(Selection selection, Windows windows) {

    Outcome decide(Criterion.Observation leaf) {
        var type = new Type.Number(leaf.limit().measure());
        var scale = leaf.limit().isTimesUpperLimit() ? Origin.Observed.Scale.UPPER_LIMIT : Origin.Observed.Scale.UNIT;
        var origin = new Origin.Observed(leaf.of(), scale, Set.of());
        String words = leaf.of().label() + " " + leaf.limit().words();
        List<Outcome> sides = rules(leaf).stream()
                .map(rule -> settled(
                        selection.select(
                                spec(leaf.of(), type, origin, leaf.window()).by(rule)),
                        value -> value instanceof Value.Number number
                                ? leaf.limit().keptBy(number.low(), number.high())
                                : Truth.UNKNOWN,
                        question(leaf.of(), leaf.window()),
                        leaf.limit().isTimesUpperLimit() ? " times the upper limit" : ""))
                .toList();
        Outcome all = sides.size() == 1 ? sides.getFirst() : leafOf(Outcome.atLeast(sides.size(), sides));
        return dated(leaf.window(), restsOnAll(leaf.pick(), all.presumed()) ? whole(all, words) : all, leaf.of());
    }

    Outcome decide(Criterion.Answered leaf) {
        return dated(leaf.window(), answer(leaf.of(), leaf.answers(), leaf.window()), leaf.of());
    }

    /** Whether the answer is one of these. */
    Outcome answer(Measurand of, Set<String> answers, Optional<Window> window) {
        var origin = new Origin.Observed(of, Origin.Observed.Scale.UNIT, answers);
        return settled(
                selection.select(spec(of, new Type.Logical(), origin, window)),
                value -> value instanceof Value.Logical logical ? logical.truth() : Truth.UNKNOWN,
                question(of, window),
                "");
    }

    /**
     * Which values of the window a pick speaks of: of "any above" the highest, of "all above" the lowest. The worst one
     * keeps a limit only if all do.
     */
    private static List<Rule> rules(Criterion.Observation leaf) {
        return switch (leaf.pick()) {
            case LATEST -> List.of(new Rule.Latest());
            case ANY ->
                leaf.limit().bounds().stream()
                        .map(bound -> bound.relation().isFloor() ? new Rule.Max() : new Rule.Min())
                        .distinct()
                        .map(Rule.class::cast)
                        .toList();
            case ALL, WORST ->
                leaf.limit().bounds().stream()
                        .map(bound -> bound.relation().isFloor() ? new Rule.Min() : new Rule.Max())
                        .distinct()
                        .map(Rule.class::cast)
                        .toList();
        };
    }

    /** The parts are two looks at one test, not parts that a reader would know. */
    private static Outcome leafOf(Outcome joined) {
        return new Outcome(
                joined.documented(),
                joined.presumed(),
                joined.reason(),
                joined.evidence(),
                joined.explanation(),
                joined.searched(),
                joined.doubts(),
                List.of());
    }

    private InputSpec spec(Measurand of, Type type, Origin origin, Optional<Window> window) {
        InputSpec plain = InputSpec.of(of.id(), of.label(), type, origin);
        return window.map(Window::length)
                .or(of::stable)
                .or(of::acute)
                .map(org.consilium.selection.Window::within)
                .map(plain::within)
                .orElse(plain);
    }

    private static Outcome settled(
            Selected selected, java.util.function.Function<Value, Truth> test, String question, String measure) {
        boolean usable = selected.state() == Selected.State.GIVEN || selected.state() == Selected.State.CONFLICTING;
        Truth truth = usable ? test.apply(selected.value()) : Truth.UNKNOWN;
        List<Evidence> evidence = selected.evidence().stream()
                .map(fact -> fact.evidence(value(fact, measure)))
                .toList();
        String facts = words(selected, measure);
        return switch (truth) {
            case TRUE -> Outcome.known(true, facts, evidence);
            case FALSE -> Outcome.known(false, facts, evidence);
            case UNKNOWN -> Outcome.open(new Outcome.Doubt(question, reason(selected.state()), true), facts, evidence);
        };
    }

    private static String value(SelectedFact fact, String measure) {
        return fact.converted().isPresent() ? fact.value() + measure : fact.value();
    }

    /** "Potassium 5.4 mmol/L (2026-11-18). 2 days old." */
    private static String words(Selected selected, String measure) {
        String facts = selected.evidence().stream()
                .map(fact -> (fact.label() + " " + value(fact, measure)).strip()
                        + Sighting.day(fact.time()).map(day -> " (" + day + ")").orElse(""))
                .reduce((one, other) -> one + "; " + other)
                .orElse(selected.label());
        return facts + (selected.note().isEmpty() ? "." : ": " + selected.note() + ".");
    }

    private static Unknown reason(Selected.State state) {
        return switch (state) {
            case GIVEN, ASSUMED, MISSING, UNAVAILABLE, NOT_MENTIONED -> Unknown.NO_DATA;
            case STALE -> Unknown.STALE;
            case IMPLAUSIBLE -> Unknown.ERROR;
            case CONFLICTING -> Unknown.CONFLICT;
            case UNIT -> Unknown.UNIT;
        };
    }

    private String question(Measurand of, Optional<Window> window) {
        return of.label() + window.map(known -> " " + known.words()).orElse("") + "?";
    }

    /** That none of several is beyond the limit can only be said of a record that was read to its end. */
    private boolean restsOnAll(Criterion.Pick pick, Truth truth) {
        boolean complete = selection.chart().reach().of(Reach.Kind.OBSERVATION) instanceof Reach.Coverage.Complete;
        return !complete
                && switch (pick) {
                    case LATEST -> false;
                    case ANY -> truth == Truth.FALSE;
                    case ALL, WORST -> truth == Truth.TRUE;
                };
    }

    private static Outcome whole(Outcome outcome, String words) {
        return Outcome.open(
                new Outcome.Doubt(words + "?", Unknown.NO_DATA, true),
                "Only a part of the results was read. " + outcome.explanation(),
                outcome.evidence());
    }

    /** A value of today says little of a day that lies ahead: which one will count then is not known. */
    private Outcome dated(Optional<Window> window, Outcome outcome, Measurand of) {
        boolean ahead = window.filter(known -> !windows.isKnown(known.anchor())).isPresent();
        if (!ahead || outcome.presumed() == Truth.UNKNOWN) {
            return outcome;
        }
        String question = of.label() + " " + window.get().words() + "?";
        return Outcome.open(
                new Outcome.Doubt(question, Unknown.OUTSIDE_RECORD, true), outcome.explanation(), outcome.evidence());
    }
}
