package org.consilium.trial.source;

import java.util.List;
import java.util.Set;
import org.consilium.terminology.Definition;
import org.consilium.trial.Criterion;

/** Reads the combinators of a criterion; its leaves are read by {@link LeafReader}. */
record CriterionReader(LeafReader leaves) {

    Criterion read(Definition node) {
        Criterion rule = rule(node);
        return node.find("unless")
                .<Criterion>map(exception -> new Criterion.Unless(rule, read(exception)))
                .orElse(rule);
    }

    private Criterion rule(Definition node) {
        String kind = kind(node);
        Definition value = node.get(kind);
        return switch (kind) {
            case "all" -> new Criterion.All(parts(value));
            case "any" -> new Criterion.Any(parts(value));
            case "at-least" -> atLeast(value);
            case "not" -> new Criterion.Not(read(value));
            default -> leaves.read(kind, value);
        };
    }

    private static String kind(Definition node) {
        Set<String> keys = node.entries().keySet();
        List<String> kinds = keys.stream().filter(key -> !key.equals("unless")).toList();
        if (kinds.size() != 1) {
            throw node.fault("a criterion says one thing; join several with all, any or at-least");
        }
        return kinds.getFirst();
    }

    private List<Criterion> parts(Definition list) {
        List<Criterion> parts = list.items().stream().map(this::read).toList();
        if (parts.isEmpty()) {
            throw list.fault("name at least one part");
        }
        return parts;
    }

    private Criterion atLeast(Definition node) {
        node.allow("count", "of");
        List<Criterion> parts = parts(node.get("of"));
        int count = LeafReader.whole(node.get("count"));
        if (count < 1 || count > parts.size()) {
            throw node.get("count").fault("count is from 1 to the number of parts");
        }
        return new Criterion.AtLeast(count, parts);
    }
}
