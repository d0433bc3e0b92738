package org.consilium.calculator;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.consilium.expression.Type;
import org.consilium.selection.InputSpec;
import org.consilium.selection.Origin;
import org.consilium.terminology.CodeSet;
import org.consilium.terminology.CodeSets;
import org.consilium.terminology.Definition;

/** Reads what a score asks of the situation. */
final class ContextReader {
    private final CodeSets codeSets;
    private final Map<String, Context.Kind> kinds = new HashMap<>();

    ContextReader(CodeSets codeSets) {
        this.codeSets = codeSets;
    }

    List<Context> read(Definition node) {
        List<Context> all = new ArrayList<>();
        node.entries()
                .forEach((id, situation) ->
                        all.add(new Context(id, situation.text("label", id.replace('_', ' ')), kind(id, situation))));
        return all;
    }

    private Context.Kind kind(String id, Definition node) {
        if (node.has("encounter")) {
            return new Context.Kind.Encounter(Set.copyOf(node.words("encounter")));
        }
        if (node.has("suspected")) {
            return new Context.Kind.Suspected(set(node, "suspected"));
        }
        if (node.has("ordered")) {
            return new Context.Kind.Ordered(set(node, "ordered"));
        }
        return new Context.Kind.Documented(
                InputSpec.of(id, id, new Type.Logical(), origin(node)).presuming(InputSpec.Silence.ABSENT_PRESUMED));
    }

    private Origin origin(Definition node) {
        if (node.has("documented")) {
            return new Origin.Condition(set(node, "documented"), Origin.Condition.Standing.EVER);
        }
        if (node.has("active")) {
            return new Origin.Condition(set(node, "active"), Origin.Condition.Standing.ACTIVE);
        }
        if (node.has("drug")) {
            return new Origin.Medication(set(node, "drug"), Set.of(Origin.Medication.Use.CURRENT));
        }
        if (node.has("planned")) {
            return new Origin.Procedure(set(node, "planned"), true);
        }
        throw node.fault("says nowhere what to look for");
    }

    /** The union of the sets named. */
    private CodeSet set(Definition node, String key) {
        return node.words(key).stream()
                .map(name -> codeSets.find(name)
                        .orElseThrow(() -> node.get(key).fault("there is no code set \"" + name + "\"")))
                .reduce(CodeSet::or)
                .orElseThrow(() -> node.get(key).fault("name a code set"));
    }
}
