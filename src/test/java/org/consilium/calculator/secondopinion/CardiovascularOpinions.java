package org.consilium.calculator.secondopinion;

import java.util.List;

/** The risk of a heart attack or stroke to come. */
final class CardiovascularOpinions {
    static final List<SecondOpinion> ALL =
            List.of(SecondOpinion.of("framingham-hard-chd", CardiovascularOpinions::framingham));

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
}
