package org.consilium.evaluation.medcalc;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** The file of rows with notes and the file of answers, a JSON object on each line. */
final class NoteFiles {
    private static final JsonMapper JSON = new JsonMapper();

    private NoteFiles() {}

    /** What an earlier run left. */
    static List<JsonNode> lines(Path output) throws IOException {
        if (!Files.exists(output)) {
            return List.of();
        }
        List<JsonNode> lines = new ArrayList<>();
        for (String line : Files.readAllLines(output)) {
            read(line).ifPresent(lines::add);
        }
        return lines;
    }

    /** A run that was stopped may have left half a line: that row is worked again. */
    private static Optional<JsonNode> read(String line) {
        try {
            return line.isBlank() ? Optional.empty() : Optional.of(JSON.readTree(line));
        } catch (JacksonException half) {
            return Optional.empty();
        }
    }

    static String line(String way, NotePredictor.Worked worked, long millis) {
        Prediction prediction = worked.prediction();
        Map<String, Object> line = new LinkedHashMap<>();
        line.put("row", prediction.row());
        line.put("way", way);
        line.put("calculatorId", prediction.calculatorId());
        prediction.answer().ifPresent(answer -> line.put("answer", answer));
        line.put("unit", prediction.unit());
        line.put("status", prediction.status().name().toLowerCase(Locale.ROOT));
        line.put("reason", prediction.reason());
        Map<String, String> inputs = new LinkedHashMap<>();
        prediction.inputs().forEach(used -> inputs.put(used.name(), used.value()));
        line.put("inputs", inputs);
        Map<String, List<Integer>> passages = new LinkedHashMap<>();
        worked.passages().forEach((input, passage) -> passages.put(input, List.of(passage.begin(), passage.end())));
        line.put("passages", passages);
        line.put("millis", millis);
        return JSON.writeValueAsString(line);
    }
}
