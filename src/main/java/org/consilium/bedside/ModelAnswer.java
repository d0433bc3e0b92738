package org.consilium.bedside;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.consilium.llm.AnswerJson;
import tools.jackson.databind.JsonNode;

/** What a model answered, reduced to its choices; whatever else it holds is dropped. */
record ModelAnswer(List<Choice> choices) {
    private static final int MOST = 100;
    private static final int LONGEST = 60;

    ModelAnswer {
        choices = List.copyOf(choices);
    }

    /** Empty if the text is no JSON object at all. */
    static Optional<ModelAnswer> parse(String text) {
        return AnswerJson.object(text).map(ModelAnswer::read);
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
