package org.consilium.expression;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;

/** The cases in which inputs that are not known and used more than once have one and the same value throughout. */
final class Cases {
    private final Bindings known;
    private final List<String> open;

    Cases(Formula formula, Bindings known) {
        this.known = known;
        List<String> unknown = known.values().entrySet().stream()
                .filter(entry -> hasCases(entry.getValue()))
                .map(Map.Entry::getKey)
                .sorted()
                .toList();
        this.open = unknown.isEmpty() ? unknown : usedTwice(formula, unknown);
    }

    private static List<String> usedTwice(Formula formula, List<String> unknown) {
        Map<String, Integer> uses = new HashMap<>();
        formula.steps()
                .forEach(step -> Nodes.names(step.expression().root(), name -> uses.merge(name, 1, Integer::sum)));
        return unknown.stream().filter(name -> uses.getOrDefault(name, 0) > 1).toList();
    }

    /** All or none: trying out only some would let more knowledge widen a result. */
    List<Bindings> all(int most) {
        long count = 1;
        for (String name : open) {
            count *= alternatives(name).size();
            if (count > most) {
                return List.of(known);
            }
        }
        List<Bindings> cases = List.of(known);
        for (String name : open) {
            cases = split(cases, name);
        }
        return cases;
    }

    private List<Bindings> split(List<Bindings> cases, String name) {
        List<Bindings> split = new ArrayList<>();
        for (Bindings one : cases) {
            alternatives(name).forEach(value -> split.add(one.with(name, value)));
        }
        return split;
    }

    private List<Value> alternatives(String name) {
        return known.find(name).map(Cases::alternatives).orElseGet(List::of);
    }

    private static boolean hasCases(Value value) {
        return switch (value) {
            case Value.Logical logical -> !logical.known();
            case Value.Choice choice -> choice.possible().size() > 1;
            case Value.Number ignored -> false;
            case Value.Day ignored -> false;
        };
    }

    private static List<Value> alternatives(Value value) {
        return switch (value) {
            case Value.Logical logical ->
                logical.known() ? List.of(logical) : List.of(Value.Logical.of(true), Value.Logical.of(false));
            case Value.Choice choice ->
                new TreeSet<>(choice.possible())
                        .stream().<Value>map(Value.Choice::of).toList();
            case Value.Number ignored -> List.of(value);
            case Value.Day ignored -> List.of(value);
        };
    }
}
