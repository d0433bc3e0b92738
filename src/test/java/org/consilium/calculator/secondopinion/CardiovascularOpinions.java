package org.consilium.calculator.secondopinion;

import java.util.List;

/** The risk of a heart attack or stroke to come. */
final class CardiovascularOpinions {
    static final List<SecondOpinion> ALL = List.of(
            SecondOpinion.of("framingham-hard-chd", CardiovascularOpinions::framingham),
            SecondOpinion.of("grace-1-in-hospital", CardiovascularOpinions::grace));

    private CardiovascularOpinions() {}

    /** Adult Treatment Panel III 2001: age, cholesterol, HDL, pressure, treatment, smoking and what they do together. */
    private static double framingham(Given in) {
        double age = Math.log(in.number("age"));
        double[] terms = {
            age,
            Math.log(in.number("cholesterol")),
            Math.log(in.number("hdl")),
            Math.log(in.number("systolic")),
            in.is("treated") ? 1 : 0,
            in.is("smoker") ? 1 : 0,
            age * Math.log(in.number("cholesterol")),
            in.is("smoker") ? Math.log(Math.min(in.number("age"), in.isFemale() ? 78 : 70)) : 0,
            age * age,
            1
        };
        double[] weights = in.isFemale()
                ? new double[] {
                    31.764001, 22.465206, -1.187731, 2.552905, 0.420251, 13.07543, -5.060998, -2.996945, 0, -146.5933061
                }
                : new double[] {
                    52.00961,
                    20.014077,
                    -0.905964,
                    1.305784,
                    0.241549,
                    12.096316,
                    -4.605038,
                    -2.84367,
                    -2.93323,
                    -172.300168
                };
        double survival = Math.exp(Math.log(in.isFemale() ? 0.98767 : 0.9402) * Math.exp(product(terms, weights)));
        return 100 - 100 * survival;
    }

    static double product(double[] terms, double[] weights) {
        double sum = 0;
        for (int i = 0; i < terms.length; i++) {
            sum += terms[i] * weights[i];
        }
        return sum;
    }

    /** Granger 2003, the printed chart: each row begins with its lowest number. */
    private static double grace(Given in) {
        int points = row(
                in.number("age"),
                new double[][] {{90, 100}, {80, 91}, {70, 75}, {60, 58}, {50, 41}, {40, 25}, {30, 8}, {0, 0}});
        points += row(
                in.number("heart_rate"),
                new double[][] {{200, 46}, {150, 38}, {110, 24}, {90, 15}, {70, 9}, {50, 3}, {0, 0}});
        points += row(
                in.number("systolic"),
                new double[][] {{200, 0}, {160, 10}, {140, 24}, {120, 34}, {100, 43}, {80, 53}, {0, 58}});
        points += row(
                in.number("creatinine"),
                new double[][] {{4, 28}, {2, 21}, {1.6, 13}, {1.2, 10}, {0.8, 7}, {0.4, 4}, {0, 1}});
        points += List.of(0, 20, 39, 59).get(List.of("i", "ii", "iii", "iv").indexOf(in.word("killip")));
        return points + 39 * in.count("arrest") + 28 * in.count("st_deviation") + (in.number("troponin") > 1 ? 14 : 0);
    }

    private static int row(double value, double[][] rows) {
        for (double[] row : rows) {
            if (value >= row[0]) {
                return (int) row[1];
            }
        }
        throw new IllegalArgumentException("no row holds " + value);
    }
}
