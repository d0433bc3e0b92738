package org.consilium.calculator;

import java.util.Map;
import java.util.Optional;
import org.consilium.assessment.Calculation;
import org.consilium.chart.PatientChart;
import org.consilium.expression.Bindings;
import org.consilium.expression.Evaluation;
import org.consilium.expression.Truth;
import org.consilium.expression.Value;
import org.consilium.selection.InputSpec;
import org.consilium.selection.Selection;
import org.consilium.selection.Selector;

/** A score ready to be computed, from a patient's record or from given inputs. */
public final class Calculator {
    private final CalculatorDefinition definition;
    private final Selector selector;

    Calculator(CalculatorDefinition definition, Selector selector) {
        this.definition = definition;
        this.selector = selector;
    }

    public CalculatorDefinition definition() {
        return definition;
    }

    /** The score of this patient, with everything that led to it. */
    public Calculation calculate(PatientChart chart) {
        return calculate(chart, Map.of());
    }

    /** What if: some inputs by hand in place of what the record says. */
    public Calculation calculate(PatientChart chart, Map<String, Value> byHand) {
        return calculate(selector.over(chart), byHand);
    }

    /** The same from a chart that was opened for many inputs. */
    public Calculation calculate(Selection selection, Map<String, Value> byHand) {
        return new Reckoning(
                        definition, "", definition.formula(), Facts.of(definition, new Situations(selection), byHand))
                .calculation();
    }

    /** The score by a named variant of the formula. */
    public Calculation calculate(PatientChart chart, CalculatorDefinition.Variant variant) {
        Facts facts = Facts.of(definition, new Situations(selector.over(chart)), Map.of());
        return new Reckoning(definition, variant.title(), variant.formula(), facts).calculation();
    }

    /** All values the score of this patient can still have, not rounded; nothing is known where it does not apply. */
    public Value value(PatientChart chart) {
        return value(selector.over(chart));
    }

    /** The same from a chart that was opened for many inputs. */
    public Value value(Selection selection) {
        Facts facts = Facts.of(definition, new Situations(selection), Map.of());
        Bindings known = facts.bindings();
        Value nothing = Value.unknown(definition.formula().type());
        if (definition.refusal(known).isPresent()) {
            return nothing;
        }
        if (!definition.requiresSteps()) {
            return definition.formula().value(known);
        }
        Evaluation evaluation = definition.formula().evaluate(known);
        boolean isRefused = definition.refusal(evaluation.with(known)).isPresent();
        return isRefused ? nothing : evaluation.value();
    }

    /**
     * The score of given inputs, without any record. An input that is not given has the value that its definition assumes
     * without it; else it can be all that is plausible.
     */
    public Evaluation evaluate(Bindings inputs) {
        return definition.formula().evaluate(completed(inputs));
    }

    private Bindings completed(Bindings given) {
        Bindings all = given;
        for (InputForm input : definition.inputs()) {
            if (given.find(input.id()).isEmpty()) {
                all = all.with(
                        input.id(),
                        input.spec().onMissing() instanceof InputSpec.OnMissing.Assume assumed
                                ? assumed.value()
                                : input.anything());
            }
        }
        return all;
    }

    /** Whether the score is meant for this patient. */
    public Truth concerns(PatientChart chart) {
        return concerns(selector.over(chart));
    }

    /** The same from a chart that was opened for many inputs. */
    public Truth concerns(Selection selection) {
        return concerns(
                Facts.of(definition, new Situations(selection), Map.of()).bindings());
    }

    private Truth concerns(Bindings known) {
        return definition.concerns().map(concern -> concern.test(known)).orElse(Truth.TRUE);
    }

    /** The score, if it is meant for this patient and something can be said. */
    Optional<Calculation> offered(Situations situations) {
        return offer(situations).given();
    }

    /** The score, or why it is not offered. */
    Offer offer(Situations situations) {
        // what is false or refused of the situation and the person stays so whatever the results are
        Bindings beforehand = Facts.beforehand(definition, situations);
        if (concerns(beforehand) == Truth.FALSE) {
            return Offer.meantForOthers(definition, situations);
        }
        Optional<String> refusal = definition.refusal(beforehand);
        if (refusal.isPresent()) {
            return new Offer.Withheld(refusal.get());
        }
        Facts facts = Facts.of(definition, situations, Map.of());
        Bindings known = facts.bindings();
        Truth concerns = concerns(known);
        if (concerns == Truth.FALSE) {
            return Offer.meantForOthers(definition, situations);
        }
        boolean asked = definition.askedBy(known).isPresent();
        if (!asked && !facts.anythingGiven(definition)) {
            return new Offer.Withheld("the record holds none of its inputs");
        }
        boolean meant = asked || (definition.concerns().isPresent() && concerns == Truth.TRUE);
        return new Reckoning(definition, "", definition.formula(), facts).offer(meant);
    }
}
