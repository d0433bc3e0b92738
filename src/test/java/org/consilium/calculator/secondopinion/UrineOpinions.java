package org.consilium.calculator.secondopinion;

import java.util.List;

/** Acids, water and potassium between blood and urine, and the stool. */
final class UrineOpinions {
    /** mg/dL of urea nitrogen, glucose and ethanol per mmol/L: a tenth of the molar mass. */
    private static final double UREA = 2.8;

    private static final double GLUCOSE = 18;

    static final List<SecondOpinion> ALL = List.of(
            SecondOpinion.of("feurea", UrineOpinions::excretedUrea),
            SecondOpinion.of("urine-anion-gap", in -> cations(in) - in.number("urine_chloride")),
            SecondOpinion.of("urine-osmolal-gap", UrineOpinions::urineGap),
            SecondOpinion.of("serum-osmolal-gap", in -> serumGap(in, 46.0 / 10)),
            new SecondOpinion("serum-osmolal-gap", "purssell", in -> serumGap(in, 37.0 / 10)),
            SecondOpinion.of("ttkg", UrineOpinions::potassiumGradient),
            SecondOpinion.of("winters", in -> 8 + 3 * in.number("bicarbonate") / 2),
            SecondOpinion.of(
                    "stool-osmolal-gap", in -> 290 - 2 * in.number("stool_sodium") - 2 * in.number("stool_potassium")));

    private UrineOpinions() {}

    /** Clearance of urea per clearance of creatinine, in percent. */
    private static double excretedUrea(Given in) {
        double urea = in.number("urine_urea") / in.number("urea");
        double creatinine = in.number("urine_creatinine") / in.number("creatinine");
        return 100 * urea / creatinine;
    }

    private static double cations(Given in) {
        return in.number("urine_sodium") + in.number("urine_potassium");
    }

    /** What the measured osmolality holds beyond sodium, potassium and their anions, urea and glucose. */
    private static double urineGap(Given in) {
        double neutral = in.number("urine_urea") / UREA + in.number("urine_glucose") / GLUCOSE;
        return in.number("urine_osmolality") - 2 * cations(in) - neutral;
    }

    private static double serumGap(Given in, double ethanol) {
        double calculated =
                2 * in.number("sodium") + in.number("urea_nitrogen") / UREA + in.number("glucose") / GLUCOSE;
        return in.number("osmolality") - calculated - in.number("ethanol") / ethanol;
    }

    /** Ethier 1990: potassium of urine to blood, less what the urine was concentrated. */
    private static double potassiumGradient(Given in) {
        double concentrated = in.number("urine_osmolality") / in.number("osmolality");
        return in.number("urine_potassium") / in.number("potassium") / concentrated;
    }
}
