package org.consilium.calculator.secondopinion;

import static org.consilium.calculator.secondopinion.SecondOpinions.points;

import java.util.List;

/** Infection and sepsis. */
final class InfectionOpinions {
    static final List<SecondOpinion> ALL = List.of(SecondOpinion.of("curb-65", InfectionOpinions::curb65));

    private InfectionOpinions() {}

    /** Lim 2003: confusion, urea above 7 mmol/L, rate 30 or more, systolic below 90 or diastolic 60 or less, 65 years. */
    private static double curb65(Given in) {
        double urea = in.number("urea_nitrogen") * 0.3570;
        return points(in.is("confusion") || in.word("consciousness").equals("confused"), 1)
                + points(urea > 7, 1)
                + points(in.number("respiratory_rate") >= 30, 1)
                + points(in.number("systolic") < 90 || in.number("diastolic") <= 60, 1)
                + points(in.number("age") >= 65, 1);
    }
}
