package org.consilium.calculator.secondopinion;

import static org.consilium.calculator.secondopinion.SecondOpinions.points;

import java.util.List;

/** Scores of points in diseases of the liver and the gut. */
final class GutOpinions {
    static final List<SecondOpinion> ALL = List.of(
            SecondOpinion.of("child-pugh", GutOpinions::childPugh),
            SecondOpinion.of("glasgow-blatchford", GutOpinions::blatchford),
            SecondOpinion.of("ranson", GutOpinions::ranson),
            SecondOpinion.of("bisap", GutOpinions::bisap));

    private GutOpinions() {}

    /** Pugh 1973: five items of 1 to 3 points. */
    private static double childPugh(Given in) {
        double bilirubin = in.number("bilirubin");
        double albumin = in.number("albumin");
        double inr = in.number("inr");
        return 5
                + points(bilirubin >= 2, 1)
                + points(bilirubin > 3, 1)
                + points(albumin <= 3.5, 1)
                + points(albumin < 2.8, 1)
                + points(inr >= 1.7, 1)
                + points(inr > 2.3, 1)
                + List.of("none", "slight", "moderate").indexOf(in.word("ascites"))
                + List.of("none", "mild", "severe").indexOf(in.word("encephalopathy"));
    }

    /** Blatchford 2000. */
    private static double blatchford(Given in) {
        double urea = in.number("urea_nitrogen");
        int points = urea >= 70 ? 6 : urea >= 28 ? 4 : urea >= 22.4 ? 3 : urea >= 18.2 ? 2 : 0;
        double haemoglobin = in.number("haemoglobin");
        if (haemoglobin < 10) {
            points += 6;
        } else if (haemoglobin < 12) {
            points += in.isFemale() ? 1 : 3;
        } else if (haemoglobin < 13 && !in.isFemale()) {
            points += 1;
        }
        double pressure = in.number("systolic");
        points += points(pressure < 110, 1) + points(pressure < 100, 1) + points(pressure < 90, 1);
        points += points(in.number("heart_rate") >= 100, 1) + in.count("melaena");
        return points + 2 * in.count("syncope", "hepatic", "heart_failure");
    }

    /** Ranson 1974, and 1982 for gallstones. */
    private static double ranson(Given in) {
        boolean stones = in.is("gallstone");
        return points(in.number("age") > (stones ? 70 : 55), 1)
                + points(in.number("leukocytes") > (stones ? 18 : 16), 1)
                + points(in.number("glucose") > (stones ? 220 : 200), 1)
                + points(in.number("ldh") > (stones ? 400 : 350), 1)
                + points(in.number("ast") > 250, 1)
                + in.count("haematocrit_fall", "urea_rise", "low_calcium", "base_deficit", "fluid")
                + points(in.is("low_po2") && !stones, 1);
    }

    /** Wu 2008: B I S A P. */
    private static double bisap(Given in) {
        double white = in.number("leukocytes");
        int inflammation = points(Math.abs(in.number("temperature") - 37) > 1, 1)
                + points(in.number("heart_rate") > 90, 1)
                + points(in.number("respiratory_rate") > 20 || in.number("pco2") < 32, 1)
                + points(white > 12 || white < 4 || in.number("bands") > 10, 1);
        return points(in.number("urea_nitrogen") > 25, 1)
                + points(in.number("gcs") <= 14, 1)
                + points(inflammation >= 2, 1)
                + points(in.number("age") > 60, 1)
                + in.count("effusion");
    }
}
