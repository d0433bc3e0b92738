package org.consilium.hook.conformance;

import java.io.IOException;
import java.io.PrintStream;
import java.io.UncheckedIOException;
import java.text.ParseException;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * The command {@code conformance <baseUrl>}: tries every point of the CDS Hooks checklist that can be tried from outside,
 * against this or any other service.
 */
public final class Conformance {
    private static final int GOOD = 0;
    private static final int FAILED = 1;
    private static final int WRONG_USE = 2;

    private Conformance() {}

    public static int run(String[] args, PrintStream out) {
        Optional<Options> options = Options.parse(args);
        if (options.isEmpty()) {
            out.println(Options.HELP);
            return args.length == 1 && args[0].equals("--help") ? GOOD : WRONG_USE;
        }
        try {
            return run(target(options.get()), out);
        } catch (IOException | ParseException unreadable) {
            out.println("CSL-0286 a file of the options cannot be used: " + unreadable.getMessage());
            return WRONG_USE;
        } catch (UncheckedIOException | IllegalArgumentException unusable) {
            out.println(unusable.getMessage());
            return FAILED;
        }
    }

    private static Target target(Options options) throws IOException, ParseException {
        Optional<String> key = options.file("--key");
        Optional<Signer> signer = key.isEmpty()
                ? Optional.empty()
                : Optional.of(Signer.of(options.option("--issuer").orElseThrow(), key.get()));
        return new Target(options, signer, options.file("--request"));
    }

    private static int run(Target target, PrintStream out) {
        target.service();
        int passed = 0;
        int failed = 0;
        int skipped = 0;
        for (Check check : checks()) {
            if (target.options().wants(check.id())) {
                Outcome outcome = tried(check, target);
                switch (outcome) {
                    case Outcome.Passed ignored -> passed++;
                    case Outcome.Failed ignored -> failed++;
                    case Outcome.Skipped ignored -> skipped++;
                }
                out.println(line(check, outcome));
            }
        }
        out.printf("%d points passed, %d failed, %d not tried%n", passed, failed, skipped);
        return failed == 0 ? GOOD : FAILED;
    }

    private static Outcome tried(Check check, Target target) {
        try {
            return check.probe().on(target);
        } catch (Target.NeedsKey closed) {
            return new Outcome.Skipped("the service asks for a JWT: give --key and --issuer");
        }
    }

    static List<Check> checks() {
        return Stream.of(
                        DiscoveryChecks.all(),
                        RequestChecks.all(),
                        ContextChecks.all(),
                        PrefetchChecks.all(),
                        CardChecks.all(),
                        CallerChecks.all(),
                        FeedbackChecks.all())
                .flatMap(List::stream)
                .toList();
    }

    private static String line(Check check, Outcome outcome) {
        String row = "%-7s %s  %%s  %-52s".formatted(check.id(), check.level(), check.says());
        return switch (outcome) {
            case Outcome.Passed ignored -> row.formatted("PASS").stripTrailing();
            case Outcome.Failed(String why) -> row.formatted("FAIL") + " " + why;
            case Outcome.Skipped(String why) -> row.formatted("SKIP") + " " + why;
        };
    }
}
