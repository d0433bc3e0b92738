package org.consilium.knowledge;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.consilium.terminology.Code;
import org.consilium.terminology.CodeSet;
import org.consilium.terminology.Definition;

/** Reads one condition; a link without a source, or to an unknown feature, is refused with file and line. */
final class ConditionReader {
    private static final String[] KEYS = {
        "id",
        "version",
        "status",
        "title",
        "names",
        "codes",
        "known-by",
        "specialty",
        "course",
        "must-not-miss",
        "criteria",
        "define",
        "requires",
        "findings",
        "tests",
        "mimics",
        "references"
    };

    private final Map<String, Feature> features;
    private final FeatureReader featureReader;
    private final MarkReader marks;

    ConditionReader(Map<String, Feature> features, MarkReader marks) {
        this.features = new LinkedHashMap<>(features);
        this.featureReader = new FeatureReader(marks);
        this.marks = marks;
    }

    ConditionEntry read(Definition file) {
        file.allow(KEYS);
        file.items("define").forEach(node -> define(featureReader.read(node), node));
        Map<String, Citation> references = references(file);
        List<Link> links = new ArrayList<>();
        for (Definition node : file.get("findings").items()) {
            links.add(link(node, references));
        }
        return new ConditionEntry(
                file.text("id"),
                file.get("version").number().intValueExact(),
                file.get("status").oneOf(ConditionEntry.Status.class),
                file.text("title"),
                file.words("names"),
                codes(file.get("codes")),
                recognised(file),
                file.text("specialty"),
                file.get("course").oneOf(ConditionEntry.Course.class),
                file.find("must-not-miss").map(Definition::flag).orElse(false),
                file.find("criteria").map(Definition::text),
                file.items("requires").stream().map(this::anyOf).toList(),
                links,
                file.items("tests").stream().map(ConditionReader::test).toList(),
                file.words("mimics"),
                List.copyOf(references.values()));
    }

    private void define(Feature feature, Definition node) {
        if (features.putIfAbsent(feature.id(), feature) != null) {
            throw node.fault("the feature \"" + feature.id() + "\" is already defined elsewhere");
        }
    }

    private Link link(Definition node, Map<String, Citation> references) {
        node.allow("finding", "direction", "role", "strength", "group", "says", "source", "denial", "unless");
        Citation source = Optional.ofNullable(references.get(node.text("source")))
                .orElseThrow(() -> node.get("source")
                        .fault("the source \"" + node.text("source") + "\" is not among the references of this file"));
        return new Link(
                feature(node.get("finding")),
                node.get("direction").oneOf(Link.Direction.class),
                node.find("role").map(role -> role.oneOf(Link.Role.class)).orElse(Link.Role.SIGN),
                strength(node.get("strength")),
                node.text("group", ""),
                node.text("says"),
                source,
                node.find("denial").map(ConditionReader::strength).orElse(0),
                node.find("unless").map(this::anyOf).orElse(List.of()));
    }

    private List<Feature> anyOf(Definition node) {
        List<Definition> names = node.isText() ? List.of(node) : node.items();
        return names.stream().map(this::feature).toList();
    }

    private static int strength(Definition node) {
        int strength = node.number().intValueExact();
        if (strength < 1 || strength > 4) {
            throw node.fault("a strength is 1 (weak) to 4 (nearly decisive)");
        }
        return strength;
    }

    private Feature feature(Definition node) {
        return Optional.ofNullable(features.get(node.text()))
                .orElseThrow(() -> node.fault("no feature is named \"" + node.text() + "\""));
    }

    private static Map<String, Citation> references(Definition file) {
        Map<String, Citation> references = new LinkedHashMap<>();
        for (Definition node : file.get("references").items()) {
            node.allow("id", "citation", "doi", "pmid");
            references.put(
                    node.text("id"),
                    new Citation(
                            node.text("id"),
                            node.text("citation"),
                            node.find("doi").map(Definition::text),
                            node.find("pmid").map(Definition::text)));
        }
        return references;
    }

    private static List<Code> codes(Definition node) {
        node.allow("snomed", "icd10");
        List<Code> codes = new ArrayList<>();
        node.words("snomed").forEach(code -> codes.add(MarkReader.snomed(node, code)));
        node.words("icd10").forEach(code -> codes.add(MarkReader.icd10(node, code)));
        if (codes.isEmpty()) {
            throw node.fault("a condition needs a SNOMED CT or ICD-10-CM code");
        }
        return codes;
    }

    /** By default the condition's own codes, ICD-10-CM as prefixes. */
    private List<CodeSet> recognised(Definition file) {
        if (file.has("known-by")) {
            return marks.someCodes(file.get("known-by").allow("set", "snomed", "icd10"));
        }
        return marks.someCodes(file.get("codes"));
    }

    private static ConditionEntry.Test test(Definition node) {
        node.allow("name", "results");
        return new ConditionEntry.Test(
                node.text("name"),
                node.items("results").stream()
                        .map(result -> result.allow("result", "means"))
                        .map(result -> new ConditionEntry.Test.Outcome(result.text("result"), result.text("means")))
                        .toList());
    }
}
