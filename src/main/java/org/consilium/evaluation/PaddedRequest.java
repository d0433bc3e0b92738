package org.consilium.evaluation;

import java.util.ArrayList;
import java.util.List;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** A hook call made larger by older copies of the observations it holds, as a long history would. */
final class PaddedRequest {
    private PaddedRequest() {}

    static void pad(ObjectNode request, int bytes) {
        List<ArrayNode> searches = new ArrayList<>();
        List<ObjectNode> originals = new ArrayList<>();
        for (JsonNode value : request.path("prefetch")) {
            if (value.path("entry") instanceof ArrayNode entries) {
                List<ObjectNode> found = observations(entries);
                if (!found.isEmpty()) {
                    searches.add(entries);
                    originals.addAll(found);
                }
            }
        }
        int size = request.toString().length();
        for (int copy = 1; size < bytes && !originals.isEmpty(); copy++) {
            for (ObjectNode original : originals) {
                if (size >= bytes) {
                    return;
                }
                ObjectNode older = older(original, copy);
                searches.get(copy % searches.size()).addObject().set("resource", older);
                size += older.toString().length() + 14;
            }
        }
    }

    private static List<ObjectNode> observations(ArrayNode entries) {
        List<ObjectNode> found = new ArrayList<>();
        for (JsonNode entry : entries) {
            if (entry.path("resource") instanceof ObjectNode resource
                    && "Observation".equals(resource.path("resourceType").asString(""))) {
                found.add(resource);
            }
        }
        return found;
    }

    private static ObjectNode older(ObjectNode original, int copy) {
        ObjectNode older = original.deepCopy();
        older.put("id", "older-" + copy + "-" + original.path("id").asString(""));
        older.put(
                "effectiveDateTime", "20" + (10 + copy % 14) + "-0" + (1 + copy % 9) + "-1" + copy % 10 + "T08:00:00Z");
        return older;
    }
}
