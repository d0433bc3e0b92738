package org.consilium.evaluation.medcalc;

import java.io.BufferedReader;
import java.io.BufferedWriter;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.consilium.calculator.Calculators;
import org.consilium.evaluation.Options;
import org.consilium.evaluation.Progress;
import org.consilium.evaluation.notes.ChoiceByMeaning;
import org.consilium.evaluation.notes.ChoiceByWords;
import org.consilium.evaluation.notes.ScoreChoice;
import org.consilium.llm.SentenceEmbeddings;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** {@code evaluate medcalc-notes}: the benchmark's real task, a note and a question; code finds the values and computes. */
public final class NotesRun {
    private static final JsonMapper JSON = new JsonMapper();
    private static final Set<String> OPTIONS = Set.of("input", "output", "limit", "mode", "several", "choice", "help");

    private NotesRun() {}

    /** @param from where the options begin */
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
        } catch (IOException unreadable) {
            out.println("CSL-2660 the input cannot be read, or the output not written: are both paths right?");
        } catch (BadLine bad) {
            out.println(bad.getMessage());
        }
        return 2;
    }

    private static void usage(PrintStream out) {
        out.println("Usage: evaluate medcalc-notes --input rows.jsonl --output predictions.jsonl");
        out.println(
                "         [--mode benchmark|clinical] [--several refuse|first] [--choice words|meaning] [--limit N]");
        out.println(
                "From each row only question and patientNote are read to answer it; its answers are read to count.");
        out.println(
                "One line for each answer: row, way, calculatorId, calculator, answer, unit, status, reason, inputs, passages");
        out.println("(offsets in the note) and milliseconds. Rows that the output already has are not worked again.");
        out.println(
                "  --mode     benchmark (default): what a note does not mention is absent; clinical: it is not known");
        out.println(
                "  --choice   which score is asked for: by the words of its definition (default), or by a sentence embedding");
        out.println("  --limit    so many rows, spread evenly over the file");
        out.println(
                "  --several  what to do where a note has different values of the same standing: refuse (default), or");
        out.println("             take the first");
    }

    private static final class BadLine extends RuntimeException {
        private static final long serialVersionUID = 1L;

        BadLine(int line, RuntimeException cause) {
            super("CSL-2661 line " + line + " of the input is no row of the benchmark", cause);
        }
    }

    private static int run(Options options, PrintStream out) throws IOException {
        Optional<NotePredictor.Several> several = several(options);
        Optional<Integer> limit = limit(options);
        Optional<Mode> mode = Mode.of(options.find("mode").orElse("benchmark"));
        boolean byWords = options.find("choice").orElse("words").equals("words");
        if (several.isEmpty()
                || limit.isEmpty()
                || mode.isEmpty()
                || !byWords && !options.find("choice").orElse("").equals("meaning")) {
            out.println(
                    "CSL-2662 --mode is benchmark or clinical, --several refuse or first, --choice words or meaning,"
                            + " --limit a whole number from 1");
            return 2;
        }
        List<NoteRow> all = rows(Path.of(options.find("input").orElseThrow()));
        List<NoteRow> rows = spread(all, limit.get());
        Path output = Path.of(options.find("output").orElseThrow());
        var predictor = new NotePredictor(
                Calculators.load(),
                Vocabulary.load(),
                LocalDate.now(ZoneId.systemDefault()),
                mode.get(),
                several.get());
        ScoreChoice choice = byWords
                ? new ChoiceByWords(predictor.scores())
                : new ChoiceByMeaning(new SentenceEmbeddings(), predictor.scores());
        answer(rows, List.of(new CodeAnswerer(predictor, choice)), output);
        new NotesTally(rows).print(lines(output), out);
        return 0;
    }

    private static void answer(List<NoteRow> rows, List<NoteAnswerer> answerers, Path output) throws IOException {
        Set<String> done = new HashSet<>();
        lines(output)
                .forEach(line -> done.add(
                        line.path("way").asString("") + line.path("row").asInt()));
        Progress progress = Progress.of(rows.size() * answerers.size());
        try (BufferedWriter writer =
                Files.newBufferedWriter(output, StandardOpenOption.CREATE, StandardOpenOption.APPEND)) {
            for (NoteAnswerer answerer : answerers) {
                for (NoteRow row : rows) {
                    if (!done.contains(answerer.way() + row.row().number())) {
                        long start = System.nanoTime();
                        NotePredictor.Worked worked = answerer.answer(row);
                        long millis = (System.nanoTime() - start) / 1_000_000;
                        writer.write(line(answerer.way(), worked, millis));
                        writer.newLine();
                        writer.flush();
                    }
                    progress.step();
                }
            }
        }
    }

    private static String line(String way, NotePredictor.Worked worked, long millis) {
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

    private static List<JsonNode> lines(Path output) throws IOException {
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

    private static List<NoteRow> rows(Path file) throws IOException {
        List<NoteRow> rows = new ArrayList<>();
        try (BufferedReader lines = Files.newBufferedReader(file)) {
            int number = 0;
            for (String line = lines.readLine(); line != null; line = lines.readLine()) {
                number++;
                if (!line.isBlank()) {
                    rows.add(row(line, number));
                }
            }
        }
        return rows;
    }

    private static NoteRow row(String line, int number) {
        try {
            return NoteRow.of(JSON.readTree(line));
        } catch (JacksonException | PythonLiteral.Malformed malformed) {
            throw new BadLine(number, malformed);
        }
    }

    private static List<NoteRow> spread(List<NoteRow> all, int limit) {
        if (limit >= all.size()) {
            return all;
        }
        List<NoteRow> some = new ArrayList<>();
        for (int i = 0; i < limit; i++) {
            some.add(all.get((int) ((long) i * all.size() / limit)));
        }
        return some;
    }

    private static Optional<Integer> limit(Options options) {
        String written = options.find("limit").orElse("1000000");
        return written.matches("[1-9]\\d{0,6}") ? Optional.of(Integer.valueOf(written)) : Optional.empty();
    }

    private static Optional<NotePredictor.Several> several(Options options) {
        return switch (options.find("several").orElse("refuse")) {
            case "refuse" -> Optional.of(NotePredictor.Several.REFUSE);
            case "first" -> Optional.of(NotePredictor.Several.FIRST);
            default -> Optional.empty();
        };
    }
}
