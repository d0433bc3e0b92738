package org.consilium.expression;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Named steps, each of which may use the inputs and the steps before it; the last one is the result.
 *
 * <p>Where a statement or choice that is not known is used more than once, plain interval arithmetic would let it be
 * true in one place and false in another. Such inputs are therefore tried out case by case and the results united, as
 * long as there are at most {@value #MOST_CASES} cases; beyond that the plain, wider result stands. Either contains
 * every value that full knowledge could still give, and more knowledge only narrows it.
 */
public record Formula(List<Step> steps, Signature inputs) {
    static final int MOST_CASES = 64;

    public Formula {
        steps = List.copyOf(steps);
        if (steps.isEmpty()) {
            throw new IllegalArgumentException("CSL-0354 a formula needs at least one step");
        }
    }

    /** One step, read and checked. */
    public record Step(String name, Expression expression) {}

    /** Reads steps in order. */
    public static Builder reading(Signature inputs) {
        return new Builder(inputs);
    }

    public Type type() {
        return steps.getLast().expression().type();
    }

    public Value value(Bindings bindings) {
        return united(bindings.fitting(inputs)).getOrDefault(steps.getLast().name(), Value.unknown(type()));
    }

    public Evaluation evaluate(Bindings bindings) {
        Bindings known = bindings.fitting(inputs);
        return trace(known, united(known));
    }

    private Map<String, Value> united(Bindings known) {
        return new Cases(this, known)
                .all(MOST_CASES).stream()
                        .map(this::results)
                        .reduce(Formula::united)
                        .orElseGet(Map::of);
    }

    private Map<String, Value> results(Bindings bindings) {
        var results = new LinkedHashMap<String, Value>();
        var all = new LinkedHashMap<>(bindings.values());
        var evaluator = new Evaluator(all);
        for (Step step : steps) {
            Value value = evaluator.value(step.expression().root());
            results.put(step.name(), value);
            all.put(step.name(), value);
        }
        return results;
    }

    private static Map<String, Value> united(Map<String, Value> one, Map<String, Value> other) {
        var united = new LinkedHashMap<String, Value>();
        one.forEach((name, value) -> united.put(name, Values.hull(value, other.getOrDefault(name, value))));
        return united;
    }

    private Evaluation trace(Bindings known, Map<String, Value> values) {
        var all = new LinkedHashMap<>(known.values());
        all.putAll(values);
        List<Evaluation.Step> trace = new ArrayList<>();
        for (Step step : steps) {
            trace.add(new Evaluation.Step(
                    step.name(),
                    step.expression().reading(name -> name.replace('_', ' ')),
                    step.expression()
                            .reading(name -> Optional.ofNullable(all.get(name))
                                    .map(Values::text)
                                    .orElse("?")),
                    values.getOrDefault(
                            step.name(), Value.unknown(step.expression().type()))));
        }
        return new Evaluation(trace.getLast().value(), trace);
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
