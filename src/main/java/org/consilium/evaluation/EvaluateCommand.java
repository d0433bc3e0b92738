package org.consilium.evaluation;

import java.io.PrintStream;
import java.util.List;
import org.consilium.evaluation.fill.FillRun;
import org.consilium.evaluation.medcalc.MedcalcRun;
import org.consilium.evaluation.medcalc.NotesRun;

/** {@code evaluate <what>}: benchmark runs and reports over files of the reader's own. */
public final class EvaluateCommand {
    private EvaluateCommand() {}

    public static int run(String[] arguments, PrintStream out) {
        String what = arguments.length == 0 ? "--help" : arguments[0];
        return switch (what) {
            case "fill" -> FillRun.run(arguments, 1, out);
            case "medcalc" -> MedcalcRun.run(arguments, 1, out);
            case "medcalc-notes" -> NotesRun.run(arguments, 1, out);
            default -> other(what, out);
        };
    }

    private static int other(String what, PrintStream out) {
        boolean asked = List.of("help", "--help", "-h").contains(what);
        if (!asked) {
            out.println("CSL-2905 there is no such evaluation");
        }
        out.println("Usage: evaluate fill --help      which scores the records of a folder can feed");
        out.println("       evaluate medcalc --help   MedCalc-Bench with its inputs given");
        out.println("       evaluate medcalc-notes --help   MedCalc-Bench from its notes and questions");
        return asked ? 0 : 2;
    }
}
