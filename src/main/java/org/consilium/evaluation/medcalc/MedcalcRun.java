package org.consilium.evaluation.medcalc;

import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.consilium.calculator.Calculators;
import org.consilium.evaluation.Options;
import org.consilium.evaluation.Progress;
import org.consilium.evaluation.medcalc.Prediction.Used;
import tools.jackson.databind.json.JsonMapper;

/**
 * {@code evaluate medcalc}: the rows of MedCalc-Bench with their inputs given; the rows are read from a file of the
 * reader's own, since their licence keeps them out of this project.
 */
public final class MedcalcRun {
    private static final JsonMapper JSON = new JsonMapper();
    private static final Set<String> OPTIONS = Set.of("input", "output", "mode", "report", "help");

    private MedcalcRun() {}

    /** @param arguments everything after {@code evaluate medcalc} */
    public static int run(String[] arguments, int from, PrintStream out) {
        try {
            Options options = Options.read(arguments, from, OPTIONS);
            if (options.has("help")
                    || options.find("input").isEmpty()
                    || options.find("output").isEmpty()) {
                usage(out);
                return options.has("help") ? 0 : 2;
            }
            return run(options, out);
        } catch (Options.Unknown unknown) {
            out.println(unknown.getMessage());
            usage(out);
            return 2;
        } catch (IOException unreadable) {
            out.println("CSL-2902 a file cannot be read or written: " + unreadable.getMessage());
            return 2;
        } catch (RowFile.BadLine bad) {
            out.println(bad.getMessage());
            return 2;
        }
    }

    private static void usage(PrintStream out) {
        out.println("Usage: evaluate medcalc --input rows.jsonl --output predictions.jsonl");
        out.println("         [--mode benchmark|clinical] [--report differences.md]");
        out.println("One line for each row: row, calculatorId, answer, unit, status, reason, inputs.");
        out.println("benchmark: what a row does not mention is absent. clinical: it is not known.");
    }

    private static int run(Options options, PrintStream out) throws IOException {
        Optional<Mode> mode = Mode.of(options.find("mode").orElse("benchmark"));
        if (mode.isEmpty()) {
            out.println("CSL-2904 --mode is benchmark or clinical");
            return 2;
        }
        List<Row> rows = RowFile.read(Path.of(options.find("input").orElseThrow()), Row::of);
        Vocabulary vocabulary = Vocabulary.load();
        var predictor =
                new Predictor(Calculators.load(), vocabulary, mode.get(), LocalDate.now(ZoneId.systemDefault()));
        Progress progress = Progress.of(rows.size());
        List<Prediction> predictions = new ArrayList<>(rows.size());
        for (Row row : rows) {
            predictions.add(predictor.predict(row));
            progress.step();
        }
        Files.write(
                Path.of(options.find("output").orElseThrow()),
                predictions.stream().map(MedcalcRun::line).toList());
        var tally = new Tally(rows, predictions, vocabulary);
        tally.print(out);
        if (options.find("report").isPresent()) {
            Files.writeString(Path.of(options.find("report").get()), tally.differences());
        }
        return 0;
    }

    private static String line(Prediction prediction) {
        Map<String, Object> line = new LinkedHashMap<>();
        line.put("row", prediction.row());
        line.put("calculatorId", prediction.calculatorId());
        prediction.answer().ifPresent(answer -> line.put("answer", answer));
        line.put("unit", prediction.unit());
        line.put("status", prediction.status().name().toLowerCase(java.util.Locale.ROOT));
        line.put("reason", prediction.reason());
        Map<String, String> inputs = new LinkedHashMap<>();
        for (Used used : prediction.inputs()) {
            inputs.put(used.name(), used.value());
        }
        line.put("inputs", inputs);
        return JSON.writeValueAsString(line);
    }
}
