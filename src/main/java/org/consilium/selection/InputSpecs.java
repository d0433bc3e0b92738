package org.consilium.selection;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.consilium.expression.Type;
import org.consilium.expression.Value;
import org.consilium.terminology.CodeSets;
import org.consilium.terminology.Definition;
import org.consilium.terminology.Span;

/**
 * Reads the inputs of a definition file. One key says where the input comes from:
 * {@code observation: creatinine} (or {@code loinc: [2160-0]} with {@code unit}), {@code condition: heart-failure},
 * {@code medication: anticoagulant}, {@code procedure: dialysis}, {@code allergy: any}, {@code age: a},
 * {@code sex: true}, {@code today: true}, {@code site: score2-region}, {@code finding: calf swelling}. The others say which fact counts: {@code window}, {@code rule},
 * {@code lookback}, {@code state}, {@code silence}, {@code onMissing}; {@code note} says how a note speaks of it. docs/inputs.md
 * lists them all.
 */
public final class InputSpecs {
    private final CodeSets codeSets;
    private final Map<Object, InputSpec> known = new HashMap<>();

    public InputSpecs(CodeSets codeSets) {
        this.codeSets = codeSets;
    }

    /** A list of inputs; ids are unique. */
    public List<InputSpec> readAll(Definition list) {
        List<InputSpec> specs = new ArrayList<>();
        Set<String> ids = new HashSet<>();
        for (Definition item : list.items()) {
            // what several rules ask in the same words is one object, and is looked up once
            InputSpec spec = known.computeIfAbsent(item.content(), same -> read(item));
            if (!ids.add(spec.id())) {
                throw item.fault("the input " + spec.id() + " stands twice");
            }
            specs.add(spec);
        }
        return List.copyOf(specs);
    }

    public InputSpec read(Definition node) {
        var origins = new OriginReader(codeSets, node);
        Origin origin = origins.origin();
        Rule rule = node.find("rule").map(RuleReader::read).orElseGet(Rule.Latest::new);
        Type type = TypeReader.type(node, origin, rule);
        Optional<Window> window = window(node, origin, rule);
        String label = node.text("label", origins.label());
        return new InputSpec(
                node.text("id"),
                label,
                type,
                origin,
                rule,
                window,
                node.find("silence")
                        .map(word -> word.oneOf(InputSpec.Silence.class))
                        .orElse(InputSpec.Silence.UNKNOWN),
                node.find("onMissing").map(word -> onMissing(word, type)).orElseGet(InputSpec.OnMissing.Ask::new),
                node.text("definition", ""),
                node.text("question", label + "?"),
                node.find("note").map(note -> new NoteCueReader(note, type).read()));
    }

    /** acute and stable are those of the measurand; "any" means that age does not matter, and must be said. */
    private static Optional<Window> window(Definition node, Origin origin, Rule rule) {
        return switch (origin) {
            case Origin.Observed observed -> {
                if (rule instanceof Rule.WorstIn && !node.has("window")) {
                    yield Optional.empty();
                }
                Definition written = node.get("window");
                yield switch (written.text()) {
                    case "acute" -> span(written, observed.measurand().acute());
                    case "stable" -> span(written, observed.measurand().stable());
                    case "any" -> Optional.empty();
                    default -> Optional.of(parse(written));
                };
            }
            case Origin.Condition ignored ->
                node.find("lookback")
                        .filter(word ->
                                !word.isText() || !Set.of("active", "ever").contains(word.text()))
                        .map(InputSpecs::lookback);
            case Origin.Medication ignored -> node.find("window").map(InputSpecs::parse);
            case Origin.Dose ignored -> Optional.empty();
            case Origin.Procedure ignored -> node.find("window").map(InputSpecs::parse);
            case Origin.Allergy ignored -> Optional.empty();
            case Origin.Age ignored -> Optional.empty();
            case Origin.Sex ignored -> Optional.empty();
            case Origin.Today ignored -> Optional.empty();
            case Origin.Site ignored -> Optional.empty();
            case Origin.Bedside ignored -> Optional.empty();
        };
    }

    private static Optional<Window> span(Definition written, Optional<Span> span) {
        // a measurand without that span does not age: an adult's height
        return span.map(Window::within);
    }

    private static Window lookback(Definition written) {
        if (written.isText()) {
            return parse(written);
        }
        Definition lasted = written.allow("active-for").get("active-for");
        return Span.parse(lasted.text())
                .map(span -> new Window(Optional.empty(), Optional.of(span)))
                .orElseThrow(() -> lasted.fault("write a length of time as 6wk, 3mo or 2a"));
    }

    private static Window parse(Definition written) {
        return Window.parse(written.text())
                .orElseThrow(() -> written.fault("write a window as 48h, 365d..8d or ..3mo"));
    }

    private static InputSpec.OnMissing onMissing(Definition node, Type type) {
        if (!node.isText()) {
            return new InputSpec.OnMissing.Assume(value(node.allow("assume").get("assume"), type));
        }
        return switch (node.text()) {
            case "ask" -> new InputSpec.OnMissing.Ask();
            case "unknown" -> new InputSpec.OnMissing.Unknown();
            default -> throw node.fault("write ask, unknown or {assume: value}");
        };
    }

    private static Value value(Definition written, Type type) {
        return switch (type) {
            case Type.Number number -> Value.Number.exactly(written.number(), number.unit());
            case Type.Logical ignored -> Value.Logical.of(written.flag());
            case Type.Choice choice -> {
                if (!choice.words().contains(written.text())) {
                    throw written.fault("\"" + written.text() + "\" is none of " + choice.words());
                }
                yield Value.Choice.of(written.text());
            }
            case Type.Day ignored -> throw written.fault("a day is never assumed");
        };
    }
}
