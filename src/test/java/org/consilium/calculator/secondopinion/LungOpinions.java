package org.consilium.calculator.secondopinion;

import java.util.List;

/** Oxygen, ventilation, and fluid after a burn. */
final class LungOpinions {
    private static final double WATER_VAPOUR = 47;

    static final List<SecondOpinion> ALL = List.of(
            SecondOpinion.of("aa-gradient", LungOpinions::gradient),
            SecondOpinion.of("pf-ratio", in -> 100 * in.number("po2") / in.number("fio2")),
            SecondOpinion.of("sf-ratio", in -> 100 * in.number("saturation") / in.number("fio2")),
            SecondOpinion.of(
                    "rox-index",
                    in -> 100 * in.number("saturation") / (in.number("fio2") * in.number("respiratory_rate"))),
            SecondOpinion.of("driving-pressure", in -> in.number("plateau") - in.number("peep")),
            SecondOpinion.of("tidal-volume", LungOpinions::sixPerKilogram),
            SecondOpinion.of("parkland", in -> 4 * in.number("burned") * in.number("weight")),
            new SecondOpinion("parkland", "two-ml", in -> 2 * in.number("burned") * in.number("weight")));

    private LungOpinions() {}

    /** Oxygen of the moist breath, less what carbon dioxide takes of its place, less what arrives in the blood. */
    private static double gradient(Given in) {
        double moist = (in.number("air") - WATER_VAPOUR) * in.number("fio2") / 100;
        return moist - 1.25 * in.number("pco2") - in.number("po2");
    }

    /** ARDSNet 2000. */
    private static double sixPerKilogram(Given in) {
        double overFiveFeet = 0.91 * in.number("height") - 0.91 * 152.4;
        return 6 * ((in.isFemale() ? 45.5 : 50) + overFiveFeet);
    }
}
