package org.consilium.calculator.secondopinion;

import static org.consilium.calculator.secondopinion.SecondOpinions.points;

import java.util.List;

/** Emergency and intensive care. */
final class CriticalOpinions {
    static final List<SecondOpinion> ALL = List.of(
            SecondOpinion.of("glasgow-coma-scale", in -> in.number("eye") + in.number("verbal") + in.number("motor")),
            SecondOpinion.of("apache-ii", CriticalOpinions::apache2),
            SecondOpinion.of("sofa", CriticalOpinions::sofa),
            SecondOpinion.of("sofa-2", CriticalOpinions::sofa2));

    private CriticalOpinions() {}

    /** Lower ends of the rows above normal with their points, then upper (open) ends of the rows below it. */
    private record Rows(double[][] from, double[][] below) {
        int of(double value) {
            int points = 0;
            for (double[] row : from) {
                points = value >= row[0] ? Math.max(points, (int) row[1]) : points;
            }
            for (double[] row : below) {
                points = value < row[0] ? Math.max(points, (int) row[1]) : points;
            }
            return points;
        }

        int graver(Given in, String name) {
            return Math.max(of(in.number(name)), of(in.number(name + "_low")));
        }
    }

    private static Rows rows(double[][] from, double[][] below) {
        return new Rows(from, below);
    }

    private static final Rows TEMPERATURE =
            rows(new double[][] {{38.5, 1}, {39, 3}, {41, 4}}, new double[][] {{36, 1}, {34, 2}, {32, 3}, {30, 4}});
    private static final Rows PRESSURE =
            rows(new double[][] {{110, 2}, {130, 3}, {160, 4}}, new double[][] {{70, 2}, {50, 4}});
    private static final Rows PULSE =
            rows(new double[][] {{110, 2}, {140, 3}, {180, 4}}, new double[][] {{70, 2}, {55, 3}, {40, 4}});
    private static final Rows BREATHS =
            rows(new double[][] {{25, 1}, {35, 3}, {50, 4}}, new double[][] {{12, 1}, {10, 2}, {6, 4}});
    private static final Rows PH =
            rows(new double[][] {{7.5, 1}, {7.6, 3}, {7.7, 4}}, new double[][] {{7.33, 2}, {7.25, 3}, {7.15, 4}});
    private static final Rows SODIUM = rows(
            new double[][] {{150, 1}, {155, 2}, {160, 3}, {180, 4}}, new double[][] {{130, 2}, {120, 3}, {111, 4}});
    private static final Rows POTASSIUM =
            rows(new double[][] {{5.5, 1}, {6, 3}, {7, 4}}, new double[][] {{3.5, 1}, {3, 2}, {2.5, 4}});
    private static final Rows CREATININE = rows(new double[][] {{1.5, 2}, {2, 3}, {3.5, 4}}, new double[][] {{0.6, 2}});
    private static final Rows HAEMATOCRIT =
            rows(new double[][] {{46, 1}, {50, 2}, {60, 4}}, new double[][] {{30, 2}, {20, 4}});
    private static final Rows WHITE_CELLS =
            rows(new double[][] {{15, 1}, {20, 2}, {40, 4}}, new double[][] {{3, 2}, {1, 4}});

    /** Knaus 1985: twelve physiological variables, age, chronic health. */
    private static double apache2(Given in) {
        int physiology = TEMPERATURE.graver(in, "temperature")
                + PRESSURE.graver(in, "mean_pressure")
                + PULSE.graver(in, "heart_rate")
                + BREATHS.graver(in, "respiratory_rate")
                + PH.graver(in, "ph")
                + SODIUM.graver(in, "sodium")
                + POTASSIUM.graver(in, "potassium")
                + CREATININE.graver(in, "creatinine") * (in.is("acute_renal_failure") ? 2 : 1)
                + HAEMATOCRIT.graver(in, "haematocrit")
                + WHITE_CELLS.graver(in, "leukocytes");
        double age = in.number("age");
        int ofAge = age >= 75 ? 6 : age >= 65 ? 5 : age >= 55 ? 3 : age >= 45 ? 2 : 0;
        int ofChronic = in.is("chronic") ? in.word("surgery").equals("elective") ? 2 : 5 : 0;
        return physiology + oxygen(in) + 15 - in.number("gcs") + ofAge + ofChronic;
    }

    private static int oxygen(Given in) {
        if (in.number("fio2") >= 50) {
            double gradient = in.number("aa_gradient");
            return gradient >= 500 ? 4 : gradient >= 350 ? 3 : gradient >= 200 ? 2 : 0;
        }
        double pressure = in.number("po2");
        return pressure > 70 ? 0 : pressure > 60 ? 1 : pressure >= 55 ? 3 : 4;
    }

