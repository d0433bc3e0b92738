package org.consilium.calculator.secondopinion;

import java.util.List;

/** Cells and iron, protein in the urine, levels of drugs, lean weight and the mass of the heart. */
final class BloodOpinions {
    static final List<SecondOpinion> ALL = List.of(
            SecondOpinion.of("neutrophil-count", BloodOpinions::neutrophils),
            SecondOpinion.of("reticulocyte-index", BloodOpinions::production),
            SecondOpinion.of("transferrin-saturation", in -> in.number("iron") / (in.number("binding_capacity") / 100)),
            SecondOpinion.of("iron-deficit", in -> ganzoni(in, 15)),
            new SecondOpinion("iron-deficit", "target-13", in -> ganzoni(in, 13)),
            SecondOpinion.of("urine-albumin-ratio", in -> in.number("albumin") / (in.number("creatinine") / 100)),
            SecondOpinion.of("urine-protein-ratio", in -> in.number("protein") / (in.number("creatinine") / 1000)),
            SecondOpinion.of("phenytoin-corrected", in -> phenytoin(in, 0.2, 0.1)),
            new SecondOpinion("phenytoin-corrected", "factor-0275", in -> phenytoin(in, 0.275, 0.2)),
            SecondOpinion.of("lean-body-weight", BloodOpinions::lean),
            SecondOpinion.of("lv-mass-index", BloodOpinions::ventricle),
            SecondOpinion.of("estimated-average-glucose", in -> (287 * in.number("a1c") - 467) / 10),
            SecondOpinion.of("vancomycin-auc", BloodOpinions::exposure));

    private BloodOpinions() {}

    private static double neutrophils(Given in) {
        double share = in.number("neutrophils") / 100 + in.number("bands") / 100;
        return share * in.number("leukocytes");
    }

    /** Corrected to a haematocrit of 45 %, over the days that reticulocytes live in the blood. */
    private static double production(Given in) {
        double haematocrit = in.number("haematocrit");
        double days = 1 + (haematocrit < 36 ? 0.5 : 0) + (haematocrit < 26 ? 0.5 : 0) + (haematocrit < 16 ? 0.5 : 0);
        return in.number("reticulocytes") * (haematocrit / 45) / days;
    }

    /** Ganzoni 1970; children below 35 kg have a target of 13 g/dL and stores of 15 mg per kg. */
    private static double ganzoni(Given in, double target) {
        boolean child = in.number("weight") < 35;
        double lacking = (child ? 13 : target) - in.number("haemoglobin");
        double stores = child ? 15 * in.number("weight") : 500;
        return Math.max(0, 2.4 * lacking * in.number("weight") + stores);
    }

    private static double phenytoin(Given in, double factor, double inKidneyFailure) {
        double bound = in.number("albumin") * (in.is("kidney_failure") ? inKidneyFailure : factor);
        return in.number("level") / (bound + 0.1);
    }

    /** Janmahasatian 2005. */
    private static double lean(Given in) {
        double bodyMass = BodyOpinions.bodyMassIndex(in.number("weight"), in.number("height"));
        double below = in.isFemale() ? 8.78 + 0.244 * bodyMass : 6.68 + 0.216 * bodyMass;
        return 9.27 * in.number("weight") / below;
    }

    /** Devereux: a shell of muscle (1.04 g/mL) around the cavity, by the cube of each diameter. */
    private static double ventricle(Given in) {
        double outer = in.number("septum") + in.number("wall") + in.number("cavity");
        double shell = outer * outer * outer - Math.pow(in.number("cavity"), 3);
        double surface = Math.sqrt(in.number("height") * in.number("weight")) / 60;
        return (0.832 * shell + 0.6) / surface;
    }

    /** Trapezium during the infusion, first-order fall after it; times run from the start of the infusion. */
    private static double exposure(Given in) {
        double between = in.number("time_2") - in.number("time_1");
        double rate = (Math.log(in.number("level_1")) - Math.log(in.number("level_2"))) / between;
        if (between == 0 || rate == 0) {
            return Double.NaN;
        }
        double peak = in.number("level_1") * Math.exp(rate * (in.number("time_1") - in.number("infusion")));
        double trough = in.number("level_2") * Math.exp(rate * (in.number("time_2") - in.number("interval")));
        double dose = in.number("infusion") * (peak + trough) / 2 + (peak - trough) / rate;
        return dose * 24 / in.number("interval");
    }
}
