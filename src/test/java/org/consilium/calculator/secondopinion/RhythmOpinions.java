package org.consilium.calculator.secondopinion;

import java.util.List;

/** The QT interval corrected for heart rate. */
final class RhythmOpinions {
    static final List<SecondOpinion> ALL = List.of(
            SecondOpinion.of("qtc-bazett", in -> in.number("qt") * Math.pow(interval(in), -1.0 / 2)),
            SecondOpinion.of("qtc-fridericia", in -> in.number("qt") * Math.pow(interval(in), -1.0 / 3)),
            SecondOpinion.of("qtc-framingham", in -> 1000 * (in.number("qt") / 1000 + 0.154 * (1 - interval(in)))),
            SecondOpinion.of("qtc-rautaharju", in -> in.number("qt") / (180 / (120 + in.number("heart_rate")))),
            SecondOpinion.of("qtc-hodges", in -> in.number("qt") - 105 + 1.75 * in.number("heart_rate")));

    private RhythmOpinions() {}

    /** RR in seconds. */
    private static double interval(Given in) {
        return 60 / in.number("heart_rate");
    }
}
