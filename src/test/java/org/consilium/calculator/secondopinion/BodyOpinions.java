package org.consilium.calculator.secondopinion;

import java.util.List;

/** Weight, surface, pressure and fluid. */
final class BodyOpinions {
    private static final double CM_PER_INCH = 2.54;

    static final List<SecondOpinion> ALL = List.of(
            SecondOpinion.of("bmi", in -> bodyMassIndex(in.number("weight"), in.number("height"))),
            SecondOpinion.of("body-surface-area", in -> Math.sqrt(in.number("height") * in.number("weight")) / 60),
            SecondOpinion.of("ideal-body-weight", in -> devine(in.isFemale(), in.number("height"))),
            SecondOpinion.of(
                    "adjusted-body-weight",
                    in -> adjusted(devine(in.isFemale(), in.number("height")), in.number("weight"))),
            SecondOpinion.of(
                    "map", in -> in.number("diastolic") + (in.number("systolic") - in.number("diastolic")) / 3),
            SecondOpinion.of("shock-index", in -> in.number("heart_rate") / in.number("systolic")),
            SecondOpinion.of("maintenance-fluid", in -> hollidaySegar(in.number("weight"))));

    private BodyOpinions() {}

    /** Quetelet: kilograms over metres squared. */
    static double bodyMassIndex(double kilograms, double centimetres) {
        return kilograms * 10_000 / (centimetres * centimetres);
    }

    /** Devine 1974: 50 or 45.5 kg, and 2.3 kg for each inch over five feet. */
    static double devine(boolean female, double centimetres) {
        double overFiveFeet = centimetres / CM_PER_INCH - 60;
        return 2.3 * overFiveFeet + (female ? 45.5 : 50);
    }

    /** Ideal weight and 40 % of the excess. */
    static double adjusted(double ideal, double actual) {
        return 0.6 * ideal + 0.4 * actual;
    }

    /** Holliday 1957, per hour: 4 mL for each of the first ten kilograms, 2 for each of the next ten, 1 for the rest. */
    private static double hollidaySegar(double kilograms) {
        double first = Math.min(kilograms, 10);
        double second = Math.min(Math.max(kilograms - 10, 0), 10);
        double rest = Math.max(kilograms - 20, 0);
        return 4 * first + 2 * second + rest;
    }
}
