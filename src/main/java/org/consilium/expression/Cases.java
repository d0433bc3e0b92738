package org.consilium.expression;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;

/** The cases in which inputs that are not known and used more than once have one and the same value throughout. */
final class Cases {
    private Cases() {}

    /** The inputs to try out: all or none, since trying out only some would let more knowledge widen a result. */
    static List<String> open(List<String> repeated, Map<String, Value> scope) {
        List<String> open = new ArrayList<>();
        long cases = 1;
        for (String name : repeated) {
            int ways = ways(scope.getOrDefault(name, Value.Logical.UNKNOWN));
            if (ways > 1) {
                open.add(name);
                cases *= ways;
            }
            if (cases > Formula.MOST_CASES) {
                return List.of();
            }
        }
        return open;
    }

    /** Does something for every case; afterwards what was not known is not known again. */
    static void each(List<String> open, Map<String, Value> scope, Runnable each) {
        if (open.isEmpty()) {
            each.run();
            return;
        }
        String name = open.getFirst();
        Value unknown = scope.getOrDefault(name, Value.Logical.UNKNOWN);
        for (Value alternative : alternatives(unknown)) {
            scope.put(name, alternative);
            each(open.subList(1, open.size()), scope, each);
        }
        scope.put(name, unknown);
    }

    private static int ways(Value value) {
        return switch (value) {
            case Value.Logical logical -> logical.known() ? 1 : 2;
            case Value.Choice choice -> choice.possible().size();
            case Value.Number ignored -> 1;
            case Value.Day ignored -> 1;
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
