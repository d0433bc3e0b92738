package org.consilium.diagnosis;

import java.util.List;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** The JSON Schema of one patient's question: the only words it allows are the ids of that question. */
final class AnswerSchema {
    private static final JsonMapper JSON = JsonMapper.shared();
    private static final int MOST_LINKS = 12;
    private static final int MOST_MISSING = 4;

    private AnswerSchema() {}

    static String of(Inquiry inquiry) {
        ObjectNode root = object("candidates", "order", "abstain");
        ObjectNode properties = root.putObject("properties");
        ObjectNode candidate = object("id", "for", "against", "missing");
        ObjectNode fields = candidate.putObject("properties");
        fields.set("id", ids(inquiry.candidateIds()));
        list(fields.putObject("for"), inquiry.factIds(), MOST_LINKS);
        list(fields.putObject("against"), inquiry.factIds(), MOST_LINKS);
        list(fields.putObject("missing"), inquiry.missingIds(), MOST_MISSING);
        array(properties.putObject("candidates"), inquiry.candidateIds().size()).set("items", candidate);
        list(
                properties.putObject("order"),
                inquiry.candidateIds(),
                inquiry.candidateIds().size());
        properties.putObject("abstain").put("type", "boolean");
        return root.toString();
    }

    private static ObjectNode object(String... required) {
        ObjectNode node = JSON.createObjectNode();
        node.put("type", "object");
        node.put("additionalProperties", false);
        ArrayNode names = node.putArray("required");
        for (String name : required) {
            names.add(name);
        }
        return node;
    }

    private static ObjectNode array(ObjectNode node, int most) {
        node.put("type", "array");
        node.put("maxItems", most);
        return node;
    }

    /** An array of ids; without any id it must be empty. */
    private static void list(ObjectNode node, List<String> ids, int most) {
        array(node, ids.isEmpty() ? 0 : most).set("items", ids.isEmpty() ? text() : ids(ids));
    }

    private static ObjectNode text() {
        return JSON.createObjectNode().put("type", "string");
    }

    private static ObjectNode ids(List<String> ids) {
        ObjectNode node = text();
        ArrayNode values = node.putArray("enum");
        ids.forEach(values::add);
        return node;
    }
}
