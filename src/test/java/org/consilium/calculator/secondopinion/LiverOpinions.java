package org.consilium.calculator.secondopinion;

import java.util.List;

/** Liver. */
final class LiverOpinions {
    static final List<SecondOpinion> ALL = List.of(
            SecondOpinion.of("meld-3", LiverOpinions::meld3),
            SecondOpinion.of("meld-na", LiverOpinions::meldNa),
            SecondOpinion.of("fib-4", LiverOpinions::fib4));

    private LiverOpinions() {}

    /** Kim 2021, with the bounds of OPTN policy 9. */
    private static double meld3(Given in) {
        double creatinine = in.is("dialysis") ? 3 : within(1, in.number("creatinine"), 3);
        double bilirubin = Math.log(Math.max(1, in.number("bilirubin")));
        double sodium = 137 - within(125, in.number("sodium"), 137);
        double albumin = 3.5 - within(1.5, in.number("albumin"), 3.5);
        double sum = 6
                + (in.isFemale() ? 1.33 : 0)
                + 4.56 * bilirubin
                + 9.09 * Math.log(Math.max(1, in.number("inr")))
                + 11.14 * Math.log(creatinine)
                + 0.82 * sodium
                - 0.24 * sodium * bilirubin
                + 1.85 * albumin
                - 1.83 * albumin * Math.log(creatinine);
        return within(6, Math.round(sum), 40);
    }

    /** OPTN policy 9 of 2016: the sum to one decimal, times ten; sodium counts above eleven. */
    private static double meldNa(Given in) {
        double creatinine = in.is("dialysis") ? 4 : within(1, in.number("creatinine"), 4);
        double sum = 0.643
                + 0.957 * Math.log(creatinine)
                + 0.378 * Math.log(Math.max(1, in.number("bilirubin")))
                + 1.12 * Math.log(Math.max(1, in.number("inr")));
        double meld = Math.round(10 * sum);
        if (meld <= 11) {
            return within(6, meld, 40);
        }
        double lack = 137 - within(125, in.number("sodium"), 137);
        return within(6, Math.round(meld + lack * (1.32 - 0.033 * meld)), 40);
    }

    /** Sterling 2006. */
    private static double fib4(Given in) {
        return in.number("age") * in.number("ast") / in.number("platelets") / Math.sqrt(in.number("alt"));
    }

    private static double within(double low, double value, double high) {
        return Math.max(low, Math.min(value, high));
    }
}
