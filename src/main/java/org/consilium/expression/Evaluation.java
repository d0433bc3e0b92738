package org.consilium.expression;

import java.util.List;
import java.util.Optional;

/** The value of an expression or formula, and the named steps that led to it, in order. */
public record Evaluation(Value value, List<Step> steps) {
    public Evaluation {
        steps = List.copyOf(steps);
    }

    /** The step of that name. */
    public Optional<Step> step(String name) {
        return steps.stream().filter(step -> step.name().equals(name)).findFirst();
    }

    /**
     * One step as it was taken.
     *
     * @param formula the expression in reading form
     * @param substituted the same with the values in the place of the names
     */
    public record Step(String name, String formula, String substituted, Value value) {}
}
