package org.consilium.diagnosis;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.consilium.llm.AnswerJson;
import tools.jackson.databind.JsonNode;

/**
 * What a model answered, reduced to ids. Whatever is not an id in its place is dropped and counted; nothing else of the
 * answer is kept.
 *
 * @param missing unknown findings that it would ask for, by candidate
 * @param malformed parts that were no ids
 */
record ModelAnswer(
        List<Proposal> proposals,
        List<String> order,
        Map<String, List<String>> missing,
        boolean abstains,
        int malformed) {
    private static final int MOST = 400;
    private static final int LONGEST_ID = 8;

    ModelAnswer {
        proposals = List.copyOf(proposals);
        order = List.copyOf(order);
        missing = Map.copyOf(missing);
    }

    /** Empty if the text is no JSON object at all. */
    static Optional<ModelAnswer> parse(String text) {
        return AnswerJson.object(text).map(root -> new Reader().read(root));
    }

    private static final class Reader {
        private final List<Proposal> proposals = new ArrayList<>();
        private final Map<String, List<String>> missing = new LinkedHashMap<>();
        private int malformed;

        ModelAnswer read(JsonNode root) {
            for (JsonNode candidate : array(root.path("candidates"))) {
                Optional<String> id = id(candidate.path("id"));
                if (id.isEmpty()) {
                    malformed++;
                    continue;
                }
                links(id.get(), candidate.path("for"), Relation.SUPPORTS);
                links(id.get(), candidate.path("against"), Relation.AGAINST);
                missing.merge(id.get(), ids(candidate.path("missing")), (one, other) -> one);
            }
            List<String> order = ids(root.path("order"));
            JsonNode abstain = root.path("abstain");
            return new ModelAnswer(proposals, order, missing, abstain.isBoolean() && abstain.booleanValue(), malformed);
        }

        private void links(String candidate, JsonNode facts, Relation relation) {
            for (String fact : ids(facts)) {
                if (proposals.size() < MOST) {
                    proposals.add(new Proposal(candidate, fact, relation));
                }
            }
        }

        private List<String> ids(JsonNode node) {
            List<String> ids = new ArrayList<>();
            for (JsonNode item : array(node)) {
                id(item).ifPresentOrElse(ids::add, () -> malformed++);
            }
            return ids;
        }

        private List<JsonNode> array(JsonNode node) {
            List<JsonNode> items = new ArrayList<>();
            if (node.isArray()) {
                node.forEach(item -> {
                    if (items.size() < MOST) {
                        items.add(item);
                    }
                });
            } else if (!node.isMissingNode()) {
                malformed++;
            }
            return items;
        }

        private static Optional<String> id(JsonNode node) {
            return node.isString()
                            && node.stringValue().length() <= LONGEST_ID
                            && node.stringValue().matches("[A-Z][0-9]{1,4}")
                    ? Optional.of(node.stringValue())
                    : Optional.empty();
        }
    }
}
