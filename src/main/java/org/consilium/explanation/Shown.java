package org.consilium.explanation;

import java.util.ArrayList;
import java.util.List;
import org.consilium.assessment.Abstention;
import org.consilium.assessment.Assessment;
import org.consilium.assessment.Calculation;
import org.consilium.assessment.Calculation.Outcome;
import org.consilium.assessment.Differential;
import org.consilium.assessment.Eligibility;
import org.consilium.assessment.Evidence;

/**
 * An assessment as its page shows it. Exactly one of the four is there; {@code kind} names it for the template.
 *
 * @param headline the result in a few words
 */
record Shown(String kind, String topic, String title, String headline, Assessment assessment, List<TrendChart> trend) {

    static Shown of(Assessment assessment) {
        return switch (assessment) {
            case Calculation calculation ->
                new Shown(
                        "calculation",
                        calculation.topic(),
                        calculation.title(),
                        headline(calculation.outcome()),
                        calculation,
                        TrendChart.isWorthDrawing(calculation.trend())
                                ? List.of(TrendChart.of(calculation.trend()))
                                : List.of());
            case Differential differential ->
                new Shown(
                        "differential",
                        differential.topic(),
                        "Possibilities",
                        headline(differential),
                        differential,
                        List.of());
            case Eligibility eligibility ->
                new Shown("eligibility", eligibility.topic(), "Trials", headline(eligibility), eligibility, List.of());
            case Abstention abstention ->
                new Shown(
                        "abstention",
                        abstention.topic(),
                        abstention.title(),
                        abstention.because(),
                        abstention,
                        List.of());
        };
    }

    private static String headline(Outcome outcome) {
        return switch (outcome) {
            case Outcome.Exact exact -> exact.text();
            case Outcome.Between between -> between.text();
            case Outcome.OnDay day -> day.text();
            case Outcome.NotComputable missing -> "not computable: " + String.join(", ", missing.missing());
            case Outcome.NotApplicable not -> "does not apply: " + not.because();
        };
    }

    private static String headline(Differential differential) {
        return differential.possibilities().isEmpty()
                ? differential.abstention().map(Abstention::because).orElse("no possibility stands")
                : differential.possibilities().getFirst().title();
    }

    private static String headline(Eligibility eligibility) {
        long open = eligibility.trials().stream()
                .filter(trial -> trial.status() != Eligibility.Status.STOPPED)
                .count();
        return open + " of " + eligibility.trials().size() + " may be worth a look";
    }

    /** Bands a score can still fall into; empty where it is known. */
    public List<String> bands() {
        return assessment instanceof Calculation calculation && calculation.outcome() instanceof Outcome.Between between
                ? between.bands()
                : List.of();
    }

    /** Whether a model chose a sentence that is proposed here, or was. */
    public boolean byModel() {
        return assessment instanceof Calculation calculation
                && calculation.inputs().stream()
                        .anyMatch(input -> input.proposed().isPresent());
    }

    /** Inputs for which a note proposes a value that nobody has decided on. */
    public List<Calculation.Input> proposed() {
        return assessment instanceof Calculation calculation
                ? calculation.inputs().stream()
                        .filter(input -> input.proposed().isPresent())
                        .filter(input -> input.state() != Calculation.Input.State.GIVEN)
                        .toList()
                : List.of();
    }

    /** What would narrow a score; empty where it is known. */
    public List<String> ask() {
        return assessment instanceof Calculation calculation && calculation.outcome() instanceof Outcome.Between between
                ? between.ask()
                : List.of();
    }

    /** Every fact this rests on, once. */
    public List<Evidence> facts() {
        List<Evidence> facts = new ArrayList<>();
        switch (assessment) {
            case Calculation calculation -> calculation.inputs().forEach(input -> facts.addAll(input.evidence()));
            case Differential differential ->
                differential.possibilities().forEach(possibility -> {
                    possibility.supports().forEach(edge -> facts.add(edge.fact()));
                    possibility.against().forEach(edge -> facts.add(edge.fact()));
                });
            case Eligibility eligibility ->
                eligibility
                        .trials()
                        .forEach(trial -> trial.criteria().forEach(criterion -> facts.addAll(criterion.evidence())));
            case Abstention ignored -> facts.clear();
        }
        return facts.stream().distinct().toList();
    }
}
