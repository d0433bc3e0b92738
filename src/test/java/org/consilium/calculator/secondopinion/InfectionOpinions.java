package org.consilium.calculator.secondopinion;

import static org.consilium.calculator.secondopinion.SecondOpinions.points;

import java.util.List;

/** Infection and sepsis. */
final class InfectionOpinions {
    static final List<SecondOpinion> ALL = List.of(
            SecondOpinion.of("curb-65", InfectionOpinions::curb65),
            SecondOpinion.of("qsofa", InfectionOpinions::qsofa),
            SecondOpinion.of("sirs", InfectionOpinions::sirs),
            SecondOpinion.of("centor-mcisaac", InfectionOpinions::mcisaac),
            SecondOpinion.of("feverpain", InfectionOpinions::feverpain),
            SecondOpinion.of("psi-port", InfectionOpinions::psi));

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

    /** Seymour 2016. */
    private static double qsofa(Given in) {
        return points(in.number("respiratory_rate") >= 22, 1)
                + points(in.number("systolic") <= 100, 1)
                + points(in.number("gcs") < 15, 1);
    }

    /** Bone 1992. */
    private static double sirs(Given in) {
        double temperature = in.number("temperature");
        double white = in.number("leukocytes");
        return points(temperature < 36 || temperature > 38, 1)
                + points(in.number("heart_rate") > 90, 1)
                + points(in.number("respiratory_rate") > 20 || in.number("pco2") < 32, 1)
                + points(white < 4 || white > 12 || in.number("bands") > 10, 1);
    }

    /** McIsaac 1998. */
    private static double mcisaac(Given in) {
        int points =
                in.count("nodes", "exudate") + points(!in.is("cough"), 1) + points(in.number("temperature") > 38, 1);
        double age = in.number("age");
        return age <= 14 ? points + 1 : age >= 45 ? points - 1 : points;
    }

    /** Little 2013: fever, purulence, attending rapidly, inflamed tonsils, no cough or coryza. */
    private static double feverpain(Given in) {
        return in.count("fever", "purulence", "rapid", "inflamed") + 1 - in.count("cough_or_coryza");
    }

    /** Fine 1997, step 2. */
    private static double psi(Given in) {
        double points = in.number("age") + 10 * in.count("nursing_home", "heart_failure", "cerebrovascular", "renal");
        points -= points(in.isFemale(), 10);
        points += 30 * in.count("neoplasm") + 20 * in.count("liver") + 10 * in.count("effusion");
        points += points(in.is("confusion") || !in.word("consciousness").equals("alert"), 20);
        points += points(in.number("respiratory_rate") >= 30, 20) + points(in.number("systolic") < 90, 20);
        points += points(in.number("temperature") < 35 || in.number("temperature") >= 40, 15);
        points += points(in.number("heart_rate") >= 125, 10) + points(in.number("ph") < 7.35, 30);
        points += points(in.number("urea_nitrogen") >= 30, 20) + points(in.number("sodium") < 130, 20);
        points += points(in.number("glucose") >= 250, 10) + points(in.number("haematocrit") < 30, 10);
        return points + points(in.number("po2") < 60 || in.number("saturation") < 90, 10);
    }
}
