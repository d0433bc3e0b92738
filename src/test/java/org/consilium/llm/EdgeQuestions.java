package org.consilium.llm;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.consilium.llm.LanguageModel.Question;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Twenty questions of the form that a model gets, with what is right, for comparing models. */
record EdgeQuestions(List<Edge> questions) {
    private static final JsonMapper JSON = JsonMapper.builder().build();
    private static final String SYSTEM =
            "You are given numbered facts about a patient and a possible diagnosis. For each"
                    + " fact say whether it supports the diagnosis, speaks against it, or is neutral. Answer in JSON.";

    /**
     * @param facts id to words
     * @param right id to "supports", "against" or "neutral"
     */
    record Edge(String candidate, Map<String, String> facts, Map<String, String> right) {
        Question question() {
            return new Question(SYSTEM, JSON.writeValueAsString(Map.of("diagnosis", candidate, "facts", facts)), 200);
        }

        String schema() {
            Map<String, Object> properties = new LinkedHashMap<>();
            facts.keySet().forEach(id -> properties.put(id, Map.of("enum", List.of("supports", "against", "neutral"))));
            return JSON.writeValueAsString(Map.of(
                    "type",
                    "object",
                    "properties",
                    properties,
                    "required",
                    List.copyOf(facts.keySet()),
                    "additionalProperties",
                    false));
        }

        /** Facts judged as they should be. */
        long right(String answer) {
            JsonNode given = JSON.readTree(answer);
            return right.entrySet().stream()
                    .filter(fact -> given.path(fact.getKey()).asString("").equals(fact.getValue()))
                    .count();
        }
    }

    static EdgeQuestions read() throws IOException {
        List<Edge> questions = new ArrayList<>();
        for (JsonNode question : JSON.readTree(
                        Path.of("test-fixtures/edges/questions.json").toFile())
                .path("questions")) {
            Map<String, String> facts = new LinkedHashMap<>();
            Map<String, String> right = new LinkedHashMap<>();
            for (JsonNode fact : question.path("facts")) {
                facts.put(fact.path("id").asString(), fact.path("text").asString());
                right.put(fact.path("id").asString(), fact.path("is").asString());
            }
            questions.add(new Edge(question.path("candidate").asString(), facts, right));
        }
        return new EdgeQuestions(questions);
    }
}
