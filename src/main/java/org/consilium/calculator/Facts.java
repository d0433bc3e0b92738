package org.consilium.calculator;

import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.consilium.assessment.Calculation;
import org.consilium.chart.PatientChart;
import org.consilium.expression.Bindings;
import org.consilium.expression.Truth;
import org.consilium.expression.Type;
import org.consilium.expression.Value;
import org.consilium.selection.Selected;
import org.consilium.selection.SelectedFact;

/**
 * What is known for one computation.
 *
 * @param inputs for every input what the record gave, or what was entered by hand
 * @param context for every situation whether the record documents it, and where
 */
record Facts(Map<String, Selected> inputs, Map<String, Context.Found> context, PatientChart chart) {

    static Facts of(CalculatorDefinition definition, Situations situations, Map<String, Value> byHand) {
        Map<String, Selected> inputs = new LinkedHashMap<>(situations
                .selection()
                .selectAll(definition.inputs().stream().map(InputForm::spec).toList()));
        byHand.forEach((name, value) -> inputs.computeIfPresent(name, (id, found) -> entered(found, value)));
        return new Facts(
                inputs,
                situations.of(definition.context()),
                situations.selection().chart());
    }

    /** What is known before any result is looked for: situations, age, sex, day and place. */
    static Bindings beforehand(CalculatorDefinition definition, Situations situations) {
        Map<String, Value> values = new HashMap<>();
        situations
                .of(definition.context())
                .forEach((name, found) -> values.put(name, new Value.Logical(found.truth())));
        definition.inputs().stream()
                .filter(InputForm::isDemographic)
                .forEach(input -> values.put(
                        input.id(), situations.selection().select(input.spec()).value()));
        return new Bindings(values);
    }

    /** Earlier values of the leading input. */
    List<Calculation.Point> trend(CalculatorDefinition definition) {
        return definition
                .trend()
                .flatMap(definition::input)
                .map(input -> Trend.of(input, chart))
                .orElse(List.of());
    }

    private static Selected entered(Selected found, Value value) {
        return new Selected(
                found.id(),
                found.label(),
                value,
                Selected.State.GIVEN,
                List.of(),
                "entered by hand, not from the record",
                found.question());
    }

    /** Whether the record gave more than who the patient is. */
    boolean anythingGiven(CalculatorDefinition definition) {
        return definition.inputs().stream()
                .filter(input -> !input.isDemographic())
                .anyMatch(input -> Optional.ofNullable(inputs.get(input.id()))
                        .map(found -> found.state() == Selected.State.GIVEN)
                        .orElse(false));
    }

    Bindings bindings() {
        Map<String, Value> values = new LinkedHashMap<>();
        inputs.forEach((name, found) -> values.put(name, found.value()));
        context.forEach((name, found) -> values.put(name, new Value.Logical(found.truth())));
        return new Bindings(values);
    }

    /** An input as it is shown: found or not, and why not. */
    Calculation.Input shown(InputForm form) {
        Selected found = Optional.ofNullable(inputs.get(form.id()))
                .orElseGet(() -> new Selected(
                        form.id(),
                        form.label(),
                        Value.unknown(form.type()),
                        Selected.State.MISSING,
                        List.of(),
                        "",
                        form.spec().question()));
        return new Calculation.Input(
                form.id(),
                form.label(),
                words(form, found),
                Calculation.Input.State.valueOf(found.state().name()),
                found.evidence().stream().map(SelectedFact::evidence).toList(),
                found.note(),
                found.question());
    }

    /** As the one fact says it that was used; else the value itself; empty where nothing is known. */
    private static String words(InputForm form, Selected found) {
        boolean given = found.state() == Selected.State.GIVEN && form.type() instanceof Type.Number;
        if (given
                && found.evidence().size() == 1
                && !found.evidence().getFirst().value().isEmpty()) {
            return found.evidence().getFirst().value();
        }
        boolean used = found.known() || given || found.state() == Selected.State.CONFLICTING;
        return used ? Words.of(found.value()) : "";
    }

    /** A situation that the record documents, with the place where it does. */
    Optional<Calculation.Input> shown(Context situation) {
        return Optional.ofNullable(context.get(situation.id()))
                .filter(found -> found.truth() == Truth.TRUE)
                .map(found -> new Calculation.Input(
                        situation.id(),
                        situation.label(),
                        "",
                        Calculation.Input.State.GIVEN,
                        found.evidence(),
                        "",
                        ""));
    }
}
