package org.consilium.explanation;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.consilium.assessment.Calculation;
import org.consilium.assessment.Calculation.Input;
import org.consilium.assessment.Calculation.Proposed;
import org.consilium.assessment.Calculation.Step;
import org.consilium.assessment.Evidence;
import org.consilium.calculator.CalculatorDefinition;
import org.consilium.calculator.InputForm;
import org.consilium.expression.Type;

/**
 * A score behind a card with other values: its own as they stand, those that the reader entered, and those that the
 * reader confirmed or corrected from a note. Nothing of it is kept.
 *
 * @param base the values of the card as a form shows them
 */
record WhatIf(CalculatorDefinition definition, Calculation behind, Map<String, String> base) {
    /** The name under which a button sends one decision, "ascites=moderate". */
    static final String DECIDE = "decide";

    private static final int DAY = 10;

    static WhatIf of(CalculatorDefinition definition, Calculation behind) {
        Map<String, String> base = new LinkedHashMap<>();
        behind.inputs().forEach(input -> base.putAll(EnteredInputs.asForm(input.id(), input.value())));
        // what is no single value (a range, two readings that differ) is left for the reader to enter
        EnteredInputs.ofForm(definition, base).faults().forEach(fault -> base.remove(fault.input()));
        return new WhatIf(definition, behind, base);
    }

    /** What is computed: the card's values, under those that were sent, under the decision of the button pressed. */
    Map<String, String> form(Map<String, String> sent) {
        Map<String, String> form = new LinkedHashMap<>(base);
        form.putAll(sent);
        String decision = Optional.ofNullable(form.remove(DECIDE)).orElse("");
        int equals = decision.indexOf('=');
        if (equals > 0 && proposed(decision.substring(0, equals)).isPresent()) {
            form.put(decision.substring(0, equals), decision.substring(equals + 1));
        }
        return form;
    }

    private Optional<Proposed> proposed(String input) {
        return behind.inputs().stream()
                .filter(each -> each.id().equals(input))
                .findFirst()
                .flatMap(Input::proposed);
    }

    /**
     * A proposal beside its field.
     *
     * @param others the values it can be corrected to
     * @param decided what the reader made of it, empty as long as it is open
     */
    record Proposal(String value, String day, String quote, String source, List<String> others, String decided) {}

    /** By the name of the input. */
    Map<String, Proposal> proposals(Map<String, String> form) {
        Map<String, Proposal> proposals = new LinkedHashMap<>();
        for (InputForm input : definition.inputs()) {
            proposed(input.id())
                    .ifPresent(proposed -> proposals.put(
                            input.id(),
                            new Proposal(
                                    proposed.value(),
                                    day(proposed),
                                    proposed.quote(),
                                    proposed.note().source().reference(),
                                    values(input).stream()
                                            .filter(value -> !value.equals(proposed.value()))
                                            .toList(),
                                    decided(input.id(), proposed, form))));
        }
        return proposals;
    }

    private static List<String> values(InputForm input) {
        return input.type() instanceof Type.Choice choice ? List.copyOf(choice.words()) : List.of("yes", "no");
    }

    /** "of 2026-11-24", as the record wrote the note's time. */
    private static String day(Proposed proposed) {
        return proposed.note()
                .time()
                .map(time -> time.written())
                .map(written -> written.substring(0, Math.min(DAY, written.length())))
                .orElse("unknown date");
    }

    /** Open as long as the value is the card's own: only then did the reader not say anything. */
    private String decided(String input, Proposed proposed, Map<String, String> form) {
        String value = form.getOrDefault(input, "").strip();
        if (value.isEmpty() || value.equals(base.getOrDefault(input, ""))) {
            return "";
        }
        return value.equals(proposed.value())
                ? "confirmed by the clinician from the note of " + day(proposed)
                : "corrected by the clinician; the note of " + day(proposed) + " says " + proposed.value();
    }

    /** The result, with each confirmed value in its inputs and steps as such, and each open proposal beside its input. */
    Calculation told(Calculation result, Map<String, String> form) {
        List<Input> inputs = new ArrayList<>();
        List<Step> steps = new ArrayList<>();
        for (Input input : result.inputs()) {
            Optional<Proposed> proposed = proposed(input.id());
            String decided =
                    proposed.map(note -> decided(input.id(), note, form)).orElse("");
            if (!decided.isEmpty()) {
                steps.add(new Step(input.label(), decided, "", input.value()));
            }
            inputs.add(proposed.map(note -> told(input, note, decided)).orElse(input));
        }
        steps.addAll(result.steps());
        return result.with(inputs, steps);
    }

    private static Input told(Input input, Proposed proposed, String decided) {
        if (decided.isEmpty()) {
            return input.proposing(proposed);
        }
        Evidence note = proposed.note();
        var quoted =
                new Evidence(note.source(), note.label(), input.value(), note.time(), "“" + proposed.quote() + "”", "");
        return new Input(
                        input.id(),
                        input.label(),
                        input.value(),
                        input.state(),
                        List.of(quoted),
                        decided,
                        input.question())
                .proposing(proposed);
    }
}
