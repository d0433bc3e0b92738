package org.consilium.llm;

import java.util.Optional;
import tools.jackson.core.JacksonException;
import tools.jackson.core.StreamReadConstraints;
import tools.jackson.core.json.JsonFactory;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Reads what a model answered as a tree, within limits that no honest answer comes near. */
public final class AnswerJson {
    private static final JsonMapper JSON = JsonMapper.builder(JsonFactory.builder()
                    .streamReadConstraints(StreamReadConstraints.builder()
                            .maxNestingDepth(20)
                            .maxNumberLength(20)
                            .maxStringLength(10_000)
                            .build())
                    .build())
            .build();

    private AnswerJson() {}

    /** Empty if the text is no JSON object. */
    public static Optional<JsonNode> object(String text) {
        try {
            return Optional.ofNullable(JSON.readTree(text)).filter(JsonNode::isObject);
        } catch (JacksonException notJson) {
            return Optional.empty();
        }
    }
}
