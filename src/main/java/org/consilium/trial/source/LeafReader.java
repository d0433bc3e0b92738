package org.consilium.trial.source;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.consilium.chart.Demographics.Gender;
import org.consilium.terminology.CodeSet;
import org.consilium.terminology.CodeSets;
import org.consilium.terminology.Definition;
import org.consilium.terminology.Measurand;
import org.consilium.terminology.Span;
import org.consilium.terminology.Units;
import org.consilium.trial.Criterion;
import org.consilium.trial.Limit;
import org.consilium.trial.Silence;
import org.consilium.trial.Window;

/** Reads the single tests of a criterion; names of code sets, measurands and units must exist. */
record LeafReader(CodeSets sets) {
    private static final String WINDOWS = "within, not-within, for-at-least";

    Criterion read(String kind, Definition node) {
        return switch (kind) {
            case "age" -> age(node.allow("from", "to"));
            case "sex" -> new Criterion.Sex(sex(node));
            case "condition" -> condition(node);
            case "medication" -> medication(node);
            case "procedure" -> procedure(node);
            case "observation" -> observation(node);
            case "pregnancy" -> new Criterion.Pregnancy();
            case "score" -> score(node);
            case "note" -> new Criterion.Residue(Criterion.Residue.Where.NOTE, node.text());
            case "ask" -> new Criterion.Residue(Criterion.Residue.Where.ASK, node.text());
            case "judgement" -> new Criterion.Residue(Criterion.Residue.Where.JUDGEMENT, node.text());
            default -> throw node.fault("no criterion is called " + kind);
        };
    }

    private static Criterion age(Definition node) {
        Optional<Integer> from = node.find("from").map(LeafReader::whole);
        Optional<Integer> to = node.find("to").map(LeafReader::whole);
        if (from.isEmpty() && to.isEmpty()) {
            throw node.fault("an age needs from, to, or both");
        }
        return new Criterion.Age(from, to);
    }

    static int whole(Definition node) {
        try {
            return node.number().intValueExact();
        } catch (ArithmeticException notWhole) {
            throw node.fault("\"" + node.text() + "\" is not a whole number");
        }
    }

    private static Gender sex(Definition node) {
        Gender sex = node.oneOf(Gender.class);
        if (sex != Gender.FEMALE && sex != Gender.MALE) {
            throw node.fault("write female or male");
        }
        return sex;
    }

    private Criterion condition(Definition node) {
        node.allow(
                "of",
                "codes",
                "course",
                "suspected-too",
                "severity",
                "silence",
                "within",
                "not-within",
                "for-at-least");
        return windowed(
                node,
                window -> new Criterion.Condition(
                        codes(node),
                        node.find("course")
                                .map(course -> course.oneOf(Criterion.Condition.Course.class))
                                .orElse(Criterion.Condition.Course.ACTIVE),
                        node.find("suspected-too").map(Definition::flag).orElse(false),
                        node.items("severity").stream()
                                .map(word -> word.oneOf(Criterion.Severity.class))
                                .collect(Collectors.toSet()),
                        window,
                        silence(node)));
    }

    private Criterion medication(Definition node) {
        node.allow("of", "codes", "use", "silence", "within", "not-within", "for-at-least");
        return windowed(
                node,
                window -> new Criterion.Medication(
                        codes(node),
                        node.find("use")
                                .map(use -> use.oneOf(Criterion.Medication.Use.class))
                                .orElse(Criterion.Medication.Use.CURRENT),
                        window,
                        silence(node)));
    }

    private Criterion procedure(Definition node) {
        node.allow("of", "codes", "stage", "silence", "within", "not-within", "for-at-least");
        return windowed(
                node,
                window -> new Criterion.Procedure(
                        codes(node),
                        node.find("stage")
                                .map(stage -> stage.oneOf(Criterion.Procedure.Stage.class))
                                .orElse(Criterion.Procedure.Stage.DONE),
                        window,
                        silence(node)));
    }

    private Criterion observation(Definition node) {
        node.allow("of", "at-least", "at-most", "above", "below", "unit", "answer", "pick", "within", "not-within");
        Measurand of = measurand(node.get("of"));
        return windowed(node, window -> switch (of.kind()) {
            case QUANTITY -> new Criterion.Observation(of, limit(node, of.unit()), pick(node), window);
            case CODED -> new Criterion.Answered(of, answers(node, of), window);
            case DATED -> throw node.get("of").fault("a date is not compared; use an age or a window");
        });
    }