    /** Vincent 1996: six organs of 0 to 4. */
    private static double sofa(Given in) {
        double ratio = 100 * in.number("po2") / in.number("fio2");
        int breathing = points(ratio < 400, 1) + points(ratio < 300, 1);
        if (in.is("ventilated")) {
            breathing += points(ratio < 200, 1) + points(ratio < 100, 1);
        }
        double platelets = in.number("platelets");
        double bilirubin = in.number("bilirubin");
        double coma = in.number("gcs");
        return breathing
                + points(platelets < 150, 1)
                + points(platelets < 100, 1)
                + points(platelets < 50, 1)
                + points(platelets < 20, 1)
                + points(bilirubin >= 1.2, 1)
                + points(bilirubin >= 2, 1)
                + points(bilirubin >= 6, 1)
                + points(bilirubin >= 12, 1)
                + points(coma <= 14, 1)
                + points(coma <= 12, 1)
                + points(coma <= 9, 1)
                + points(coma <= 5, 1)
                + circulation(in)
                + kidney(in);
    }

    private static int circulation(Given in) {
        double dopamine = in.number("dopamine");
        double strong = Math.max(in.number("epinephrine"), in.number("norepinephrine"));
        if (strong > 0.1 || dopamine > 15) {
            return 4;
        }
        if (strong > 0 || dopamine > 5) {
            return 3;
        }
        return dopamine > 0 || in.number("dobutamine") > 0 ? 2 : points(in.number("mean_pressure") < 70, 1);
    }

    private static int kidney(Given in) {
        double creatinine = in.number("creatinine");
        double urine = in.number("urine");
        if (creatinine >= 5 || urine < 200) {
            return 4;
        }
        if (creatinine >= 3.5 || urine < 500) {
            return 3;
        }
        return points(creatinine >= 1.2, 1) + points(creatinine >= 2, 1);
    }

    /** Ranzani 2025. */
    private static double sofa2(Given in) {
        double coma = in.number("gcs");
        int brain = points(coma < 15, 1) + points(coma < 13, 1) + points(coma < 9, 1) + points(coma < 6, 1);
        double bilirubin = in.number("bilirubin");
        double platelets = in.number("platelets");
        return Math.max(brain, in.count("delirium_drug"))
                + breathing2(in)
                + circulation2(in)
                + kidney2(in)
                + points(bilirubin > 1.2, 1)
                + points(bilirubin > 3, 1)
                + points(bilirubin > 6, 1)
                + points(bilirubin > 12, 1)
                + points(platelets <= 150, 1)
                + points(platelets <= 100, 1)
                + points(platelets <= 80, 1)
                + points(platelets <= 50, 1);
    }

    private static int breathing2(Given in) {
        if (in.is("ecmo")) {
            return 4;
        }
        double ratio = 100 * in.number("po2") / in.number("fio2");
        int mild = points(ratio <= 300, 1) + points(ratio <= 225, 1);
        return in.is("support") ? mild + points(ratio <= 150, 1) + points(ratio <= 75, 1) : mild;
    }

    private static int circulation2(Given in) {
        java.math.BigDecimal rate = ((java.math.BigDecimal) in.values().get("norepinephrine"))
                .add((java.math.BigDecimal) in.values().get("epinephrine"));
        double strong = rate.doubleValue();
        double dopamine = in.number("dopamine");
        boolean another = in.is("other_vasoactive") || dopamine > 0;
        if (in.is("mechanical")) {
            return 4;
        }
        if (strong > 0) {
            int alone = strong > 0.4 ? 4 : strong > 0.2 ? 3 : 2;
            return another ? Math.min(4, alone + 1) : alone;
        }
        if (in.is("other_vasoactive")) {
            return 2;
        }
        return dopamine > 40 ? 4 : dopamine > 20 ? 3 : dopamine > 0 ? 2 : points(in.number("mean_pressure") < 70, 1);
    }

    private static int kidney2(Given in) {
        double creatinine = in.number("creatinine");
        boolean acid = in.number("ph") <= 7.2 && in.number("bicarbonate") <= 12;
        boolean criteria = (creatinine > 1.2 || in.is("oliguria")) && (in.number("potassium") >= 6 || acid);
        if (in.is("replacement") || criteria) {
            return 4;
        }
        int urine = List.of("normal", "below-0.5-for-6h", "below-0.5-for-12h", "below-0.3-for-24h")
                .indexOf(in.word("urine"));
        return Math.max(urine, points(creatinine > 1.2, 1) + points(creatinine > 2, 1) + points(creatinine > 3.5, 1));
    }
}
