package org.consilium.calculator.secondopinion;

import static org.consilium.calculator.secondopinion.SecondOpinions.points;

import java.util.List;

/** Scales of the examination: stroke, labour, the newborn, early warning, and the stage of a kidney injury. */
final class BedsideOpinions {
    static final List<SecondOpinion> ALL = List.of(
            SecondOpinion.of("abcd2", BedsideOpinions::abcd2),
            SecondOpinion.of("nihss", BedsideOpinions::nihss),
            SecondOpinion.of("bishop", BedsideOpinions::bishop),
            SecondOpinion.of("apgar", BedsideOpinions::apgar),
            SecondOpinion.of("news2", BedsideOpinions::news2),
            SecondOpinion.of("kdigo-aki-stage", BedsideOpinions::kidneyInjury));

    private BedsideOpinions() {}

    /** Johnston 2007. */
    private static double abcd2(Given in) {
        double minutes = in.number("duration");
        return points(in.number("age") >= 60, 1)
                + points(in.number("systolic") >= 140 || in.number("diastolic") >= 90, 1)
                + List.of("other", "speech", "weakness").indexOf(in.word("feature"))
                + points(minutes >= 10, 1)
                + points(minutes >= 60, 1)
                + in.count("diabetes");
    }

    /** Brott 1989: the sum of fifteen items. */
    private static double nihss(Given in) {
        return in.values().keySet().stream().mapToDouble(in::number).sum();
    }

    /** Bishop 1964. */
    private static double bishop(Given in) {
        double dilation = in.number("dilation");
        double effacement = in.number("effacement");
        double station = in.number("station");
        return points(dilation >= 1, 1)
                + points(dilation >= 3, 1)
                + points(dilation >= 5, 1)
                + points(effacement >= 40, 1)
                + points(effacement >= 60, 1)
                + points(effacement >= 80, 1)
                + points(station >= -2, 1)
                + points(station >= -1, 1)
                + points(station >= 1, 1)
                + List.of("firm", "medium", "soft").indexOf(in.word("consistency"))
                + List.of("posterior", "mid", "anterior").indexOf(in.word("position"));
    }

    /** Apgar 1953. */
    private static double apgar(Given in) {
        double pulse = in.number("pulse");
        return List.of("blue-or-pale", "body-pink", "all-pink").indexOf(in.word("colour"))
                + points(pulse > 0, 1)
                + points(pulse >= 100, 1)
                + List.of("none", "grimace", "cry").indexOf(in.word("grimace"))
                + List.of("limp", "some-flexion", "active").indexOf(in.word("tone"))
                + List.of("absent", "weak", "good-cry").indexOf(in.word("breathing"));
    }

    /** RCP 2017. */
    private static double news2(Given in) {
        double breaths = in.number("respiratory_rate");
        double pressure = in.number("systolic");
        double pulse = in.number("heart_rate");
        long tenths = Math.round(in.number("temperature") * 10);
        boolean oxygen = in.is("oxygen") || in.number("oxygen_flow") > 0 || in.number("fio2") > 21;
        boolean confused = in.number("gcs") < 15 && in.is("confusion");
        return (breaths <= 8 || breaths > 24 ? 3 : breaths > 20 ? 2 : breaths <= 11 ? 1 : 0)
                + (in.is("scale_2") ? scaleTwo(in.number("saturation"), oxygen) : scaleOne(in.number("saturation")))
                + points(oxygen, 2)
                + (pressure <= 90 || pressure >= 220 ? 3 : pressure <= 100 ? 2 : pressure <= 110 ? 1 : 0)
                + (pulse <= 40 || pulse > 130 ? 3 : pulse > 110 ? 2 : pulse <= 50 || pulse > 90 ? 1 : 0)
                + points(confused || !in.word("consciousness").equals("alert"), 3)
                + (tenths <= 350 ? 3 : tenths > 390 ? 2 : tenths <= 360 || tenths > 380 ? 1 : 0);
    }

    private static int scaleOne(double saturation) {
        return points(saturation <= 95, 1) + points(saturation <= 93, 1) + points(saturation <= 91, 1);
    }

    private static int scaleTwo(double saturation, boolean oxygen) {
        int low = points(saturation <= 87, 1) + points(saturation <= 85, 1) + points(saturation <= 83, 1);
        int high = points(saturation > 92, 1) + points(saturation > 94, 1) + points(saturation > 96, 1);
        return oxygen ? low + high : low;
    }

    /** KDIGO 2012: the worse of creatinine and urine, once the definition is met. */
    private static double kidneyInjury(Given in) {
        double creatinine = in.number("creatinine");
        double ratio = creatinine / Math.min(in.number("usual"), in.number("recent"));
        int urine = List.of("normal", "below-0.5-for-6h", "below-0.5-for-12h", "below-0.3-for-24h")
                .indexOf(in.word("urine"));
        if (in.number("gained") < 0.3 && ratio < 1.5 && urine == 0) {
            return 0;
        }
        if (ratio >= 3 || creatinine >= 4 || in.is("dialysis")) {
            return 3;
        }
        return Math.max(urine, ratio >= 2 ? 2 : 1);
    }
}
