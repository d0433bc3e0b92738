package org.consilium.fhir;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.consilium.terminology.Code;
import org.consilium.terminology.CodeSystems;
import org.consilium.terminology.Concept;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.MissingNode;
import tools.jackson.databind.node.NullNode;

/**
 * Elements of a resource by name (FHIR R4 JSON). Lenient in form, as EHRs are: one object where a list belongs and the
 * other way round, null for absent, unknown elements. Strict in type: what is not what it must be is malformed.
 */
final class Elements {
    private static final int MAX_DIGITS = 200;

    /** EHRs name code systems by OID as well. */
    private static final Map<String, String> OIDS = Map.of(
            "urn:oid:2.16.840.1.113883.6.1", CodeSystems.LOINC,
            "urn:oid:2.16.840.1.113883.6.96", CodeSystems.SNOMED,
            "urn:oid:2.16.840.1.113883.6.90", CodeSystems.ICD10CM,
            "urn:oid:2.16.840.1.113883.6.88", CodeSystems.RXNORM,
            "urn:oid:2.16.840.1.113883.6.73", CodeSystems.ATC);

    private Elements() {}

    static List<JsonNode> list(JsonNode parent, String name) {
        JsonNode node = parent.path(name);
        if (isAbsent(node)) {
            return List.of();
        }
        if (!node.isArray()) {
            return List.of(node);
        }
        var items = new ArrayList<JsonNode>(node.size());
        for (JsonNode item : node) {
            if (!isAbsent(item)) {
                items.add(item);
            }
        }
        return items;
    }

    static List<JsonNode> objects(JsonNode parent, String name) {
        List<JsonNode> items = list(parent, name);
        items.forEach(item -> mustBeObject(item, name));
        return items;
    }

    /** The object of that name, the first of a list, or a missing node. */
    static JsonNode object(JsonNode parent, String name) {
        JsonNode node = parent.path(name);
        if (node.isObject()) {
            return node;
        }
        List<JsonNode> items = objects(parent, name);
        return items.isEmpty() ? MissingNode.getInstance() : items.getFirst();
    }

    static boolean has(JsonNode parent, String name) {
        return !isAbsent(parent.path(name));
    }

    static Optional<String> text(JsonNode parent, String name) {
        JsonNode node = parent.path(name);
        if (node.isArray()) {
            List<JsonNode> items = list(parent, name);
            node = items.isEmpty() ? MissingNode.getInstance() : items.getFirst();
        }
        if (isAbsent(node)) {
            return Optional.empty();
        }
        if (!node.isString()) {
            throw new Malformed(name + " is not a text");
        }
        return node.stringValue().isBlank() ? Optional.empty() : Optional.of(node.stringValue());
    }

    static boolean isTrue(JsonNode parent, String name) {
        JsonNode node = parent.path(name);
        if (isAbsent(node)) {
            return false;
        }
        if (!node.isBoolean()) {
            throw new Malformed(name + " is neither true nor false");
        }
        return node.booleanValue();
    }

    /** A JSON number; a number written as a text is none. */
    static Optional<BigDecimal> number(JsonNode parent, String name) {
        JsonNode node = parent.path(name);
        if (isAbsent(node)) {
            return Optional.empty();
        }
        if (!node.isNumber()) {
            throw new Malformed(name + " is not a number");
        }
        BigDecimal number = node.decimalValue();
        if (number.precision() > MAX_DIGITS || Math.abs((long) number.scale()) > MAX_DIGITS) {
            throw new Malformed(name + " has too many digits");
        }
        return Optional.of(number);
    }

    /** A CodeableConcept; a bare Coding or a bare word counts as one. */
    static Optional<Concept> concept(JsonNode parent, String name) {
        List<JsonNode> items = list(parent, name);
        if (items.isEmpty()) {
            return Optional.empty();
        }
        JsonNode node = items.getFirst();
        if (node.isString()) {
            return Optional.of(new Concept(List.of(), node.stringValue()));
        }
        mustBeObject(node, name);
        List<JsonNode> codings = node.has("code") ? List.of(node) : objects(node, "coding");
        var codes = new ArrayList<Code>(codings.size());
        Optional<String> words = text(node, "text");
        for (JsonNode coding : codings) {
            code(coding).filter(code -> !codes.contains(code)).ifPresent(codes::add);
            words = words.or(() -> text(coding, "display"));
        }
        return codes.isEmpty() && words.isEmpty()
                ? Optional.empty()
                : Optional.of(new Concept(codes, words.orElse("")));
    }

    static Optional<Code> code(JsonNode coding) {
        return text(coding, "code")
                .map(value -> new Code(system(text(coding, "system").orElse("")), value.strip()));
    }

    private static String system(String written) {
        return OIDS.getOrDefault(written, written);
    }

    /** The first code of a CodeableConcept such as clinicalStatus, or the word that stands in its place. */
    static Optional<String> codeOf(JsonNode parent, String name) {
        return concept(parent, name)
                .map(concept -> concept.codes().isEmpty()
                        ? concept.text()
                        : concept.codes().getFirst().value());
    }

    /** All codes of a list of CodeableConcepts such as category. */
    static Set<String> codesOf(JsonNode parent, String name) {
        List<JsonNode> items = list(parent, name);
        if (items.isEmpty()) {
            return Set.of();
        }
        var codes = new HashSet<String>();
        for (JsonNode item : items) {
            if (item.isObject()) {
                objects(item, "coding").forEach(coding -> text(coding, "code").ifPresent(codes::add));
            }
        }
        return codes;
    }

    static boolean isAbsent(JsonNode node) {
        return node instanceof MissingNode || node instanceof NullNode;
    }

    private static void mustBeObject(JsonNode node, String name) {
        if (!node.isObject()) {
            throw new Malformed(name + " is not an object");
        }
    }
}
