package org.consilium.calculator.secondopinion;

import java.util.function.ToDoubleFunction;

/**
 * One score computed independently, written from the paper and never from the definition file.
 *
 * @param variant of the definition; empty for the score itself
 * @param score the exact, unrounded result; not a number where the score has no result
 */
public record SecondOpinion(String id, String variant, ToDoubleFunction<Given> score) {

    public static SecondOpinion of(String id, ToDoubleFunction<Given> score) {
        return new SecondOpinion(id, "", score);
    }

    public double of(Given inputs) {
        return score.applyAsDouble(inputs);
    }

    @Override
    public String toString() {
        return variant.isEmpty() ? id : id + " (" + variant + ")";
    }
}
