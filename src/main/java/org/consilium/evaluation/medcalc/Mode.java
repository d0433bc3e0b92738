package org.consilium.evaluation.medcalc;

import java.util.Optional;

/** How silence is understood. */
enum Mode {
    /** As the benchmark means it: a statement that a row does not mention is false, and no number is implausible. */
    BENCHMARK,
    /** As at the bedside: what is not mentioned is not known, and what is implausible is refused. */
    CLINICAL;

    static Optional<Mode> of(String written) {
        return switch (written) {
            case "benchmark" -> Optional.of(BENCHMARK);
            case "clinical" -> Optional.of(CLINICAL);
            default -> Optional.empty();
        };
    }
}
