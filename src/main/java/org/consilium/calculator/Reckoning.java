package org.consilium.calculator;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.consilium.assessment.Calculation;
import org.consilium.assessment.Calculation.Input;
import org.consilium.assessment.Calculation.Outcome;
import org.consilium.assessment.Calculation.Relevance;
import org.consilium.expression.Bindings;
import org.consilium.expression.Evaluation;
import org.consilium.expression.Formula;
import org.consilium.expression.Truth;
import org.consilium.expression.Type;
import org.consilium.expression.Value;
import org.consilium.terminology.Code;

/** One computation of one score: from what is known to the result as it is shown. */
final class Reckoning {
    private static final double NEARLY_ALL = 0.75;

    private final CalculatorDefinition definition;
    private final String variant;
    private final Formula formula;
    private final Facts facts;
    private final Bindings known;

    Reckoning(CalculatorDefinition definition, String variant, Formula formula, Facts facts) {
        this.definition = definition;
        this.variant = variant;
        this.formula = formula;
        this.facts = facts;
        this.known = facts.bindings();
    }

    /** How much the result matters now, and why. */
    private record Weight(Relevance relevance, String reason) {
        static final Weight NONE = new Weight(Relevance.ROUTINE, "");
    }

    /** What the formula gives, before it is put into words. */
    private record Worked(Evaluation evaluation, Bindings all, List<ResultForm.Band> bands, Outcome outcome) {}

    Calculation calculation() {
        Optional<String> refusal = definition.refusal(known);
        return refusal.isPresent() ? notFor(refusal.get()) : shown(worked());
    }

    /** The same where it applies, and where something can be said of it or its lack matters. */
    Offer offer(boolean meant) {
        Optional<String> refusal = definition.refusal(known);
        if (refusal.isPresent()) {
            return new Offer.Withheld(refusal.get());
        }
        Worked worked = worked();
        return switch (worked.outcome()) {
            case Outcome.Exact ignored -> new Offer.Made(shown(worked));
            case Outcome.Between ignored -> new Offer.Made(shown(worked));
            case Outcome.OnDay ignored -> new Offer.Made(shown(worked));
            case Outcome.NotComputable lacking ->
                meant
                        ? new Offer.Made(shown(worked))
                        : new Offer.Withheld("not known: " + String.join(", ", lacking.missing()));
            case Outcome.NotApplicable not -> new Offer.Withheld(not.because());
        };
    }

    private Worked worked() {
        Evaluation evaluation = formula.evaluate(known);
        Bindings all = evaluation.with(known);
        Optional<String> refusal = definition.refusal(all);
        if (refusal.isPresent()) {
            return new Worked(evaluation, all, List.of(), new Outcome.NotApplicable(refusal.get()));
        }
        List<ResultForm.Band> bands = evaluation.value() instanceof Value.Number number ? bands(number) : List.of();
        return new Worked(evaluation, all, bands, outcome(evaluation.value(), bands));
    }

    private Calculation shown(Worked worked) {
        return switch (worked.outcome()) {
            case Outcome.NotApplicable refused -> notFor(refused.because());
            case Outcome.NotComputable ignored -> shown(worked, "", asked(worked));
            case Outcome.Exact ignored ->
                shown(
                        worked,
                        worked.bands().isEmpty()
                                ? ""
                                : worked.bands().getFirst().words(),
                        weight(worked));
            case Outcome.Between ignored -> {
                Weight weight = weight(worked);
                yield shown(worked, "", weight == Weight.NONE ? asked(worked) : weight);
            }
            case Outcome.OnDay ignored -> shown(worked, "", weight(worked));
        };
    }

    private Calculation shown(Worked worked, String meaning, Weight weight) {
        return with(worked.outcome(), meaning, steps(worked.evaluation()), weight, worked.all());
    }

    /** The first rule that surely holds. */
    private Weight weight(Worked worked) {
        return weight(
                definition.relevance().stream()
                        .filter(candidate -> candidate.when().test(worked.all()) == Truth.TRUE)
                        .findFirst(),
                worked);
    }

    /** Where the result is not known: why that matters, if it does. */
    private Weight asked(Worked worked) {
        return weight(definition.askedBy(known), worked);
    }

    private Weight weight(Optional<CalculatorDefinition.Rule> rule, Worked worked) {
        return rule.map(found -> new Weight(
                        found.level(), found.reason().filled(name -> shown(name, worked.all(), worked.outcome()))))
                .orElse(Weight.NONE);
    }

    private Calculation notFor(String because) {
        return with(new Outcome.NotApplicable(because), "", List.of(), Weight.NONE, known);
    }

    private List<ResultForm.Band> bands(Value.Number value) {
        boolean hold = definition
                .result()
                .bandsFor()
                .map(holding -> holding.test(known) == Truth.TRUE)
                .orElse(true);
        return hold ? definition.result().bandsOf(value) : List.of();
    }

    private Calculation with(
            Outcome outcome, String meaning, List<Calculation.Step> steps, Weight weight, Bindings all) {
        return new Calculation(
                definition.id(),
                definition.title(),
                definition.version(),
                variant,
                weight.relevance(),
                weight.reason(),
                outcome,
                meaning,
                inputs(outcome, all),
                steps,
                facts.trend(definition),
                notices(all),
                definition.references(),
                code());
    }

