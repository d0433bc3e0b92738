package org.consilium.expression;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Steps made ready to be worked out again and again: which inputs they use, and which of these more than once. Only what
 * is used is looked up; what is not known and used more than once is tried out case by case (see {@link Formula}).
 */
final class Prepared {
    private final List<Named> steps;
    private final Map<String, Type> used = new HashMap<>();
    private final List<String> repeated;

    /** One step; its name is none of an input. */
    record Named(String name, Node root) {}

    Prepared(List<Named> steps, Signature inputs) {
        this.steps = List.copyOf(steps);
        var uses = new HashMap<String, Integer>();
        steps.forEach(step -> Nodes.names(step.root(), name -> uses.merge(name, 1, Integer::sum)));
        uses.keySet().forEach(name -> inputs.typeOf(name).ifPresent(type -> used.put(name, type)));
        repeated = used.keySet().stream()
                .filter(name -> uses.getOrDefault(name, 0) > 1)
                .sorted()
                .toList();
    }

    /** The inputs that any step uses. */
    Set<String> used() {
        return used.keySet();
    }

    /** What is known of the inputs that are used; a value that does not fit its input says nothing. */
    Map<String, Value> scope(Bindings given) {
        Map<String, Value> scope = HashMap.newHashMap(used.size() + steps.size());
        used.forEach((name, type) -> scope.put(name, given.fitting(name, type)));
        return scope;
    }

    /** Adds the value of each step to what is known; returns that of the last one. */
    Value run(Map<String, Value> scope) {
        List<String> open = Cases.open(repeated, scope);
        if (open.isEmpty()) {
            return once(scope);
        }
        Map<String, Value> united = new HashMap<>();
        Cases.each(open, scope, () -> {
            once(scope);
            steps.forEach(step -> united.merge(step.name(), valueOf(step.name(), scope), Values::hull));
        });
        scope.putAll(united);
        return valueOf(steps.getLast().name(), scope);
    }

    private Value once(Map<String, Value> scope) {
        var evaluator = new Evaluator(scope);
        Value last = Value.Logical.UNKNOWN;
        for (Named step : steps) {
            last = evaluator.value(step.root());
            scope.put(step.name(), last);
        }
        return last;
    }

    /** The same with another value of one input, which it keeps. */
    Value runWith(Map<String, Value> scope, String name, Value instead) {
        Optional.ofNullable(used.get(name)).ifPresent(type -> scope.put(name, Bindings.fit(type, instead)));
        return run(scope);
    }

    private static Value valueOf(String name, Map<String, Value> scope) {
        return scope.getOrDefault(name, Value.Logical.UNKNOWN);
    }
}
