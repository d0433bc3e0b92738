package org.consilium.evaluation;

import java.io.PrintStream;
import java.util.List;
import org.consilium.evaluation.medcalc.MedcalcRun;

/** {@code evaluate <what>}: benchmark runs over files of the reader's own. */
public final class EvaluateCommand {
    private EvaluateCommand() {}

    public static int run(String[] arguments, PrintStream out) {
        String what = arguments.length == 0 ? "--help" : arguments[0];
        if (what.equals("medcalc")) {
            return MedcalcRun.run(arguments, 1, out);
        }
        boolean asked = List.of("help", "--help", "-h").contains(what);
        if (!asked) {
            out.println("CSL-2905 there is no such evaluation");
        }
        out.println("Usage: evaluate medcalc --help");
        return asked ? 0 : 2;
    }
}
