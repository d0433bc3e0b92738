package org.consilium;

import java.io.PrintStream;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;
import org.consilium.evaluation.EvaluateCommand;
import org.consilium.evaluation.LoadBench;
import org.consilium.hook.conformance.Conformance;
import org.consilium.llm.ModelWorkerCommand;

/** What can be run from the command line beside the service itself. */
final class Commands {
    /** Exit codes: 0 good, 1 the answer is no, 2 wrong use. */
    @FunctionalInterface
    interface Command {
        int run(String[] args, PrintStream out);
    }

    private record Entry(String usage, String says, Command command) {}

    private static final Map<String, Entry> ALL = new LinkedHashMap<>();

    static {
        ALL.put(
                "audit",
                new Entry(
                        "audit verify",
                        "read the whole audit trail and name the first changed or missing event",
                        AuditCommand::run));
        ALL.put(
                "bench",
                new Entry(
                        "bench --url=... --request=...",
                        "send one hook call many times and print how long the answers took",
                        LoadBench::run));
        ALL.put(
                "calculate",
                new Entry(
                        "calculate <id> --bundle FILE",
                        "a score of the patient of a FHIR Bundle, with its inputs and steps; --list names them",
                        CalculateCommand::run));
        ALL.put(
                "conformance",
                new Entry(
                        "conformance <baseUrl> [--help]",
                        "check a CDS Hooks service from outside, point by point",
                        Conformance::run));
        ALL.put(
                "evaluate",
                new Entry(
                        "evaluate fill|medcalc|medcalc-notes",
                        "which scores a folder of records can feed; a benchmark with its answers compared",
                        EvaluateCommand::run));
        ALL.put(
                "knowledge",
                new Entry(
                        "knowledge report [--help]",
                        "what the condition knowledge covers and what it lacks, as Markdown",
                        KnowledgeCommand::run));
        ALL.put(
                ModelWorkerCommand.NAME,
                new Entry(
                        "model-worker --model <file>",
                        "hold a model for a service that started this; its token comes by standard input",
                        (arguments, out) -> ModelWorkerCommand.run(arguments)));
    }

    private Commands() {}

    static int run(String[] args, PrintStream out) {
        Entry entry = ALL.get(args[0]);
        if (entry != null) {
            return entry.command().run(Arrays.copyOfRange(args, 1, args.length), out);
        }
        boolean asked = args[0].equals("help") || args[0].equals("--help") || args[0].equals("-h");
        if (!asked) {
            out.println("CSL-0700 there is no command '" + args[0].replaceAll("[^A-Za-z0-9-]", "?") + "'.");
        }
        out.println("Without a command the service starts. Commands:");
        ALL.values().forEach(known -> out.printf("  %-34s %s%n", known.usage(), known.says()));
        out.println("Settings are given as --key=value after '--spring.profiles.active=...', or in a file:");
        out.println("  --spring.config.additional-location=file:/etc/consilium/consilium.yaml");
        return asked ? 0 : 2;
    }
}
