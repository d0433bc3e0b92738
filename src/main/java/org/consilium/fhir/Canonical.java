package org.consilium.fhir;

import java.util.TreeMap;
import tools.jackson.databind.JsonNode;

/** JSON written in one way only: members by name, so that equal content is equal text. */
final class Canonical {
    private Canonical() {}

    static String text(JsonNode node) {
        var text = new StringBuilder();
        write(node, text);
        return text.toString();
    }

    private static void write(JsonNode node, StringBuilder to) {
        if (node.isObject()) {
            var members = new TreeMap<String, JsonNode>();
            node.properties().forEach(member -> members.put(member.getKey(), member.getValue()));
            to.append('{');
            members.forEach((name, value) -> {
                to.append(name.length()).append(':').append(name);
                write(value, to);
            });
            to.append('}');
        } else if (node.isArray()) {
            to.append('[');
            node.forEach(item -> write(item, to));
            to.append(']');
        } else {
            String value = node.asString("");
            to.append(node.getNodeType()).append(value.length()).append(':').append(value);
        }
    }
}
