package org.consilium.evaluation.medcalc;

import java.io.BufferedReader;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** The rows of the benchmark in a file, a JSON object on each line. */
final class RowFile {
    private static final JsonMapper JSON = new JsonMapper();

    private RowFile() {}

    /** Thrown for a line that is no row of the benchmark. */
    static final class BadLine extends RuntimeException {
        private static final long serialVersionUID = 1L;

        BadLine(int line, RuntimeException cause) {
            super("CSL-2903 line " + line + " of the input is no row of the benchmark", cause);
        }
    }

    static <T> List<T> read(Path file, Function<JsonNode, T> row) throws IOException {
        List<T> rows = new ArrayList<>();
        try (BufferedReader lines = Files.newBufferedReader(file)) {
            int number = 0;
            for (String line = lines.readLine(); line != null; line = lines.readLine()) {
                number++;
                if (!line.isBlank()) {
                    rows.add(row(line, number, row));
                }
            }
        }
        return rows;
    }

    private static <T> T row(String line, int number, Function<JsonNode, T> row) {
        try {
            return row.apply(JSON.readTree(line));
        } catch (JacksonException | PythonLiteral.Malformed malformed) {
            throw new BadLine(number, malformed);
        }
    }
}
