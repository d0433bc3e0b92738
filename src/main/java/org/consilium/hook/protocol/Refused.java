package org.consilium.hook.protocol;

import java.io.Serial;

/** Carries a {@link Problem} to the edge, which answers it. */
public final class Refused extends RuntimeException {
    @Serial
    private static final long serialVersionUID = 1L;

    private final transient Problem problem;

    public Refused(Problem problem) {
        // Foreseen and answered: no stack trace to build, none to leak.
        super(problem.message(), null, false, false);
        this.problem = problem;
    }

    public static Refused badRequest(String message) {
        return new Refused(new Problem.BadRequest(message));
    }

    public Problem problem() {
        return problem;
    }
}
