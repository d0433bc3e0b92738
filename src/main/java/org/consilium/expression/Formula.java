package org.consilium.expression;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Named steps, each of which may use the inputs and the steps before it; the last one is the result.
 *
 * <p>Where a statement or choice that is not known is used more than once, plain interval arithmetic would let it be
 * true in one place and false in another. Such inputs are therefore tried out case by case and the results united, as
 * long as there are at most {@value #MOST_CASES} cases; beyond that the plain, wider result stands. Either contains
 * every value that full knowledge could still give, and more knowledge only narrows it.
 */
public final class Formula {
    static final int MOST_CASES = 64;

    private final List<Step> steps;
    private final Signature inputs;
    private final Prepared prepared;

    Formula(List<Step> steps, Signature inputs) {
        if (steps.isEmpty()) {
            throw new IllegalArgumentException("CSL-0354 a formula needs at least one step");
        }
        this.steps = List.copyOf(steps);
        this.inputs = inputs;
        this.prepared = new Prepared(
                steps.stream()
                        .map(step -> new Prepared.Named(
                                step.name(), step.expression().root()))
                        .toList(),
                inputs);
    }

    /** One step, read and checked. */
    public record Step(String name, Expression expression) {}

    /** Reads steps in order. */
    public static Builder reading(Signature inputs) {
        return new Builder(inputs);
    }

    public List<Step> steps() {
        return steps;
    }

    public Signature inputs() {
        return inputs;
    }

    public Type type() {
        return steps.getLast().expression().type();
    }

    /** The inputs that any step uses. */
    public Set<String> uses() {
        return prepared.used();
    }

    public Value value(Bindings bindings) {
        return prepared.run(prepared.scope(bindings));
    }

    /** Its value for each of the values that one input could have: what an answer would tell. */
    public List<Value> values(Bindings bindings, String input, List<Value> candidates) {
        Map<String, Value> scope = prepared.scope(bindings);
        return candidates.stream()
                .map(candidate -> prepared.runWith(scope, input, candidate))
                .toList();
    }

    public Evaluation evaluate(Bindings bindings) {
        Map<String, Value> all = prepared.scope(bindings);
        Value result = prepared.run(all);
        return new Evaluation(
                result,
                steps.stream()
                        .map(step -> new Evaluation.Step(
                                step.name(), step.expression(), all, all.getOrDefault(step.name(), result)))
                        .toList());
    }

    /** Gathers steps; each is checked against the inputs and the steps before it. */
    public static final class Builder {
        private final Signature inputs;
        private final List<Step> steps = new ArrayList<>();
        private Signature names;

        private Builder(Signature inputs) {
            this.inputs = inputs;
            this.names = inputs;
        }

        /** @throws MalformedExpression where the text does not fit, or the name is taken */
        public Builder step(String name, String text) {
            if (names.typeOf(name).isPresent() || Parser.RESERVED.contains(name)) {
                throw new MalformedExpression(
                        MalformedExpression.Position.START, "the name '" + name + "' is already taken");
            }
            var expression = Expression.parse(text, names);
            steps.add(new Step(name, expression));
            names = names.with(name, expression.type());
            return this;
        }

        /** Inputs and steps so far, with their types. */
        public Signature names() {
            return names;
        }

        public Formula build() {
            return new Formula(steps, inputs);
        }
    }
}
