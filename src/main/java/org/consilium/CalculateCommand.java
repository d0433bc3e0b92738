package org.consilium;

import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.ZoneId;
import java.util.Optional;
import java.util.Set;
import org.consilium.assessment.Calculation;
import org.consilium.assessment.Calculation.Outcome;
import org.consilium.calculator.Calculator;
import org.consilium.calculator.Calculators;
import org.consilium.evaluation.Options;
import org.consilium.fhir.ChartReader;
import org.consilium.fhir.GuardSettings;
import org.consilium.fhir.InputGuard;
import org.consilium.fhir.ReadFailure;
import org.consilium.fhir.WholeRecord;
import tools.jackson.databind.JsonNode;

/** {@code calculate}: a score of the patient of a FHIR R4 Bundle, with its inputs and steps. */
final class CalculateCommand {
    private static final Set<String> OPTIONS = Set.of("bundle", "list", "help", "as-of");

    private CalculateCommand() {}

    static int run(String[] arguments, PrintStream out) {
        boolean named = arguments.length > 0 && !arguments[0].startsWith("--");
        try {
            Options options = Options.read(arguments, named ? 1 : 0, OPTIONS);
            if (options.has("list")) {
                list(out);
                return 0;
            }
            if (!named || options.find("bundle").isEmpty()) {
                out.println("Usage: calculate <id> --bundle FILE [--as-of 2026-11-25T08:00:00Z]");
                out.println("       calculate --list");
                return options.has("help") ? 0 : 2;
            }
            return calculate(arguments[0], options, out);
        } catch (Options.Unknown unknown) {
            out.println(unknown.getMessage());
        } catch (IOException unreadable) {
            out.println("CSL-2920 the Bundle cannot be read: is the file there?");
        } catch (ReadFailure refused) {
            out.println(refused.getMessage());
        } catch (java.time.format.DateTimeParseException noTime) {
            out.println("CSL-2922 --as-of is a moment such as 2026-11-25T08:00:00Z");
        }
        return 2;
    }

    private static void list(PrintStream out) {
        Calculators.load().all().stream()
                .map(Calculator::definition)
                .forEach(definition -> out.printf("%-32s %s%n", definition.id(), definition.title()));
    }

    private static int calculate(String id, Options options, PrintStream out) throws IOException {
        Optional<Calculator> calculator = Calculators.load().find(id);
        if (calculator.isEmpty()) {
            out.println("CSL-2921 there is no such score; 'calculate --list' names them all");
            return 2;
        }
        var guard = new InputGuard(GuardSettings.defaults());
        var reader = new ChartReader(guard, ZoneId.systemDefault());
        Instant asOf = options.find("as-of").map(Instant::parse).orElseGet(Instant::now);
        JsonNode bundle =
                guard.read(Files.readAllBytes(Path.of(options.find("bundle").orElseThrow())));
        return switch (WholeRecord.of(bundle, reader, asOf)) {
            case WholeRecord.Refused refused -> {
                refused.faults()
                        .forEach(fault -> out.println("CSL-2703 " + fault.expression() + ": " + fault.expected()));
                yield 2;
            }
            case WholeRecord.Read read -> {
                Calculation calculation =
                        calculator.get().calculate(read.record().chart());
                print(calculation.withNotices(read.record().notUsed()), out);
                yield 0;
            }
        };
    }

    private static void print(Calculation calculation, PrintStream out) {
        out.println(calculation.title() + ": " + words(calculation.outcome()));
        if (!calculation.meaning().isEmpty()) {
            out.println("  " + calculation.meaning());
        }
        calculation.inputs().forEach(input -> {
            String value = input.value().isEmpty() ? "not known" : input.value();
            out.printf("  %-32s %-18s %s%n", input.label(), value, input.note());
            input.evidence()
                    .forEach(fact -> out.println("      " + fact.source().key() + " " + fact.written()));
        });
        calculation
                .steps()
                .forEach(step -> out.println("  " + step.name() + " = " + step.substituted() + " = " + step.result()));
        calculation.notices().forEach(notice -> out.println("  note: " + notice));
        calculation.references().forEach(reference -> out.println("  source: " + reference.citation()));
    }

    private static String words(Outcome outcome) {
        return switch (outcome) {
            case Outcome.Exact exact -> exact.text();
            case Outcome.Between between -> between.text() + " (not known: " + String.join(", ", between.ask()) + ")";
            case Outcome.OnDay day -> day.text();
            case Outcome.NotComputable missing -> "not computable, missing: " + String.join(", ", missing.missing());
            case Outcome.NotApplicable not -> "does not apply: " + not.because();
        };
    }
}
