package org.consilium.calculator;

import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import org.consilium.assessment.Calculation;
import org.consilium.expression.Bindings;
import org.consilium.expression.Expression;
import org.consilium.expression.Formula;
import org.consilium.expression.Truth;

/**
 * One clinical score as its YAML file states it, read and checked.
 *
 * @param digest SHA-256 of what the file says, as hex
 * @param benchmarkId its number in MedCalc-Bench, where it is one of them
 * @param checked against which text formula and thresholds were compared, and what of it was not seen
 * @param purpose what it is for, in one sentence
 * @param concerns for whom it is meant; where this is false the score is not offered, only computed when asked for
 * @param requirements where one of them is false the score does not apply
 * @param cautions where one of them holds the reader is told
 * @param asked where one of them surely holds and the result is not known, the reader is told what is missing
 * @param supersedes scores that need no card of their own where this one is known
 * @param trend the input whose earlier values are shown
 * @param licence of the algorithm
 */
public record CalculatorDefinition(
        String id,
        String version,
        String digest,
        Status status,
        OptionalInt benchmarkId,
        String checked,
        String title,
        String purpose,
        Optional<Expression> concerns,
        List<Remark> requirements,
        List<Remark> cautions,
        List<InputForm> inputs,
        List<Context> context,
        Formula formula,
        ResultForm result,
        List<Rule> relevance,
        List<Rule> asked,
        List<String> supersedes,
        Optional<String> trend,
        List<Calculation.Reference> references,
        String licence,
        List<Variant> variants,
        List<Vector> vectors) {
    public CalculatorDefinition {
        requirements = List.copyOf(requirements);
        cautions = List.copyOf(cautions);
        inputs = List.copyOf(inputs);
        context = List.copyOf(context);
        relevance = List.copyOf(relevance);
        asked = List.copyOf(asked);
        supersedes = List.copyOf(supersedes);
        references = List.copyOf(references);
        variants = List.copyOf(variants);
        vectors = List.copyOf(vectors);
    }

    /** A draft was not compared with its primary source: shown only where a setting asks for it. */
    public enum Status {
        DRAFT,
        REVIEWED
    }

    /** A statement about inputs, situations and steps, and the words that belong to it. */
    public record Remark(Expression when, String text) {}

    /**
     * Why and how much the result matters; the first rule that surely holds counts.
     *
     * @param reason words with places for values, "{result}", "{creatinine}"
     */
    public record Rule(Expression when, Calculation.Relevance level, Template reason) {}

    /** The same score by another published formula, under its own name. */
    public record Variant(String id, String title, Formula formula, Calculation.Reference reference) {}

    public Optional<InputForm> input(String name) {
        return inputs.stream().filter(input -> input.id().equals(name)).findFirst();
    }

    /** Why the score does not apply, as far as what is known says so; a requirement may also speak of steps. */
    public Optional<String> refusal(Bindings known) {
        return requirements.stream()
                .filter(remark -> remark.when().test(known) == Truth.FALSE)
                .map(Remark::text)
                .findFirst();
    }

    /** What stands beside an input only to be compared with it is shown where it tells the reader something. */
    boolean shows(InputForm input, Bindings all) {
        return !(input.spec().rule() instanceof org.consilium.selection.Rule.At)
                || cautions.stream()
                        .anyMatch(remark -> remark.when().uses().contains(input.id())
                                && remark.when().test(all) == Truth.TRUE);
    }

    /** Why it matters that the result is not known, if it does. */
    Optional<Rule> askedBy(Bindings known) {
        return asked.stream()
                .filter(rule -> rule.when().test(known) == Truth.TRUE)
                .findFirst();
    }

    /** Whether a requirement speaks of a step, so that it can only be judged after the computation. */
    boolean requiresSteps() {
        return formula.steps().stream()
                .anyMatch(step -> requirements.stream()
                        .anyMatch(remark -> remark.when().uses().contains(step.name())));
    }

    public Optional<Variant> variant(String name) {
        return variants.stream().filter(variant -> variant.id().equals(name)).findFirst();
    }
}
