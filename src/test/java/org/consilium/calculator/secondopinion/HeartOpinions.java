package org.consilium.calculator.secondopinion;

import static org.consilium.calculator.secondopinion.SecondOpinions.points;

import java.util.List;

/** Heart and anticoagulation. */
final class HeartOpinions {
    static final List<SecondOpinion> ALL = List.of(SecondOpinion.of("cha2ds2-vasc", HeartOpinions::cha2ds2Vasc));

    private HeartOpinions() {}

    /** Lip 2010: C H A2 D S2 V A Sc. */
    private static double cha2ds2Vasc(Given in) {
        int points = points(in.is("heart_failure") || in.number("lvef") <= 40, 1);
        points += in.count("hypertension", "diabetes", "vascular");
        points += 2 * in.count("stroke");
        points += points(in.number("age") >= 65, 1) + points(in.number("age") >= 75, 1);
        return points + points(in.isFemale(), 1);
    }
}
