package org.consilium.evaluation.fill;

import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.time.Clock;
import java.time.ZoneId;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.consilium.calculator.Calculator;
import org.consilium.evaluation.Options;
import org.consilium.evaluation.Progress;
import org.consilium.fhir.ReadRecord;

/** {@code evaluate fill}: which scores the records of a folder can feed, and what would let them feed more. */
public final class FillRun {
    private static final Set<String> OPTIONS = Set.of("patients", "output", "as-of", "everyone", "help");

    private FillRun() {}

    /** @param from where the options begin */
    public static int run(String[] arguments, int from, PrintStream out) {
        try {
            Options options = Options.read(arguments, from, OPTIONS);
            if (options.has("help") || options.find("patients").isEmpty()) {
                usage(out);
                return options.has("help") ? 0 : 2;
            }
            return run(options, out);
        } catch (Options.Unknown unknown) {
            out.println(unknown.getMessage());
            usage(out);
        } catch (InvalidPathException noPath) {
            out.println("CSL-2655 --patients and --output must be paths of this system");
        }
        return 2;
    }

    private static void usage(PrintStream out) {
        out.println("Usage: evaluate fill --patients FOLDER [--output FILE.md|.csv|.json]");
        out.println("         [--as-of last-day|today] [--everyone]");
        out.println(
                "Reads every .json file of the folder and of the folders in it: one FHIR R4 Bundle for each patient.");
        out.println("Counts for each score to how many patients it applies, how often it is exact, an interval or not");
        out.println("computable, and which inputs were missing, too old, contradictory, not plausible, of a status or");
        out.println(
                "unit that cannot be used, or are to be asked of a person. Only counts are kept, and nothing is sent.");
        out.println(
                "  --output    Markdown to read, CSV for a spreadsheet (a row for each score and input), JSON lines for");
        out.println("              programs. Without it the Markdown is printed.");
        out.println("  --as-of     last-day (default): the last moment of each record is its now; today: this moment");
        out.println("  --everyone  compute a score also for patients for whom it is not meant");
    }

    private static int run(Options options, PrintStream out) {
        Optional<Records.AsOf> asOf = asOf(options);
        if (asOf.isEmpty()) {
            out.println("CSL-2651 --as-of is last-day or today");
            return 2;
        }
        Optional<Form> form = form(options);
        if (form.isEmpty()) {
            out.println("CSL-2652 --output must end in .md, .csv or .json");
            return 2;
        }
        List<Path> files;
        try {
            files = Records.files(Path.of(options.find("patients").orElseThrow()));
        } catch (IOException unreadable) {
            out.println("CSL-2650 the folder of --patients cannot be read: is it there, and may this user read it?");
            return 2;
        }
        Filler filler = new Filler(options.has("everyone"));
        FillTally tally = count(files, new Records(asOf.get(), Clock.systemUTC(), ZoneId.systemDefault()), filler);
        var figures =
                Figures.of(filler.scores().stream().map(Calculator::definition).toList(), tally);
        String report = switch (form.get()) {
            case MARKDOWN -> new FillReport(tally, figures, asOf.get()).markdown();
            case CSV -> new FillTables(tally, figures).csv();
            case JSON -> new FillTables(tally, figures).json();
        };
        return write(options, report, tally, out);
    }

    private static FillTally count(List<Path> files, Records records, Filler filler) {
        var tally = new FillTally();
        Progress progress = Progress.of(files.size());
        for (Path file : files) {
            switch (records.read(file)) {
                case Records.Read.Good good -> {
                    ReadRecord record = good.record();
                    tally.add(filler.fill(record.chart()), record.setAside());
                }
                case Records.Read.Bad bad -> tally.unread(file, bad.reason());
            }
            progress.step();
        }
        return tally;
    }

    private static int write(Options options, String report, FillTally tally, PrintStream out) {
        if (options.find("output").isEmpty()) {
            out.print(report);
        } else {
            try {
                Files.writeString(Path.of(options.find("output").orElseThrow()), report);
            } catch (IOException unwritable) {
                out.println("CSL-2656 the file of --output cannot be written");
                return 2;
            }
            out.println(tally.records() + " records read, " + tally.unread().size() + " files could not be read");
            tally.unread().forEach(unread -> out.println("  " + unread.file() + ": " + unread.reason()));
        }
        if (tally.records() == 0) {
            out.println("CSL-2657 no record was found: put FHIR R4 Bundles, one for each patient, into the folder");
            return 1;
        }
        return 0;
    }

    private enum Form {
        MARKDOWN,
        CSV,
        JSON
    }

    private static Optional<Form> form(Options options) {
        String file = options.find("output").orElse(".md");
        return switch (file.substring(file.lastIndexOf('.') + 1)) {
            case "md" -> Optional.of(Form.MARKDOWN);
            case "csv" -> Optional.of(Form.CSV);
            case "json", "jsonl" -> Optional.of(Form.JSON);
            default -> Optional.empty();
        };
    }

    private static Optional<Records.AsOf> asOf(Options options) {
        return switch (options.find("as-of").orElse("last-day")) {
            case "last-day" -> Optional.of(Records.AsOf.LAST_DAY);
            case "today" -> Optional.of(Records.AsOf.TODAY);
            default -> Optional.empty();
        };
    }
}
