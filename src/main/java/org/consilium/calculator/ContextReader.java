package org.consilium.calculator;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.consilium.expression.Type;
import org.consilium.selection.InputSpec;
import org.consilium.selection.Origin;
import org.consilium.selection.Rule;
import org.consilium.selection.Window;
import org.consilium.terminology.CodeSet;
import org.consilium.terminology.CodeSets;
import org.consilium.terminology.Definition;
import org.consilium.terminology.Measurand;
import org.consilium.terminology.Span;

/** Reads what a score asks of the situation. */
final class ContextReader {
    private final CodeSets codeSets;
    private final Map<Object, Context.Kind> kinds = new HashMap<>();

    ContextReader(CodeSets codeSets) {
        this.codeSets = codeSets;
    }

    List<Context> read(Definition node) {
        List<Context> all = new ArrayList<>();
        node.entries().forEach((id, situation) -> {
            // what several scores ask in the same words is one object, and is looked up once
            Context.Kind kind = kinds.computeIfAbsent(List.of(id, situation.content()), same -> kind(id, situation));
            all.add(new Context(id, situation.text("label", id.replace('_', ' ')), kind));
        });
        return all;
    }

    private Context.Kind kind(String id, Definition node) {
        if (node.has("encounter")) {
            return new Context.Kind.Encounter(Set.copyOf(node.words("encounter")));
        }
        if (node.has("rising")) {
            return rising(id, node.get("rising"));
        }
        if (node.has("suspected")) {
            return new Context.Kind.Suspected(set(node, "suspected"));
        }
        if (node.has("ordered")) {
            return new Context.Kind.Ordered(set(node, "ordered"));
        }
        return new Context.Kind.Documented(
                InputSpec.of(id, id, new Type.Logical(), origin(node)).presuming(InputSpec.Silence.ABSENT_PRESUMED),
                node.find("within").map(within -> Window.within(span(within))));
    }

    /** {@code {observation: creatinine, within: 48h, by: 0.3}}, or {@code times: 1.5}. */
    private Context.Kind rising(String id, Definition node) {
        node.allow("observation", "within", "by", "times");
        Definition named = node.get("observation");
        Measurand measurand = codeSets.findMeasurand(named.text())
                .orElseThrow(() -> named.fault("no measurand is named \"" + named.text() + "\""));
        Definition within = node.get("within");
        Span span = span(within);
        Window window = Window.within(span);
        boolean ratio = node.has("times");
        Type type = ratio ? Type.Number.PURE : new Type.Number(measurand.unit());
        Rule rule = ratio
                ? new Rule.RatioToBaseline(List.of(new Rule.Reference(Rule.Aggregate.MIN, window)))
                : new Rule.Delta(span, Rule.Aggregate.MIN);
        return new Context.Kind.Rising(
                InputSpec.of(id, measurand.label(), type, new Origin.Observed(measurand))
                        .by(rule)
                        .within(window),
                node.get(ratio ? "times" : "by").number());
    }

    private static Span span(Definition written) {
        return Span.parse(written.text()).orElseThrow(() -> written.fault("write a length of time as 48h or 7d"));
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
