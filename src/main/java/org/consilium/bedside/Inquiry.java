package org.consilium.bedside;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.consilium.chart.ClinicalTime;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** What a model is asked about one patient: findings under ids q1, q2, ..., and sentences under ids s1, s2, ... */
record Inquiry(List<Question> questions, Map<String, Passage> sentences) {
    private static final JsonMapper JSON = JsonMapper.shared();
    private static final int MINUTE = 16;

    Inquiry {
        questions = List.copyOf(questions);
    }

    static Inquiry of(List<Question> questions) {
        Map<String, Passage> sentences = new LinkedHashMap<>();
        questions.forEach(question -> question.passages().forEach(passage -> {
            if (find(sentences, passage).isEmpty()) {
                sentences.put("s" + (sentences.size() + 1), passage);
            }
        }));
        return new Inquiry(questions, sentences);
    }

    /** The same span of the same note has one id, whatever was looked for in it. */
    private static Optional<String> find(Map<String, Passage> sentences, Passage passage) {
        return sentences.entrySet().stream()
                .filter(entry -> entry.getValue().source().equals(passage.source()))
                .map(Map.Entry::getKey)
                .findFirst();
    }

    Map<String, Passage> choices(Question question) {
        Map<String, Passage> choices = new LinkedHashMap<>();
        question.passages().forEach(passage -> find(sentences, passage).ifPresent(id -> choices.put(id, passage)));
        return choices;
    }

    /** The data block: the sentences of the notes stand in it as JSON strings and nowhere else. */
    String data() {
        var text = new StringBuilder("# Sentences\n");
        sentences.forEach((id, passage) -> text.append("- ")
                .append(id)
                .append(" [")
                .append(time(passage))
                .append("] ")
                .append(JSON.writeValueAsString(passage.quote()))
                .append('\n'));
        text.append("# Questions\n");
        questions.forEach(question -> text.append("- ")
                .append(question.id())
                .append(' ')
                .append(question.text())
                .append(" Sentences: ")
                .append(String.join(", ", choices(question).keySet()))
                .append(". Values: ")
                .append(String.join(", ", question.values()))
                .append('\n'));
        return text.toString();
    }

    private static String time(Passage passage) {
        return passage.note()
                .time()
                .map(ClinicalTime::earliest)
                .map(instant -> instant.toString().substring(0, MINUTE))
                .orElse("");
    }

    /** The only words that an answer may hold are the ids and values of this patient's questions. */
    String schema() {
        ObjectNode root = object(questions.stream().map(Question::id).toList());
        ObjectNode properties = root.putObject("properties");
        questions.forEach(question -> {
            ObjectNode one = object(List.of("sentence", "value"));
            ObjectNode fields = one.putObject("properties");
            fields.set("sentence", oneOf(new ArrayList<>(choices(question).keySet())));
            fields.set("value", oneOf(question.values()));
            properties.set(question.id(), one);
        });
        return root.toString();
    }

    private static ObjectNode object(List<String> required) {
        ObjectNode node = JSON.createObjectNode();
        node.put("type", "object");
        node.put("additionalProperties", false);
        ArrayNode names = node.putArray("required");
        required.forEach(names::add);
        return node;
    }

    private static ObjectNode oneOf(List<String> words) {
        ObjectNode node = JSON.createObjectNode().put("type", "string");
        ArrayNode values = node.putArray("enum");
        words.forEach(values::add);
        values.add(Question.NOTHING);
        return node;
    }
}
