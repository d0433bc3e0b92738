package org.consilium.calculator.secondopinion;

import java.util.List;
import java.util.Map;

/** PREVENT of the American Heart Association, SCORE2 and SCORE2-OP of the European Society of Cardiology. */
final class RiskOpinions {
    /**
     * Khan 2024, base model for ten years, in the order of {@link #prevent}: women and men for all cardiovascular
     * disease, for the atherosclerotic, for heart failure.
     */
    private static final double[][] PREVENT = {
        {
            0.7939329,
            0.0305239,
            -0.1606857,
            -0.2394003,
            0.3600781,
            0.8667604,
            0.5360739,
            0,
            0,
            0.6045917,
            0.0433769,
            0.3151672,
            -0.1477655,
            -0.0663612,
            0.1197879,
            -0.0819715,
            0.0306769,
            -0.0946348,
            -0.27057,
            -0.078715,
            0,
            -0.1637806,
            -3.307728
        },
        {
            0.7688528,
            0.0736174,
            -0.0954431,
            -0.4347345,
            0.3362658,
            0.7692857,
            0.4386871,
            0,
            0,
            0.5378979,
            0.0164827,
            0.288879,
            -0.1337349,
            -0.0475924,
            0.150273,
            -0.0517874,
            0.0191169,
            -0.1049477,
            -0.2251948,
            -0.0895067,
            0,
            -0.1543702,
            -3.031168
        },
        {
            0.719883,
            0.1176967,
            -0.151185,
            -0.0835358,
            0.3592852,
            0.8348585,
            0.4831078,
            0,
            0,
            0.4864619,
            0.0397779,
            0.2265309,
            -0.0592374,
            -0.0395762,
            0.0844423,
            -0.0567839,
            0.0325692,
            -0.1035985,
            -0.2417542,
            -0.0791142,
            0,
            -0.1671492,
            -3.819975
        },
        {
            0.7099847,
            0.1658663,
            -0.1144285,
            -0.2837212,
            0.3239977,
            0.7189597,
            0.3956973,
            0,
            0,
            0.3690075,
            0.0203619,
            0.2036522,
            -0.0865581,
            -0.0322916,
            0.114563,
            -0.0300005,
            0.0232747,
            -0.0927024,
            -0.2018525,
            -0.0970527,
            0,
            -0.1217081,
            -3.500655
        },
        {
            0.8998235,
            0,
            0,
            -0.4559771,
            0.3576505,
            1.038346,
            0.583916,
            -0.0072294,
            0.2997706,
            0.7451638,
            0.0557087,
            0.3534442,
            0,
            -0.0981511,
            0,
            0,
            0,
            -0.0946663,
            -0.3581041,
            -0.1159453,
            -0.003878,
            -0.1884289,
            -4.310409
        },
        {
            0.8972642,
            0,
            0,
            -0.6811466,
            0.3634461,
            0.923776,
            0.5023736,
            -0.0485841,
            0.3726929,
            0.6926917,
            0.0251827,
            0.2980922,
            0,
            -0.0497731,
            0,
            0,
            0,
            -0.1289201,
            -0.3040924,
            -0.1401688,
            0.0068126,
            -0.1797778,
            -3.946391
        },
    };

    /** SCORE2 2021: age, smoking, pressure, cholesterol, HDL; then each but age times age. */
    private static final double[] YOUNGER_MEN = {
        0.3742, 0.6012, 0.2777, 0.1458, -0.2698, -0.0755, -0.0255, -0.0281, 0.0426
    };

    private static final double[] YOUNGER_WOMEN = {
        0.4648, 0.7744, 0.3131, 0.1002, -0.2606, -0.1088, -0.0277, -0.0226, 0.0613
    };

    /** SCORE2-OP 2021: age, diabetes, smoking, pressure, cholesterol, HDL; then each but age times age. */
    private static final double[] OLDER_MEN = {
        0.0633767915,
        0.4245248910,
        0.3523957899,
        0.0094362177,
        0.0849594156,
        -0.3563571842,
        -0.0173654217,
        -0.0247205945,
        -0.0004794522,
        0.0073336663,
        0.0091317857
    };

    private static final double[] OLDER_WOMEN = {
        0.0789191229,
        0.6009874438,
        0.4921147010,
        0.0101993091,
        0.0604939598,
        -0.3040280248,
        -0.0106909701,
        -0.0255496313,
        -0.0004404728,
        -0.0009121461,
        0.0153779923
    };

    private static final Map<String, double[]> YOUNGER_REGIONS = Map.of(
            "low", new double[] {-0.5699, 0.7476, -0.7380, 0.7019},
            "moderate", new double[] {-0.1565, 0.8009, -0.3143, 0.7701},
            "high", new double[] {0.3207, 0.9360, 0.5710, 0.9369},
            "very-high", new double[] {0.5836, 0.8294, 0.9412, 0.8329});

