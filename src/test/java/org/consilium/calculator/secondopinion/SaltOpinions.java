package org.consilium.calculator.secondopinion;

import java.util.List;

/** Salts, water and acids of the blood. */
final class SaltOpinions {
    private static final double NORMAL_ALBUMIN = 4;

    static final List<SecondOpinion> ALL = List.of(
            SecondOpinion.of("anion-gap", SaltOpinions::gap),
            SecondOpinion.of("anion-gap-albumin-corrected", SaltOpinions::correctedGap),
            SecondOpinion.of("delta-ratio", in -> deltaRatio(gap(in), in.number("bicarbonate"))),
            new SecondOpinion(
                    "delta-ratio", "albumin-corrected", in -> deltaRatio(correctedGap(in), in.number("bicarbonate"))),
            SecondOpinion.of(
                    "delta-ratio-albumin-corrected", in -> deltaRatio(correctedGap(in), in.number("bicarbonate"))),
            SecondOpinion.of("delta-gap", in -> gap(in) - 12),
            new SecondOpinion("delta-gap", "wrenn", in -> wrenn(gap(in), in)),
            SecondOpinion.of("delta-gap-albumin-corrected", in -> correctedGap(in) - 12),
            new SecondOpinion("delta-gap-albumin-corrected", "wrenn", in -> wrenn(correctedGap(in), in)),
            SecondOpinion.of("serum-osmolality", SaltOpinions::osmolality),
            SecondOpinion.of("sodium-corrected", in -> sodium(in, 0.024)),
            new SecondOpinion("sodium-corrected", "katz", in -> sodium(in, 0.016)),
            SecondOpinion.of(
                    "calcium-corrected", in -> in.number("calcium") - 0.8 * (in.number("albumin") - NORMAL_ALBUMIN)),
            new SecondOpinion(
                    "calcium-corrected",
                    "payne-1973",
                    in -> in.number("calcium") - in.number("albumin") + NORMAL_ALBUMIN),
            SecondOpinion.of("free-water-deficit", SaltOpinions::waterDeficit));

    private SaltOpinions() {}

    /** Emmett 1977: what is measured of the cations less what is measured of the anions. */
    static double gap(Given in) {
        return in.number("sodium") - (in.number("chloride") + in.number("bicarbonate"));
    }

    /** Figge 1998: 2.5 for each g/dL of albumin that is missing. */
    static double correctedGap(Given in) {
        return gap(in) + 2.5 * (NORMAL_ALBUMIN - in.number("albumin"));
    }

    /** The rise of the gap over 12 to the fall of bicarbonate from 24. */
    static double deltaRatio(double gap, double bicarbonate) {
        return bicarbonate == 24 ? Double.NaN : (gap - 12) / (24 - bicarbonate);
    }

    /** Wrenn 1990: the rise of the gap less the fall of bicarbonate. */
    private static double wrenn(double gap, Given in) {
        return gap + in.number("bicarbonate") - 36;
    }

    /** mmol of sodium with its anions, of urea (28 g of nitrogen per mol) and of glucose (180 g per mol). */
    private static double osmolality(Given in) {
        return 2 * in.number("sodium") + 10 * in.number("urea_nitrogen") / 28 + 10 * in.number("glucose") / 180;
    }

    /** @param perGlucose mmol/L of sodium per mg/dL of glucose over 100: Hillier 1999, Katz 1973 */
    private static double sodium(Given in, double perGlucose) {
        return in.number("sodium") + perGlucose * (in.number("glucose") - 100);
    }

    /** The share of water in the body: 0.6 in men, 0.5 in women, and 0.5 and 0.45 of the old. */
    private static double waterDeficit(Given in) {
        double old = in.isFemale() ? 0.45 : 0.5;
        double young = in.isFemale() ? 0.5 : 0.6;
        double water = in.number("weight") * (in.number("age") >= 65 ? old : young);
        return water * (in.number("sodium") - 140) / 140;
    }
}
