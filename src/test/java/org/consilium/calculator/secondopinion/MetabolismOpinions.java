package org.consilium.calculator.secondopinion;

import java.util.List;

/** Lipids and glucose. */
final class MetabolismOpinions {
    static final List<SecondOpinion> ALL = List.of(
            SecondOpinion.of("ldl-friedewald", MetabolismOpinions::friedewald),
            SecondOpinion.of("homa-ir", in -> in.number("insulin") * (in.number("glucose") / 18) / 22.5));

    private MetabolismOpinions() {}

    /** Friedewald 1972, in mg/dL: the very low density part holds a fifth of the triglycerides' weight. */
    private static double friedewald(Given in) {
        double veryLowDensity = 0.2 * in.number("triglycerides");
        return in.number("cholesterol") - (in.number("hdl") + veryLowDensity);
    }
}
