package org.consilium.calculator.secondopinion;

import static org.consilium.calculator.secondopinion.SecondOpinions.points;

import java.util.List;

/** Comorbidity, joints, and what belongs to no organ. */
final class GeneralOpinions {
    static final List<SecondOpinion> ALL = List.of(
            SecondOpinion.of("charlson", GeneralOpinions::charlson),
            SecondOpinion.of("ra-2010-score", GeneralOpinions::rheumatoidArthritis));

    private GeneralOpinions() {}

    /** Charlson 1987 with the decades of 1994; of graded illnesses the graver one. */
    private static double charlson(Given in) {
        int points = in.count(
                "infarction",
                "heart_failure",
                "peripheral",
                "cerebrovascular",
                "dementia",
                "lung",
                "connective_tissue",
                "ulcer");
        points += 2 * in.count("hemiplegia", "kidney", "leukaemia", "lymphoma") + 6 * in.count("aids");
        points += Math.max(in.count("liver_mild"), 3 * in.count("liver_severe"));
        points += Math.max(in.count("diabetes"), 2 * in.count("diabetes_damage"));
        points += Math.max(2 * in.count("tumour"), 6 * in.count("metastatic"));
        double decades = Math.floor(in.number("age") / 10) - 4;
        return points + Math.max(0, Math.min(decades, 4));
    }

    /** Aletaha 2010. */
    private static double rheumatoidArthritis(Given in) {
        int joints = switch (in.word("joints")) {
            case "more-than-10" -> 5;
            case "4-10-small" -> 3;
            case "1-3-small" -> 2;
            case "2-10-large" -> 1;
            default -> 0;
        };
        double serology = Math.max(in.number("rf"), in.number("ccp"));
        int ofSerology = serology > 3 ? 3 : points(serology > 1, 2);
        return joints
                + ofSerology
                + points(in.number("crp") > 1 || in.number("esr") > 1, 1)
                + points(in.is("six_weeks"), 1);
    }
}
