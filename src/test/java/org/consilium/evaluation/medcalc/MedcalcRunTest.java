package org.consilium.evaluation.medcalc;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.consilium.calculator.Calculator;
import org.consilium.calculator.Calculators;
import org.consilium.calculator.InputForm;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** The benchmark's form with rows of our own: its rows are not part of this project. */
class MedcalcRunTest {
    private static final JsonMapper JSON = new JsonMapper();
    private static final Vocabulary VOCABULARY = Vocabulary.load();
    private static Calculators calculators;

    @TempDir
    private Path folder;

    private String printed = "";

    @BeforeAll
    static void load() {
        calculators = Calculators.load();
    }

    private static String row(int number, int calculator, String entities, String type, String right) {
        return JSON.writeValueAsString(JSON.createObjectNode()
                .put("row", number)
                .put("calculatorId", calculator)
                .put("outputType", type)
                .put("relevantEntities", entities)
                .put("groundTruth", "0")
                .set("referenceAnswer", JSON.readTree(right)));
    }

    private List<JsonNode> run(String mode, String... rows) throws IOException {
        Path input = folder.resolve("rows.jsonl");
        Path output = folder.resolve("predictions.jsonl");
        Files.write(input, List.of(rows));
        var out = new ByteArrayOutputStream();
        String[] arguments = {
            "medcalc",
            "--input",
            input.toString(),
            "--output=" + output,
            "--mode",
            mode,
            "--report",
            folder.resolve("report.md").toString()
        };
        int code = MedcalcRun.run(arguments, 1, new PrintStream(out, true, StandardCharsets.UTF_8));
        printed = out.toString(StandardCharsets.UTF_8);
        assertThat(code).as(printed).isZero();
        return Files.readAllLines(output).stream().map(JSON::readTree).toList();
    }

    @Test
    void unitsWordsAndStatementsAreTranslated() throws IOException {
        List<JsonNode> predictions = run(
                "benchmark",
                row(1, 6, "{'weight': [176.37, 'lbs'], 'height': [1.8, 'm']}", "decimal", "24.69"),
                row(
                        2,
                        51,
                        "{'Temperature': [102.2, 'degrees fahreinheit'], 'Heart Rate or Pulse': [110, 'bpm'],"
                                + " 'respiratory rate': [16, 'breaths per minute'], 'White blood cell count': [13000, 'm^3']}",
                        "integer",
                        "3"),
                row(
                        3,
                        15,
                        "{'Bilirubin': [53, 'µmol/L'], 'Albumin': [30, 'g/L'], 'international normalized ratio': 1.8,"
                                + " 'Ascites': 'slight', 'Encephalopathy': 'Grade 1-2'}",
                        "integer",
                        "11"));

        assertThat(predictions)
                .allSatisfy(prediction ->
                        assertThat(prediction.path("status").asString()).isEqualTo("ok"));
        assertThat(predictions.get(0).path("answer").decimalValue())
                .isBetween(new BigDecimal("24.68"), new BigDecimal("24.70"));
        assertThat(predictions.get(1).path("answer").asInt()).isEqualTo(3);
        assertThat(predictions.get(2).path("answer").asInt()).isEqualTo(11);
        assertThat(printed).contains("all 3 rows");
    }

    @Test
    void daysAreWrittenAsTheRowsWriteThem() throws IOException {
        List<JsonNode> predictions = run(
                "benchmark",
                row(1, 13, "{'Last menstrual date': '01/01/2024', 'cycle length': 30}", "date", "\"10/09/2024\""),
                row(2, 69, "{'Last menstrual date': '01/01/2024', 'Current Date': '01/26/2024'}", "integer", "[3, 4]"));

        assertThat(predictions.get(0).path("answer").asString()).isEqualTo("10/09/2024");
        assertThat(predictions.get(1).path("answer").asString()).isEqualTo("('3 weeks', '4 days')");
        assertThat(printed).containsPattern("all 2 rows +2 +0 +0 +0");
    }

    @Test
    void whatARowDoesNotMentionIsAbsentInTheBenchmarkAndUnknownAtTheBedside() throws IOException {
        String row = row(1, 4, "{'sex': 'Female', 'age': [76, 'years'], 'Hypertension history': True}", "integer", "4");

        assertThat(run("benchmark", row).getFirst().path("answer").asInt()).isEqualTo(4);

        JsonNode clinical = run("clinical", row).getFirst();
        assertThat(clinical.path("status").asString()).isEqualTo("missing");
        assertThat(clinical.path("reason").asString()).contains("heart_failure", "4 to 9");
        assertThat(clinical.has("answer")).isFalse();
    }

    @Test
    void anImplausibleValueIsRefusedAtTheBedside() throws IOException {
        String row = row(
                1,
                39,
                "{'Sodium': [14, 'mmol/L'], 'Chloride': [100, 'mmol/L'], 'Bicarbonate': [24, 'mmol/L']}",
                "decimal",
                "0");

        JsonNode clinical = run("clinical", row).getFirst();

        assertThat(clinical.path("status").asString()).isEqualTo("refused");
        assertThat(clinical.path("reason").asString())
                .contains("sodium: expected a number in mmol/L")
                .contains("from 90 to 200");
    }

    @Test
    void aDifferenceFromThePublishedLabelIsInTheReportWithTheWorking() throws IOException {
        run(
                "benchmark",
                row(
                        7,
                        39,
                        "{'Sodium': [140, 'mEq/L'], 'Chloride': [100, 'mEq/L'], 'Bicarbonate': [24, 'mEq/L']}",
                        "decimal",
                        "16"));

        assertThat(Files.readString(folder.resolve("report.md")))
                .contains("| 7 | anion-gap | 16 | 0 |")
                .contains("140");
    }

    @Test
    void aLineThatIsNoRowIsNamed() throws IOException {
        Path input = folder.resolve("bad.jsonl");
        Files.writeString(input, "\n{\"row\": 1}\n");
        var out = new ByteArrayOutputStream();
        int code = MedcalcRun.run(
                new String[] {
                    "--input", input.toString(), "--output", folder.resolve("x").toString()
                },
                0,
                new PrintStream(out, true, StandardCharsets.UTF_8));

        assertThat(code).isEqualTo(2);
        assertThat(out.toString(StandardCharsets.UTF_8)).contains("CSL-2903 line 2 of the input");
    }

    /** A misspelt input would silently never be filled. */
    @Test
    void everyInputOfTheVocabularyIsOneOfItsCalculator() {
        VOCABULARY.scores().forEach((number, score) -> {
            Calculator calculator = calculators.named(score.calculator());
            assertThat(calculator.definition().benchmarkId())
                    .as(score.calculator())
                    .hasValue(number);
            assertThat(calculator.definition().inputs())
                    .extracting(InputForm::id)
                    .as(score.calculator())
                    .containsAll(score.inputs().keySet());
            score.variant()
                    .ifPresent(variant -> assertThat(calculator.definition().variant(variant.id()))
                            .isPresent());
        });
    }
}
