package org.consilium.trial;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.consilium.assessment.Calculation;
import org.consilium.assessment.Calculation.Input;
import org.consilium.assessment.Eligibility.Unknown;
import org.consilium.assessment.Evidence;
import org.consilium.expression.Truth;

/** A clinical score within a limit, for one patient; a score that is only known as a range may still decide. */
final class ScoreLeaf {
    private final Scores scores;
    private final Map<String, Optional<Calculation>> computed = new HashMap<>();

    ScoreLeaf(Scores scores) {
        this.scores = scores;
    }

    /** The scores of one patient, by the calculator's id. */
    interface Scores {
        Optional<Calculation> of(String calculator);
    }

    Outcome decide(Criterion.Score leaf) {
        return computed.computeIfAbsent(leaf.calculator(), scores::of)
                .map(calculation -> decide(leaf, calculation))
                .orElseGet(() -> Outcome.open(
                        new Outcome.Doubt(leaf.calculator() + "?", Unknown.ERROR, true),
                        "There is no calculator " + leaf.calculator() + ".",
                        List.of()));
    }

    private static Outcome decide(Criterion.Score leaf, Calculation calculation) {
        return switch (calculation.outcome()) {
            case Calculation.Outcome.Exact exact ->
                of(leaf, calculation, exact.unit(), exact.text(), leaf.limit().keptBy(exact.value()));
            case Calculation.Outcome.Between between ->
                of(
                        leaf,
                        calculation,
                        between.unit(),
                        between.text(),
                        leaf.limit().keptBy(Optional.of(between.low()), Optional.of(between.high())));
            case Calculation.Outcome.OnDay day ->
                Outcome.open(
                        new Outcome.Doubt(calculation.title() + "?", Unknown.UNIT, true),
                        calculation.title() + ": " + day.text() + ". A day has no limit of this kind.",
                        evidence(calculation));
            case Calculation.Outcome.NotComputable without ->
                open(calculation, calculation.title() + " cannot be computed" + lacking(without) + ".");
            case Calculation.Outcome.NotApplicable not ->
                Outcome.open(
                        new Outcome.Doubt(calculation.title() + "?", Unknown.NEEDS_HUMAN, true),
                        calculation.title() + ": " + not.because() + ".",
                        List.of());
        };
    }

    private static String lacking(Calculation.Outcome.NotComputable without) {
        return without.missing().isEmpty() ? "" : ", not known: " + String.join(", ", without.missing());
    }

    private static Outcome of(Criterion.Score leaf, Calculation calculation, String unit, String text, Truth kept) {
        String words = calculation.title() + ": " + text + ".";
        if (!leaf.limit().unit().equals(plain(unit))) {
            return Outcome.open(
                    new Outcome.Doubt(calculation.title() + "?", Unknown.UNIT, true),
                    words + " The trial asks for it in another unit.",
                    evidence(calculation));
        }
        return switch (kept) {
            case TRUE -> Outcome.known(true, words, evidence(calculation));
            case FALSE -> Outcome.known(false, words, evidence(calculation));
            case UNKNOWN -> open(calculation, words + " Too wide to decide.");
        };
    }

    /** Points are pure numbers, whatever braces they wear. */
    private static String plain(String unit) {
        return unit.isEmpty() || unit.equals("{score}") || unit.equals("{points}") ? "1" : unit;
    }

    private static Outcome open(Calculation calculation, String words) {
        Optional<Input> lacking = calculation.inputs().stream()
                .filter(input -> input.state() != Input.State.GIVEN && input.state() != Input.State.ASSUMED)
                .findFirst();
        String question = lacking.map(input -> input.label() + " (for " + calculation.title() + ")?")
                .orElse(calculation.title() + "?");
        Unknown reason = lacking.map(input -> reason(input.state())).orElse(Unknown.NO_DATA);
        return Outcome.open(new Outcome.Doubt(question, reason, true), words, evidence(calculation));
    }

    private static Unknown reason(Input.State state) {
        return switch (state) {
            case GIVEN, ASSUMED, MISSING, UNAVAILABLE, NOT_MENTIONED -> Unknown.NO_DATA;
            case STALE -> Unknown.STALE;
            case IMPLAUSIBLE -> Unknown.ERROR;
            case CONFLICTING -> Unknown.CONFLICT;
            case UNIT -> Unknown.UNIT;
        };
    }

    private static List<Evidence> evidence(Calculation calculation) {
        return calculation.inputs().stream()
                .flatMap(input -> input.evidence().stream())
                .distinct()
                .toList();
    }
}
