package org.consilium.evaluation.fill;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.consilium.evaluation.fill.Filling.Standing;
import org.consilium.terminology.Definition;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Eight records whose names say what they lack (test-fixtures/fill): the counts were worked out by hand. */
class FillRunTest {
    private static final JsonMapper JSON = new JsonMapper();
    private static final Path FOLDER = Path.of("test-fixtures/fill");

    /** The product found a value and did not use it; the other implementation knows no such thing. */
    private static final Set<Lack> DISTRUST = Set.of(Lack.STALE, Lack.IMPLAUSIBLE, Lack.CONFLICTING, Lack.UNIT);

    @TempDir
    private Path folder;

    private String printed = "";

    private String run(int code, String... arguments) {
        var out = new ByteArrayOutputStream();
        assertThat(FillRun.run(arguments, 0, new PrintStream(out, true, StandardCharsets.UTF_8)))
                .isEqualTo(code);
        printed = out.toString(StandardCharsets.UTF_8);
        return printed;
    }

    private Map<String, JsonNode> scores() throws IOException {
        Path output = folder.resolve("fill.json");
        run(0, "--patients", FOLDER.toString(), "--output", output.toString());
        Map<String, JsonNode> scores = new TreeMap<>();
        Files.readAllLines(output).stream()
                .map(JSON::readTree)
                .filter(line -> line.path("kind").asString().equals("score"))
                .forEach(line -> scores.put(line.path("score").asString(), line));
        return scores;
    }

    private static void counts(JsonNode score, int applies, int exact, int not, int excluded) {
        assertThat(List.of(
                        score.path("applies").asInt(),
                        score.path("exact").asInt(),
                        score.path("notComputable").asInt(),
                        score.path("excluded").asInt()))
                .as(score.path("score").asString() + ": applies, exact, not computable, excluded")
                .containsExactly(applies, exact, not, excluded);
    }

    private static JsonNode input(JsonNode score, String name) {
        return score.path("inputs")
                .valueStream()
                .filter(input -> input.path("input").asString().equals(name))
                .findFirst()
                .orElseThrow();
    }

    /**
     * Cockcroft-Gault needs age, sex, creatinine, weight and height, from 18 years: record 1 has all; 2 has no weight and 3
     * one of three years before; the creatinine of 4 to 7 cannot be used, each for a reason of its own; 8 is five years old.
     */
    @Test
    void countsWhatIsFilledAndWhyNot() throws IOException {
        JsonNode score = scores().get("cockcroft-gault");

        counts(score, 7, 1, 6, 1);
        JsonNode weight = input(score, "Weight");
        assertThat(weight.path("lacking").asInt()).isEqualTo(2);
        assertThat(weight.path("allThatLacks").asInt()).isEqualTo(2);
        assertThat(weight.path("why")).isEqualTo(JSON.readTree("{\"missing\": 1, \"stale\": 1}"));
        JsonNode creatinine = input(score, "Creatinine");
        assertThat(creatinine.path("allThatLacks").asInt()).isEqualTo(4);
        assertThat(creatinine.path("why"))
                .isEqualTo(JSON.readTree("{\"conflicting\": 1, \"implausible\": 1, \"status\": 1, \"unit\": 1}"));
    }

    /** eGFR (from 18 years) without weight; BMI of any age without creatinine; one record alone has a blood pressure. */
    @Test
    void countsEachScoreByItsOwnInputs() throws IOException {
        Map<String, JsonNode> scores = scores();

        counts(scores.get("ckd-epi-2021"), 7, 3, 4, 1);
        counts(scores.get("bmi"), 8, 6, 2, 0);
        counts(scores.get("map"), 8, 1, 7, 0);
        assertThat(input(scores.get("map"), "Systolic blood pressure")
                        .path("allThatLacks")
                        .asInt())
                .as("the diastolic one lacks as well")
                .isZero();
        assertThat(input(scores.get("kdigo-aki-stage"), "Urine output in mL/kg/h")
                        .path("why")
                        .has("person"))
                .isTrue();
    }

