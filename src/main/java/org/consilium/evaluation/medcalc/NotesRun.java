package org.consilium.evaluation.medcalc;

import java.io.BufferedWriter;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import org.consilium.calculator.Calculators;
import org.consilium.evaluation.Options;
import org.consilium.evaluation.Progress;
import org.consilium.evaluation.notes.ChoiceByMeaning;
import org.consilium.evaluation.notes.ChoiceByWords;
import org.consilium.evaluation.notes.ScoreChoice;
import org.consilium.llm.LanguageModel;
import org.consilium.llm.LanguageModels;
import org.consilium.llm.SentenceEmbeddings;

/** {@code evaluate medcalc-notes}: the benchmark's real task, a note and a question; code finds the values and computes. */
public final class NotesRun {
    private static final Set<String> OPTIONS =
            Set.of("input", "output", "limit", "mode", "several", "choice", "model", "help");

    private static final Duration PATIENCE = Duration.ofMinutes(5);

    private NotesRun() {}

    /** @param from where the options begin */
    public static int run(String[] arguments, int from, PrintStream out) {
        try {
            List<String> written = List.of(arguments).subList(from, arguments.length);
            List<String> settings = written.stream().filter(NotesRun::isSetting).toList();
            Options options = Options.read(
                    written.stream().filter(word -> !isSetting(word)).toArray(String[]::new), 0, OPTIONS);
            if (options.has("help")
                    || options.find("input").isEmpty()
                    || options.find("output").isEmpty()) {
                usage(out);
                return options.has("help") ? 0 : 2;
            }
            return run(options, settings, out);
        } catch (Options.Unknown unknown) {
            out.println(unknown.getMessage());
            usage(out);
        } catch (IOException unreadable) {
            out.println("CSL-2660 the input cannot be read, or the output not written: are both paths right?");
        } catch (RowFile.BadLine bad) {
            out.println(bad.getMessage());
        }
        return 2;
    }

    private static boolean isSetting(String word) {
        return word.startsWith("--consilium.llm.");
    }

    private static void usage(PrintStream out) {
        out.println("Usage: evaluate medcalc-notes --input rows.jsonl --output predictions.jsonl");
        out.println("         [--mode benchmark|clinical] [--several refuse|first] [--choice words|meaning]");
        out.println("         [--model none|configured] [--limit N]");
        out.println(
                "From each row only question and patientNote are read to answer it; its answers are read to count.");
        out.println(
                "One line for each answer: row, way, calculatorId, calculator, answer, unit, status, reason, inputs, passages");
        out.println("(offsets in the note) and milliseconds. Rows that the output already has are not worked again.");
        out.println(
                "  --mode     benchmark (default): what a note does not mention is absent; clinical: it is not known");
        out.println(
                "  --choice   which score is asked for: by the words of its definition (default), or by a sentence embedding");
        out.println(
                "  --model    configured: the model of the settings chooses beside, score and passages by id only; its settings");
        out.println("             follow as --consilium.llm.provider=openai and so on (default: embedded)");
        out.println("  --limit    so many rows, spread evenly over the file");
        out.println(
                "  --several  what to do where a note has different values of the same standing: refuse (default), or");
        out.println("             take the first");
    }

    private static int run(Options options, List<String> settings, PrintStream out) throws IOException {
        Optional<NotePredictor.Several> several = several(options);
        Optional<Integer> limit = limit(options);
        Optional<Mode> mode = Mode.of(options.find("mode").orElse("benchmark"));
        boolean withModel = options.find("model").orElse("none").equals("configured");
        boolean byWords = options.find("choice").orElse("words").equals("words");
        if (several.isEmpty()
                || limit.isEmpty()
                || mode.isEmpty()
                || !withModel && !options.find("model").orElse("none").equals("none")
                || !byWords && !options.find("choice").orElse("").equals("meaning")) {
            out.println(
                    "CSL-2662 --mode is benchmark or clinical, --several refuse or first, --choice words or meaning,"
                            + " --limit a whole number from 1");
            return 2;
        }
        List<NoteRow> all = RowFile.read(Path.of(options.find("input").orElseThrow()), NoteRow::of);
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
        answer(rows, new CodeAnswerer(predictor, choice), output);
        if (withModel) {
            withModel(rows, model -> new ModelAnswerer(predictor, choice, model, PATIENCE), settings, output, out);
        }
        new NotesTally(rows).print(NoteFiles.lines(output), out);
        return 0;
    }

    private static void withModel(
            List<NoteRow> rows,
            Function<LanguageModel, NoteAnswerer> chooser,
            List<String> settings,
            Path output,
            PrintStream out)
            throws IOException {
        try (LanguageModels.Opened opened = LanguageModels.open(settings, PATIENCE)) {
            LanguageModel model = opened.model();
            if (model.availability().state() == LanguageModel.Availability.State.READY) {
                answer(rows, chooser.apply(model), output);
            } else {
                out.println("CSL-2663 the configured model does not answer: "
                        + model.availability().detail());
            }
        }
    }

    private static void answer(List<NoteRow> rows, NoteAnswerer answerer, Path output) throws IOException {
        Set<Integer> done = new HashSet<>();
        NoteFiles.lines(output).stream()
                .filter(line -> line.path("way").asString("").equals(answerer.way()))
                .forEach(line -> done.add(line.path("row").asInt()));
        Progress progress = Progress.of(rows.size());
        try (BufferedWriter writer =
                Files.newBufferedWriter(output, StandardOpenOption.CREATE, StandardOpenOption.APPEND)) {
            for (NoteRow row : rows) {
                if (!done.contains(row.row().number())) {
                    long start = System.nanoTime();
                    NotePredictor.Worked worked = answerer.answer(row);
                    long millis = (System.nanoTime() - start) / 1_000_000;
                    writer.write(NoteFiles.line(answerer.way(), worked, millis));
                    writer.newLine();
                    writer.flush();
                }
                progress.step();
            }
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
