package org.consilium.calculator.secondopinion;

import java.util.List;

/** Lipids and glucose. */
final class MetabolismOpinions {
    static final List<SecondOpinion> ALL = List.of(
            SecondOpinion.of("ldl-friedewald", MetabolismOpinions::friedewald),
            SecondOpinion.of("ldl-sampson", MetabolismOpinions::sampson),
            SecondOpinion.of("homa-ir", in -> in.number("insulin") * (in.number("glucose") / 18) / 22.5));

    private MetabolismOpinions() {}

    /** Friedewald 1972, in mg/dL: the very low density part holds a fifth of the triglycerides' weight. */
    private static double friedewald(Given in) {
        double veryLowDensity = 0.2 * in.number("triglycerides");
        return in.number("cholesterol") - (in.number("hdl") + veryLowDensity);
    }

    /** Sampson 2020, in mg/dL. */
    private static double sampson(Given in) {
        double total = in.number("cholesterol");
        double fat = in.number("triglycerides");
        double product = fat * (total - in.number("hdl"));
        return total / 0.948 - in.number("hdl") / 0.971 - fat / 8.56 - product / 2140 + fat * fat / 16100 - 9.44;
    }
}
