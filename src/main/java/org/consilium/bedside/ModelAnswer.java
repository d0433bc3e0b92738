package org.consilium.bedside;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import tools.jackson.core.JacksonException;
import tools.jackson.core.StreamReadConstraints;
import tools.jackson.core.json.JsonFactory;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** What a model answered, reduced to its choices; whatever else it holds is dropped. */
record ModelAnswer(List<Choice> choices) {
    private static final int MOST = 100;
    private static final int LONGEST = 60;
    private static final JsonMapper JSON = JsonMapper.builder(JsonFactory.builder()
                    .streamReadConstraints(StreamReadConstraints.builder()
                            .maxNestingDepth(20)
                            .maxNumberLength(20)
                            .maxStringLength(10_000)
                            .build())
                    .build())
            .build();

    ModelAnswer {
        choices = List.copyOf(choices);
    }

    /** Empty if the text is no JSON object at all. */
    static Optional<ModelAnswer> parse(String text) {
        try {
            JsonNode root = JSON.readTree(text);
            return root == null || !root.isObject() ? Optional.empty() : Optional.of(read(root));
        } catch (JacksonException notJson) {
            return Optional.empty();
        }
    }

    private static ModelAnswer read(JsonNode root) {
        List<Choice> choices = new ArrayList<>();
        root.properties().stream().limit(MOST).forEach(member -> {
            Optional<String> sentence = word(member.getValue().path("sentence"));
            Optional<String> value = word(member.getValue().path("value"));
            if (sentence.isPresent() && value.isPresent()) {
                choices.add(new Choice(member.getKey(), sentence.get(), value.get()));
            }
        });
        return new ModelAnswer(choices);
    }

    private static Optional<String> word(JsonNode node) {
        return node.isString() && node.stringValue().length() <= LONGEST
                ? Optional.of(node.stringValue())
                : Optional.empty();
    }
}
