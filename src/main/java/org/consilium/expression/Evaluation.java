package org.consilium.expression;

import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
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

    /** What was known, and what the steps made of it. */
    public Bindings with(Bindings known) {
        Map<String, Value> all = new HashMap<>(known.values());
        steps.forEach(step -> all.put(step.name(), step.value()));
        return new Bindings(all);
    }

    /**
     * One step as it was taken; it is put into words only when somebody reads it.
     *
     * @param known what the names that it uses stood for
     */
    public record Step(String name, Expression expression, Map<String, Value> known, Value value) {
        public Step {
            known = Collections.unmodifiableMap(known);
        }

        /** The expression in reading form. */
        public String formula() {
            return expression.reading(used -> used.replace('_', ' '));
        }

        /** The same with the values in the place of the names. */
        public String substituted() {
            return expression.reading(used ->
                    Optional.ofNullable(known.get(used)).map(Values::text).orElse("?"));
        }
    }
}
