package org.consilium.llm.worker;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** What of the OpenAI form's chat completion request is understood here. */
record ChatRequest(List<LocalModel.Message> messages, LocalModel.Sampling sampling, Optional<String> jsonSchema) {
    private static final JsonMapper JSON = JsonMapper.builder().build();
    private static final int DEFAULT_TOKENS = 256;

    ChatRequest {
        messages = List.copyOf(messages);
    }

    /** Empty where the body is not such a request. */
    static Optional<ChatRequest> parse(String body) {
        try {
            JsonNode root = JSON.readTree(body);
            List<LocalModel.Message> messages = new ArrayList<>();
            for (JsonNode message : root.path("messages")) {
                messages.add(
                        new LocalModel.Message(message.path("role").asString(""), content(message.path("content"))));
            }
            return messages.isEmpty()
                    ? Optional.empty()
                    : Optional.of(new ChatRequest(messages, sampling(root), schema(root.path("response_format"))));
        } catch (JacksonException notJson) {
            return Optional.empty();
        }
    }

    private static LocalModel.Sampling sampling(JsonNode root) {
        int limit =
                root.path("max_completion_tokens").asInt(root.path("max_tokens").asInt(DEFAULT_TOKENS));
        return new LocalModel.Sampling(
                limit,
                (float) root.path("temperature").asDouble(0),
                root.path("seed").asInt(1));
    }

    private static String content(JsonNode content) {
        if (!content.isArray()) {
            return content.asString("");
        }
        StringBuilder text = new StringBuilder();
        content.forEach(part -> text.append(part.path("text").asString("")));
        return text.toString();
    }

    private static Optional<String> schema(JsonNode format) {
        return switch (format.path("type").asString("")) {
            case "json_schema" ->
                Optional.of(format.path("json_schema").path("schema"))
                        .filter(JsonNode::isObject)
                        .map(JsonNode::toString);
            case "json_object" -> Optional.of("{\"type\":\"object\"}");
            default -> Optional.empty();
        };
    }
}