    /** Of the score itself only: a variant is another quantity, and what is a draft is offered to no record. */
    private Optional<Code> code() {
        boolean checked = definition.status() == CalculatorDefinition.Status.REVIEWED;
        return checked && variant.isEmpty() ? definition.result().code() : Optional.empty();
    }

    private Outcome outcome(Value value, List<ResultForm.Band> bands) {
        return switch (value) {
            case Value.Number number -> number(number, bands);
            case Value.Day day -> day(day);
            // no definition is read whose result is neither a number nor a day
            case Value.Logical ignored -> notComputable();
            case Value.Choice ignored -> notComputable();
        };
    }

    private Outcome notComputable() {
        return new Outcome.NotComputable(
                unknown().stream().map(InputForm::label).toList());
    }

    private Outcome day(Value.Day day) {
        if (day.earliest().isEmpty() || day.latest().isEmpty()) {
            return notComputable();
        }
        return new Outcome.OnDay(
                day.earliest().get(), day.latest().get(), Words.of(day), day.known() ? List.of() : ask());
    }

    /** Labels of the inputs that would narrow the result, most telling first. */
    private List<String> ask() {
        return Asking.order(formula, known, unknown()).stream()
                .map(InputForm::label)
                .toList();
    }

    private Outcome number(Value.Number value, List<ResultForm.Band> bands) {
        ResultForm form = definition.result();
        if (value.single().isPresent()) {
            var exact = value.single().get();
            return new Outcome.Exact(form.reported(exact), form.unit(), form.text(exact));
        }
        List<InputForm> unknown = unknown();
        if (value.low().isEmpty() || value.high().isEmpty() || saysNothing(value, bands, unknown)) {
            return notComputable();
        }
        var low = form.reported(value.low().get());
        var high = form.reported(value.high().get());
        return new Outcome.Between(
                low,
                high,
                form.unit(),
                form.span(low, high),
                bands.stream().map(ResultForm.Band::words).toList(),
                ask());
    }

    /**
     * A measurement is missing. An equation then says something only if its band is certain all the same; a score of
     * points, as long as some band is excluded or its span is clearly narrower than with nothing known.
     */
    private boolean saysNothing(Value.Number value, List<ResultForm.Band> bands, List<InputForm> unknown) {
        if (unknown.stream().noneMatch(input -> input.type() instanceof Type.Number && !input.isDemographic())) {
            return false;
        }
        if (!definition.result().points()) {
            return bands.size() != 1 || definition.result().bands().size() == 1;
        }
        return bands.size() == definition.result().bands().size()
                && Asking.width(value) > NEARLY_ALL * Asking.width(nothingKnown());
    }

    private Value nothingKnown() {
        Map<String, Value> nothing = new HashMap<>();
        definition.inputs().forEach(input -> nothing.put(input.id(), input.anything()));
        return formula.value(new Bindings(nothing));
    }

    private List<InputForm> unknown() {
        return definition.inputs().stream()
                .filter(input -> formula.uses().contains(input.id()))
                .filter(input -> !known.find(input.id()).map(Value::known).orElse(false))
                .toList();
    }

    private String shown(String name, Bindings all, Outcome outcome) {
        if (name.equals("result")) {
            return switch (outcome) {
                case Outcome.Exact exact -> exact.text();
                case Outcome.Between between -> between.text();
                case Outcome.OnDay day -> day.text();
                case Outcome.NotComputable ignored -> "";
                case Outcome.NotApplicable ignored -> "";
            };
        }
        return definition
                .input(name)
                .map(input -> facts.shown(input).value())
                .orElseGet(() -> all.find(name).map(Words::of).orElse(""));
    }

    private List<Calculation.Step> steps(Evaluation evaluation) {
        List<Calculation.Step> steps = new ArrayList<>();
        evaluation.steps().forEach(step -> steps.add(step(step.name().replace('_', ' '), step)));
        if (variant.isEmpty()) {
            definition
                    .variants()
                    .forEach(other -> steps.add(step(
                            "variant " + other.title(),
                            other.formula().evaluate(known).steps().getLast())));
        }
        return steps;
    }

    private Calculation.Step step(String name, Evaluation.Step step) {
        return new Calculation.Step(name, step.formula(), step.substituted(), Words.of(step.value()));
    }

    private List<Input> inputs(Outcome outcome, Bindings all) {
        return Stream.concat(
                        definition.inputs().stream()
                                .filter(input -> definition.shows(input, all))
                                .map(input -> outcome instanceof Outcome.Exact
                                        ? facts.shown(input).notAsked()
                                        : facts.shown(input)),
                        definition.context().stream().flatMap(situation -> facts.shown(situation).stream()))
                .toList();
    }

    private List<String> notices(Bindings all) {
        List<String> notices = new ArrayList<>();
        if (definition.status() == CalculatorDefinition.Status.DRAFT) {
            notices.add("draft definition: not yet compared with its primary source");
        }
        definition.requirements().stream()
                .filter(remark -> remark.when().test(all) == Truth.UNKNOWN)
                .forEach(remark -> notices.add("not known whether it applies: " + remark.text()));
        definition.cautions().stream()
                .filter(remark -> remark.when().test(all) == Truth.TRUE)
                .forEach(remark -> notices.add(remark.text()));
        return notices;
    }
}