    private static final Map<String, double[]> OLDER_REGIONS = Map.of(
            "low", new double[] {-0.343484, 1.193038, -0.516054, 1.007238},
            "moderate", new double[] {0.005320, 1.248514, -0.101044, 1.099621},
            "high", new double[] {0.084305, 1.151902, 0.375720, 1.089031},
            "very-high", new double[] {0.045959, 0.703625, 0.379293, 0.691530});

    static final List<SecondOpinion> ALL = List.of(
            SecondOpinion.of("prevent", in -> prevent(in, 0)),
            new SecondOpinion("prevent", "atherosclerotic", in -> prevent(in, 2)),
            new SecondOpinion("prevent", "heart-failure", in -> prevent(in, 4)),
            SecondOpinion.of("score2", RiskOpinions::score2),
            SecondOpinion.of("score2-op", RiskOpinions::score2Older));

    private RiskOpinions() {}

    private static double prevent(Given in, int outcome) {
        double a = (in.number("age") - 55) / 10;
        double n = (in.number("cholesterol") - in.number("hdl")) * 0.02586 - 3.5;
        double h = (in.number("hdl") * 0.02586 - 1.3) / 0.3;
        double s1 = (Math.min(in.number("systolic"), 110) - 110) / 20;
        double s2 = (Math.max(in.number("systolic"), 110) - 130) / 20;
        double b1 = (Math.min(in.number("body_mass_index"), 30) - 25) / 5;
        double b2 = (Math.max(in.number("body_mass_index"), 30) - 30) / 5;
        double filtration = KidneyOpinions.ckdEpi2021(in);
        double g1 = (Math.min(filtration, 60) - 60) / -15;
        double g2 = (Math.max(filtration, 60) - 90) / -15;
        double diabetes = one(in, "diabetes");
        double smoker = one(in, "smoker");
        double treated = one(in, "treated");
        double statin = one(in, "statin");
        double[] terms = {
            a,
            n,
            h,
            s1,
            s2,
            diabetes,
            smoker,
            b1,
            b2,
            g1,
            g2,
            treated,
            statin,
            s2 * treated,
            n * statin,
            a * n,
            a * h,
            a * s2,
            a * diabetes,
            a * smoker,
            a * b2,
            a * g1,
            1
        };
        double odds = Math.exp(CardiovascularOpinions.product(terms, PREVENT[outcome + (in.isFemale() ? 0 : 1)]));
        return 100 - 100 / (1 + odds);
    }

    private static double score2(Given in) {
        double age = (in.number("age") - 60) / 5;
        double smoker = one(in, "smoker");
        double pressure = (in.number("systolic") - 120) / 20;
        double total = in.number("cholesterol") - 6;
        double hdl = (in.number("hdl") - 1.3) / 0.5;
        double[] terms = {age, smoker, pressure, total, hdl, age * smoker, age * pressure, age * total, age * hdl};
        double sum = CardiovascularOpinions.product(terms, in.isFemale() ? YOUNGER_WOMEN : YOUNGER_MEN);
        double hazard = -Math.log(in.isFemale() ? 0.9776 : 0.9605) * Math.exp(sum);
        return recalibrated(in, hazard, YOUNGER_REGIONS);
    }

    private static double score2Older(Given in) {
        double age = in.number("age") - 73;
        double diabetes = one(in, "diabetes");
        double smoker = one(in, "smoker");
        double pressure = in.number("systolic") - 150;
        double total = in.number("cholesterol") - 6;
        double hdl = in.number("hdl") - 1.4;
        double[] terms = {
            age,
            diabetes,
            smoker,
            pressure,
            total,
            hdl,
            age * diabetes,
            age * smoker,
            age * pressure,
            age * total,
            age * hdl
        };
        double sum = CardiovascularOpinions.product(terms, in.isFemale() ? OLDER_WOMEN : OLDER_MEN)
                - (in.isFemale() ? 0.2287676 : 0.09285225);
        double hazard = -Math.log(in.isFemale() ? 0.80821241 : 0.75764702) * Math.exp(sum);
        return recalibrated(in, hazard, OLDER_REGIONS);
    }

    /** The hazard of the region: a straight line on the log scale. */
    private static double recalibrated(Given in, double hazard, Map<String, double[]> regions) {
        double[] line = regions.get(in.word("region"));
        int at = in.isFemale() ? 2 : 0;
        return -100 * Math.expm1(-Math.exp(line[at]) * Math.pow(hazard, line[at + 1]));
    }

    private static double one(Given in, String statement) {
        return in.is(statement) ? 1 : 0;
    }
}
