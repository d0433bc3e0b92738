package org.consilium.selection;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.consilium.terminology.CodeSet;
import org.consilium.terminology.CodeSets;
import org.consilium.terminology.Definition;
import org.consilium.terminology.Measurand;
import org.consilium.terminology.Measurands;

/** Reads where an input comes from; exactly one key says it, and only the keys that fit it are allowed. */
record OriginReader(CodeSets codeSets, Definition node) {
    private static final List<String> EVERY = List.of(
            "id",
            "label",
            "type",
            "definition",
            "question",
            "onMissing",
            "includes",
            "excludes",
            "source",
            "status",
            "note");
    private static final List<String> ORIGINS = List.of(
            "observation",
            "loinc",
            "condition",
            "medication",
            "dose",
            "procedure",
            "allergy",
            "age",
            "sex",
            "today",
            "site",
            "finding");

    Origin origin() {
        List<String> named = ORIGINS.stream().filter(node::has).toList();
        if (named.size() != 1) {
            throw node.fault("one of " + String.join(", ", ORIGINS) + " says where the input comes from; found "
                    + (named.isEmpty() ? "none" : String.join(" and ", named)));
        }
        String key = named.getFirst();
        return switch (key) {
            case "observation" -> observed();
            case "loinc" -> inline();
            case "condition" -> condition();
            case "medication" -> medication();
            case "dose" -> dose();
            case "procedure" -> procedure();
            case "allergy" -> allergy();
            case "age" -> age();
            case "sex" -> flagged("sex", new Origin.Sex());
            case "site" -> site();
            case "today" -> flagged("today", new Origin.Today());
            default -> bedside();
        };
    }

    /** What the input is called where the file does not say. */
    String label() {
        return node.find("observation")
                .map(id -> measurand(id).label())
                .or(() -> List.of("condition", "medication", "dose", "procedure").stream()
                        .flatMap(key -> node.find(key).stream())
                        .findFirst()
                        .filter(Definition::isText)
                        .map(id -> set(id).title()))
                .or(() -> node.find("age").map(unit -> "Age"))
                .or(() -> node.find("sex").map(flag -> "Sex"))
                .or(() -> node.find("today").map(flag -> "Today"))
                .or(() -> node.find("finding").map(Definition::text))
                .orElseGet(() -> node.text("label"));
    }

    private Origin observed() {
        allow("observation", "unit", "range", "window", "rule", "per", "is");
        return observed(Measurands.withRange(measurand(node.get("observation")), node.find("range")));
    }

    /** Codes of a definition of its own, for what no shipped measurand covers. */
    private Origin inline() {
        allow("loinc", "analyte", "unit", "range", "window", "rule", "per", "is", "answers", "uln", "dated");
        return observed(Measurands.inline(node.text("id"), node.text("label"), node));
    }

    private Origin observed(Measurand measurand) {
        Origin.Observed.Scale scale = node.find("per")
                .map(word -> word.oneOf(Origin.Observed.Scale.class))
                .orElse(Origin.Observed.Scale.UNIT);
        Set<String> yes = new LinkedHashSet<>(node.words("is"));
        List<String> answers =
                measurand.answers().stream().map(Measurand.Answer::word).toList();
        yes.stream().filter(word -> !answers.contains(word)).findFirst().ifPresent(word -> {
            throw node.get("is").fault("\"" + word + "\" is none of the answers " + answers);
        });
        return new Origin.Observed(measurand, scale, yes);
    }

    private Origin condition() {
        allow("condition", "lookback", "silence");
        Definition lookback = node.get("lookback");
        // {active-for: 6wk}: what began long ago and is over has not lasted
        boolean active = !lookback.isText() || lookback.text().equals("active");
        return new Origin.Condition(
                sets("condition"), active ? Origin.Condition.Standing.ACTIVE : Origin.Condition.Standing.EVER);
    }

    private Origin medication() {
        allow("medication", "state", "window", "silence", "unless");
        return new Origin.Medication(sets("medication").unless(node.words("unless")), uses());
    }

    private Origin dose() {
        allow("dose", "state", "unit", "range", "unless", "except", "silence");
        return new Origin.Dose(
                sets("dose"),
                uses(),
                Measurands.plausible(node.get("range")),
                Set.copyOf(node.words("unless")),
                Set.copyOf(node.words("except")));
    }

    private Set<Origin.Medication.Use> uses() {
        Set<Origin.Medication.Use> uses = new LinkedHashSet<>();
        for (Definition word : node.get("state").isText() ? List.of(node.get("state")) : node.items("state")) {
            uses.add(word.oneOf(Origin.Medication.Use.class));
        }
        return uses;
    }

    private Origin procedure() {
        allow("procedure", "window", "planned", "silence");
        return new Origin.Procedure(
                sets("procedure"), node.find("planned").map(Definition::flag).orElse(false));
    }

    private Origin allergy() {
        allow("allergy", "silence");
        boolean any = node.get("allergy").isText() && node.text("allergy").equals("any");
        return new Origin.Allergy(any ? Optional.empty() : Optional.of(sets("allergy")));
    }

    private Origin age() {
        allow("age");
        if (!Set.of("a", "mo", "wk", "d").contains(node.text("age"))) {
            throw node.get("age").fault("an age is in a, mo, wk or d");
        }
        return new Origin.Age(node.text("age"));
    }

    private Origin flagged(String key, Origin origin) {
        allow(key);
        if (!node.get(key).flag()) {
            throw node.get(key).fault("write " + key + ": true");
        }
        return origin;
    }

    private Origin bedside() {
        allow("finding", "choices", "unit", "range");
        return new Origin.Bedside(node.text("finding"), plausible());
    }

    private Origin site() {
        allow("site", "choices", "unit", "range");
        return new Origin.Site(node.text("site"), plausible());
    }

    private Optional<Measurand.Plausible> plausible() {
        if (node.has("range") && !node.has("unit")) {
            throw node.get("range").fault("a range belongs to a number: state its unit");
        }
        return node.find("range").map(Measurands::plausible);
    }

    /** One named set, or the union of several. */
    private CodeSet sets(String key) {
        Definition named = node.get(key);
        if (named.isText()) {
            return set(named);
        }
        return named.items().stream()
                .map(this::set)
                .reduce(CodeSet::or)
                .orElseThrow(() -> named.fault("name a code set"));
    }

    private CodeSet set(Definition id) {
        return codeSets.find(id.text()).orElseThrow(() -> id.fault("no code set is named \"" + id.text() + "\""));
    }

    private Measurand measurand(Definition id) {
        return codeSets.findMeasurand(id.text())
                .orElseThrow(() -> id.fault("no measurand is named \"" + id.text() + "\""));
    }

    private void allow(String... keys) {
        var all = new ArrayList<>(EVERY);
        all.addAll(List.of(keys));
        node.allow(all.toArray(String[]::new));
    }
}
