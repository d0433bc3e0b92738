package org.consilium.evaluation.medcalc;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Rows of our own in the benchmark's form: its rows are not part of this project. */
class NotesRunTest {
    private static final JsonMapper JSON = new JsonMapper();
    private static final String GAP = row(
            1,
            39,
            "lab",
            "What is the patient's anion gap?",
            "On admission sodium was 140 mmol/L, chloride 100 mmol/L and bicarbonate 20 mmol/L.",
            "20");
    private static final String TWO_VALUES = row(
            2,
            39,
            "lab",
            "What is the patient's anion gap?",
            "Sodium 140 mmol/L. Sodium 131 mmol/L. Chloride 100 mmol/L. Bicarbonate 20 mmol/L.",
            "20");
    private static final String NO_HEIGHT =
            row(3, 6, "physical", "What is the patient's body mass index (BMI)?", "A man weighing 80 kg.", "24.7");
    private static final String STROKE_RISK = row(
            4,
            4,
            "risk",
            "What is the patient's CHA2DS2-VASc score?",
            "A 76-year-old woman with hypertension and atrial fibrillation.",
            "4");
    private static final String DATE = row(
            5,
            13,
            "date",
            "By Naegele's rule, what is the estimated due date?",
            "The last menstrual period was on 01/01/2024. Her cycle length is 30 days.",
            "\"10/09/2024\"");

    @TempDir
    private Path folder;

    private String printed = "";

    private static String row(int number, int calculator, String category, String question, String note, String right) {
        return JSON.writeValueAsString(JSON.createObjectNode()
                .put("row", number)
                .put("calculatorId", calculator)
                .put("category", category)
                .put("outputType", category.equals("date") ? "date" : "decimal")
                .put("relevantEntities", "{}")
                .put("groundTruth", "0")
                .put("question", question)
                .put("patientNote", note)
                .set("referenceAnswer", JSON.readTree(right)));
    }

    private List<JsonNode> run(List<String> rows, String... options) throws IOException {
        Path input = folder.resolve("rows.jsonl");
        Path output = folder.resolve("predictions.jsonl");
        Files.write(input, rows);
        var out = new ByteArrayOutputStream();
        String[] arguments = new String[options.length + 2];
        arguments[0] = "--input=" + input;
        arguments[1] = "--output=" + output;
        System.arraycopy(options, 0, arguments, 2, options.length);
        int code = NotesRun.run(arguments, 0, new PrintStream(out, true, StandardCharsets.UTF_8));
        printed = out.toString(StandardCharsets.UTF_8);
        assertThat(code).as(printed).isZero();
        return Files.readAllLines(output).stream().map(JSON::readTree).toList();
    }

    @Test
    void theNoteGivesTheValuesAndCodeComputes() throws IOException {
        JsonNode line = run(List.of(GAP)).getFirst();

        assertThat(line.path("calculatorId").asInt()).isEqualTo(39);
        assertThat(line.path("status").asString()).isEqualTo("ok");
        assertThat(line.path("answer").asInt()).isEqualTo(20);
        JsonNode passage = line.path("passages").path("sodium");
        assertThat(JSON.readTree(GAP)
                        .path("patientNote")
                        .asString()
                        .substring(passage.path(0).asInt(), passage.path(1).asInt()))
                .isEqualTo("140 mmol/L");
        assertThat(line.toString()).as("no label gets into the output").doesNotContain("referenceAnswer");
    }

    @Test
    void valuesThatContradictEachOtherAreRefusedUnlessTheFirstIsAskedFor() throws IOException {
        JsonNode refused = run(List.of(TWO_VALUES)).getFirst();
        assertThat(refused.path("status").asString()).isEqualTo("refused");
        assertThat(refused.path("reason").asString()).contains("several values: sodium");
        assertThat(refused.has("answer")).isFalse();

        Files.delete(folder.resolve("predictions.jsonl"));
        assertThat(run(List.of(TWO_VALUES), "--several=first")
                        .getFirst()
                        .path("answer")
                        .asInt())
                .isEqualTo(20);
    }

    @Test
    void whatIsNotFoundIsMissingAndSilenceIsAbsentInTheBenchmarkOnly() throws IOException {
        JsonNode missing = run(List.of(NO_HEIGHT)).getFirst();
        assertThat(missing.path("status").asString()).isEqualTo("missing");
        assertThat(missing.path("reason").asString()).contains("height");

        Files.delete(folder.resolve("predictions.jsonl"));
        assertThat(run(List.of(STROKE_RISK)).getFirst().path("answer").asInt()).isEqualTo(4);
        Files.delete(folder.resolve("predictions.jsonl"));
        assertThat(run(List.of(STROKE_RISK), "--mode=clinical")
                        .getFirst()
                        .path("status")
                        .asString())
                .isEqualTo("missing");
    }

    @Test
    void rightScoreAndRightAnswerAreCountedByCategory() throws IOException {
        run(List.of(GAP, TWO_VALUES, NO_HEIGHT, STROKE_RISK, DATE));

        assertThat(printed)
                .contains("answered by code")
                .containsPattern("lab +2 +100\\.0 % +1 +1 +50\\.0 % +100\\.0 % +0 +1 ")
                .containsPattern("all +5 +100\\.0 % +3 +3 +60\\.0 % +100\\.0 % +1 +1 ");
    }

    @Test
    void aStoppedRunGoesOnWhereItWas() throws IOException {
        run(List.of(GAP, DATE), "--limit=1");
        Path output = folder.resolve("predictions.jsonl");
        String first = Files.readString(output);
        Files.writeString(output, first + "{\"row\": 5, \"wa\n");

        List<String> lines;
        Path input = folder.resolve("rows.jsonl");
        NotesRun.run(
                new String[] {"--input=" + input, "--output=" + output},
                0,
                new PrintStream(new ByteArrayOutputStream(), true, StandardCharsets.UTF_8));
        lines = Files.readAllLines(output);

        assertThat(lines.getFirst()).isEqualTo(first.strip());
        assertThat(lines).hasSize(3);
        assertThat(JSON.readTree(lines.getLast()).path("answer").asString()).isEqualTo("10/09/2024");
    }

    @Test
    void wrongUseIsAnswered() throws IOException {
        var out = new ByteArrayOutputStream();
        var print = new PrintStream(out, true, StandardCharsets.UTF_8);
        Path bad = Files.writeString(folder.resolve("bad.jsonl"), "{\"row\": 1}\n");
        String output = folder.resolve("x").toString();

        assertThat(NotesRun.run(new String[] {"--input", bad.toString(), "--output", output}, 0, print))
                .isEqualTo(2);
        assertThat(NotesRun.run(new String[] {"--input", "nowhere", "--output", output}, 0, print))
                .isEqualTo(2);
        assertThat(NotesRun.run(new String[] {"--input", "x", "--output", "y", "--limit", "0"}, 0, print))
                .isEqualTo(2);
        assertThat(NotesRun.run(new String[] {"--help"}, 0, print)).isZero();
        assertThat(out.toString(StandardCharsets.UTF_8)).contains("CSL-2660", "CSL-2903 line 1", "CSL-2662", "Usage");
    }
}
