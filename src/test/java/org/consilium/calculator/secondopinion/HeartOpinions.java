package org.consilium.calculator.secondopinion;

import static org.consilium.calculator.secondopinion.SecondOpinions.points;

import java.util.List;

/** Heart and anticoagulation. */
final class HeartOpinions {
    static final List<SecondOpinion> ALL = List.of(
            SecondOpinion.of("cha2ds2-vasc", HeartOpinions::cha2ds2Vasc),
            SecondOpinion.of("has-bled", HeartOpinions::hasBled),
            SecondOpinion.of("rcri", HeartOpinions::rcri),
            SecondOpinion.of("heart-score", HeartOpinions::heart),
            new SecondOpinion("heart-score", "edition-2008", HeartOpinions::heart2008),
            SecondOpinion.of("cha2ds2-va", HeartOpinions::cha2ds2Va),
            SecondOpinion.of("timi-ua-nstemi", HeartOpinions::timi),
            SecondOpinion.of("timi-stemi", HeartOpinions::timiElevation));

    private HeartOpinions() {}

    /** Lip 2010: C H A2 D S2 V A Sc. */
    private static double cha2ds2Vasc(Given in) {
        int points = points(in.is("heart_failure") || in.number("lvef") <= 40, 1);
        points += in.count("hypertension", "diabetes", "vascular");
        points += 2 * in.count("stroke");
        points += points(in.number("age") >= 65, 1) + points(in.number("age") >= 75, 1);
        return points + points(in.isFemale(), 1);
    }

    /** Pisters 2010: H A S B L E D; a labile INR can only be had under a vitamin K antagonist. */
    private static double hasBled(Given in) {
        boolean kidney = in.is("dialysis") || in.is("transplant") || in.number("creatinine") * 88.4 >= 2.26 * 88.4;
        return points(in.number("systolic") > 160, 1)
                + points(kidney, 1)
                + in.count("liver", "stroke", "bleeding", "drugs", "alcohol")
                + points(in.is("labile_inr") && in.is("vka"), 1)
                + points(in.number("age") > 65, 1);
    }

    /** Lee 1999: six factors. */
    private static double rcri(Given in) {
        int factors = in.count("high_risk", "ischaemic", "heart_failure", "cerebrovascular", "insulin");
        return in.number("creatinine") > 2 ? factors + 1 : factors;
    }

    private static double heart(Given in) {
        double age = in.number("age");
        double troponin = in.number("troponin");
        return ofHeart(in)
                + points(age >= 45, 1)
                + points(age >= 65, 1)
                + points(troponin > 1, 1)
                + points(troponin > 3, 1);
    }

    /** Six 2008: up to 45 years none, from 3 times the limit two. */
    private static double heart2008(Given in) {
        double age = in.number("age");
        double troponin = in.number("troponin");
        return ofHeart(in)
                + points(age > 45, 1)
                + points(age >= 65, 1)
                + points(troponin > 1, 1)
                + points(troponin >= 3, 1);
    }

    private static int ofHeart(Given in) {
        int risks = in.count("hypertension", "lipids", "diabetes", "smoking", "family")
                + points(in.is("obesity") || in.number("body_mass_index") > 30, 1);
        int ofRisks = in.is("atherosclerosis") || risks >= 3 ? 2 : Math.min(risks, 1);
        return List.of("slight", "moderate", "high").indexOf(in.word("history"))
                + List.of("normal", "repolarisation", "st-deviation").indexOf(in.word("ecg"))
                + ofRisks;
    }

    /** ESC 2024: the same without sex. */
    private static double cha2ds2Va(Given in) {
        double age = in.number("age");
        boolean failing = in.is("heart_failure") || in.number("lvef") <= 40;
        return in.count("hypertension", "diabetes", "vascular")
                + 2 * in.count("stroke")
                + points(failing, 1)
                + (age < 65 ? 0 : age < 75 ? 1 : 2);
    }

    /** Antman 2000: seven predictors. */
    private static double timi(Given in) {
        int risks = in.count("family", "hypertension", "lipids", "diabetes", "smoking");
        return in.count("stenosis", "aspirin", "angina", "st_deviation")
                + risks / 3
                - risks / 6
                + points(in.number("age") >= 65, 1)
                + points(in.number("troponin") > 1, 1);
    }

    /** Morrow 2000. */
    private static double timiElevation(Given in) {
        double age = in.number("age");
        return (age >= 75 ? 3 : age >= 65 ? 2 : 0)
                + points(in.number("systolic") < 100, 3)
                + points(in.number("heart_rate") > 100, 2)
                + points(!in.word("killip").equals("I"), 2)
                + points(in.number("weight") < 67, 1)
                + in.count("risk_factor", "anterior", "late");
    }
}