    @Test
    void theReportIsReadable() {
        String report = run(0, "--patients", FOLDER.toString());

        assertThat(report)
                .contains("Records: 8; files that could not be read: 2")
                .containsPattern("\\| Creatinine \\| \\d+ \\| 4 \\|")
                .contains("no unit, or one that does not fit (1)")
                .contains("9-nobody.json")
                .contains("| too old | Weight (1) |");
        assertThat(report).as("nothing of the file itself").doesNotContain("smith-john");
    }

    @Test
    void aBadFileIsNamedAndStopsNothing() throws IOException {
        Path output = folder.resolve("fill.csv");

        run(0, "--patients=" + FOLDER, "--output=" + output);

        assertThat(printed)
                .contains("8 records read, 2 files could not be read")
                .containsPattern("9-broken.json: CSL-\\d{4}")
                .doesNotContain("smith");
        List<String> rows = Files.readAllLines(output);
        assertThat(rows)
                .allSatisfy(row -> assertThat(row.replaceAll("\"[^\"]*\"", "").split(",", -1))
                        .hasSize(14 + Lack.values().length));
        assertThat(rows).anyMatch(row -> row.contains(",7,1,0,0,6,0,1,Weight,record,2,2,1,1,0,"));
    }

    /** Seven of the eight have a weight, all of years ago. */
    @Test
    void whatIsOldIsJudgedByTodayWhereAsked() {
        String report = run(0, "--patients", FOLDER.toString(), "--as-of", "today");

        assertThat(report).contains("Now is today").containsPattern("\\| too old \\|.*Weight \\(7\\)");
    }

    /** The stories hold what an implementation of its own, with a reader of its own, gave for each demo patient. */
    @Test
    void theDemoPatientsGiveWhatTheirStoriesTell() throws IOException {
        var records = new Records(
                Records.AsOf.TODAY, Clock.fixed(Instant.parse("2026-11-20T08:00:00Z"), ZoneOffset.UTC), ZoneOffset.UTC);
        var filler = new Filler(true);
        int told = 0;
        for (Path file : Records.files(Path.of("test-fixtures/patients"))) {
            Definition story = Definition.read("story.yaml", Files.readString(file.resolveSibling("story.yaml")));
            var good = (Records.Read.Good) records.read(file);
            Map<String, Filling> fillings = new TreeMap<>();
            filler.fill(good.record().chart()).forEach(filling -> fillings.put(filling.score(), filling));
            for (var score : story.find("scores")
                    .map(Definition::entries)
                    .orElse(Map.of())
                    .entrySet()) {
                Filling filling = fillings.get(score.getKey());
                boolean distrusted = filling.lacking().values().stream().anyMatch(DISTRUST::contains);
                if (isOneNumber(score.getValue()) && !distrusted) {
                    told++;
                    assertThat(filling.standing()).as(file + " " + filling).isEqualTo(Standing.EXACT);
                }
            }
        }
        assertThat(told).isGreaterThan(100);
    }

    private static boolean isOneNumber(Definition score) {
        return score.has("value")
                || score.get("lowest").number().compareTo(score.get("highest").number()) == 0;
    }

    @Test
    void wrongUseIsAnsweredWithWhatWasExpected() {
        assertThat(run(2, "--patients", folder.resolve("nowhere").toString())).contains("CSL-2650");
        assertThat(run(2, "--patients", "x", "--as-of", "yesterday")).contains("CSL-2651");
        assertThat(run(2, "--patients", "x", "--output", "x.pdf")).contains("CSL-2652");
        assertThat(run(2, "--patient", "x")).contains("CSL-2901", "Usage: evaluate fill");
        assertThat(run(0, "--help")).contains("Usage: evaluate fill");
        assertThat(run(1, "--patients", folder.toString())).contains("CSL-2657");
    }
}
