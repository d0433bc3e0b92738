package org.consilium.evaluation;

import java.io.PrintStream;

/** A bar that shows how far a long run is; drawn anew for each percent, and only where a person sees it. */
public final class Progress {
    private static final int WIDTH = 40;
    private static final int WHOLE = 100;

    private final PrintStream out;
    private final int all;
    private final boolean drawn;
    private int done;
    private int percent = -1;

    private Progress(PrintStream out, int all, boolean drawn) {
        this.out = out;
        this.all = Math.max(1, all);
        this.drawn = drawn;
    }

    /** On a terminal; into a file or a pipe nothing is drawn. */
    public static Progress of(int all) {
        return new Progress(
                System.err, all, System.console() != null && System.console().isTerminal());
    }

    public void step() {
        done++;
        int now = (int) ((long) done * WHOLE / all);
        if (drawn && now != percent) {
            percent = now;
            int filled = now * WIDTH / WHOLE;
            out.print("\r[" + "#".repeat(filled) + " ".repeat(WIDTH - filled) + "] " + now + " %");
            if (done >= all) {
                out.println();
            }
            out.flush();
        }
    }
}