    private Measurand measurand(Definition name) {
        return sets.findMeasurand(name.text())
                .orElseThrow(() -> name.fault("no measurand is named \"" + name.text() + "\""));
    }

    private static Criterion.Pick pick(Definition node) {
        Criterion.Pick pick =
                node.find("pick").map(word -> word.oneOf(Criterion.Pick.class)).orElse(Criterion.Pick.LATEST);
        if (pick != Criterion.Pick.LATEST && !node.has("within") && !node.has("not-within")) {
            throw node.get("pick").fault("any, all and worst need a window: within");
        }
        if (pick == Criterion.Pick.ANY && bounds(node).size() > 1) {
            throw node.get("pick").fault("any takes one bound; two results could keep one each");
        }
        return pick;
    }

    private static Set<String> answers(Definition node, Measurand of) {
        Set<String> known = of.answers().stream().map(Measurand.Answer::word).collect(Collectors.toSet());
        List<String> wanted = node.words("answer");
        if (wanted.isEmpty()) {
            throw node.fault("a coded result needs answer, one or more of " + known);
        }
        if (!known.containsAll(wanted)) {
            throw node.get("answer").fault("an answer is one of " + known);
        }
        return Set.copyOf(wanted);
    }

    private static Criterion score(Definition node) {
        node.allow("of", "at-least", "at-most", "above", "below", "unit");
        return new Criterion.Score(node.text("of"), limit(node, "1"));
    }

    private static Limit limit(Definition node, String usualUnit) {
        List<Limit.Bound> bounds = bounds(node);
        if (bounds.isEmpty()) {
            throw node.fault("a number needs a limit: at-least, at-most, above or below");
        }
        String unit = node.text("unit", usualUnit);
        if (!unit.equals(Limit.TIMES_UPPER_LIMIT)
                && !unit.equals("1")
                && !Units.known().contains(unit)) {
            throw node.get("unit").fault("the unit " + unit + " is not in units.yaml");
        }
        return Limit.of(bounds, unit);
    }

    private static List<Limit.Bound> bounds(Definition node) {
        return java.util.Arrays.stream(Limit.Relation.values())
                .flatMap(relation ->
                        node.find(key(relation)).stream().map(value -> new Limit.Bound(relation, value.number())))
                .toList();
    }

    private static String key(Limit.Relation relation) {
        return relation.name().toLowerCase(java.util.Locale.ROOT).replace('_', '-');
    }

    private CodeSet codes(Definition node) {
        if (node.has("of") == node.has("codes")) {
            throw node.fault("name a code set with of, or codes of its own, not both");
        }
        return node.find("codes").map(OwnCodes::read).orElseGet(() -> {
            Definition name = node.get("of");
            return sets.find(name.text()).orElseThrow(() -> name.fault("no code set is named \"" + name.text() + "\""));
        });
    }

    private static Optional<Silence> silence(Definition node) {
        return node.find("silence").map(word -> word.oneOf(Silence.class));
    }

    /** "not-within" is the opposite of "within": nothing of the kind may lie inside. */
    private static Criterion windowed(Definition node, java.util.function.Function<Optional<Window>, Criterion> leaf) {
        List<String> given = List.of("within", "not-within", "for-at-least").stream()
                .filter(node::has)
                .toList();
        if (given.isEmpty()) {
            return leaf.apply(Optional.empty());
        }
        if (given.size() > 1) {
            throw node.fault("one window only: " + WINDOWS);
        }
        String key = given.getFirst();
        var kind = key.equals("for-at-least") ? Window.Kind.FOR_AT_LEAST : Window.Kind.WITHIN;
        Criterion inside = leaf.apply(Optional.of(window(kind, node.get(key))));
        return key.equals("not-within") ? new Criterion.Not(inside) : inside;
    }

    /** "28d", or {length: 28d, before: first-dose}. */
    private static Window window(Window.Kind kind, Definition node) {
        Definition length =
                node.isText() ? node : node.allow("length", "before").get("length");
        Window.Anchor anchor = node.isText()
                ? Window.Anchor.NOW
                : node.find("before")
                        .map(word -> word.oneOf(Window.Anchor.class))
                        .orElse(Window.Anchor.NOW);
        Span span = Span.parse(length.text())
                .orElseThrow(() -> length.fault("write a length of time as 48h, 7d, 4wk, 12mo or 2a"));
        return new Window(kind, span, anchor);
    }
}
