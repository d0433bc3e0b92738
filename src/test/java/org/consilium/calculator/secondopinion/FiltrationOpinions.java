package org.consilium.calculator.secondopinion;

import java.util.List;

/** Filtration by cystatin C, of children, and the way to kidney failure. */
final class FiltrationOpinions {
    static final List<SecondOpinion> ALL = List.of(
            SecondOpinion.of("ckd-epi-cystatin-2012", FiltrationOpinions::cystatin),
            SecondOpinion.of("ckd-epi-creatinine-cystatin-2021", FiltrationOpinions::bothMarkers),
            SecondOpinion.of("schwartz-bedside", in -> 41.3 * in.number("height") / 100 / in.number("creatinine")),
            SecondOpinion.of("ckid-u25", FiltrationOpinions::youngByCreatinine),
            new SecondOpinion("ckid-u25", "cystatin-c", FiltrationOpinions::youngByCystatin),
            new SecondOpinion("ckid-u25", "average", in -> 0.5 * youngByCreatinine(in) + 0.5 * youngByCystatin(in)),
            SecondOpinion.of("kfre-4", in -> failure(fourItems(in), isAmerican(in) ? 0.9240 : 0.9365)),
            new SecondOpinion("kfre-4", "two-years", in -> failure(fourItems(in), isAmerican(in) ? 0.9750 : 0.9832)),
            SecondOpinion.of("kfre-8", in -> failure(eightItems(in), isAmerican(in) ? 0.9301 : 0.9245)),
            new SecondOpinion("kfre-8", "two-years", in -> failure(eightItems(in), isAmerican(in) ? 0.9780 : 0.9827)));

    private FiltrationOpinions() {}

    /** Inker 2012: one exponent up to 0.8 mg/L, another above. */
    private static double cystatin(Given in) {
        double marker = in.number("cystatin") / 0.8;
        double men = 133 * Math.pow(marker, marker <= 1 ? -0.499 : -1.328) * Math.pow(0.996, in.number("age"));
        return in.isFemale() ? 0.932 * men : men;
    }

    /** Inker 2021, as a sum of logarithms: each marker has one slope below its knot and one above. */
    private static double bothMarkers(Given in) {
        double creatinine = Math.log(in.number("creatinine") / (in.isFemale() ? 0.7 : 0.9));
        double cystatin = Math.log(in.number("cystatin") / 0.8);
        double low = in.isFemale() ? -0.219 : -0.144;
        double sum = Math.log(135)
                + creatinine * (creatinine < 0 ? low : -0.544)
                + cystatin * (cystatin < 0 ? -0.323 : -0.778)
                + in.number("age") * Math.log(0.9961);
        return Math.exp(sum) * (in.isFemale() ? 0.963 : 1);
    }

    /** Pierce 2021, table of K by age and sex: K x height in metres / creatinine. */
    private static double youngByCreatinine(Given in) {
        double years = in.number("age") / 12;
        double growth = years < 12 ? 1.008 : in.isFemale() ? 1.023 : 1.045;
        double child = (in.isFemale() ? 36.1 : 39.0) * Math.pow(growth, years - 12);
        double adult = in.isFemale() ? 41.4 : 50.8;
        return (years < 18 ? child : adult) * in.number("height") / (100 * in.number("creatinine"));
    }

    /** Pierce 2021: K / cystatin C; K turns at 15 years in boys and at 12 in girls. */
    private static double youngByCystatin(Given in) {
        double years = in.number("age") / 12;
        double turn = in.isFemale() ? 12 : 15;
        double before = in.isFemale() ? 1.004 : 1.011;
        double after = in.isFemale() ? 0.974 : 0.960;
        double child = (in.isFemale() ? 79.9 : 87.2) * Math.pow(years < turn ? before : after, years - turn);
        double adult = in.isFemale() ? 68.3 : 77.1;
        return (years < 18 ? child : adult) / in.number("cystatin");
    }

    private static boolean isAmerican(Given in) {
        return in.word("region").equals("north-america");
    }

    /** Tangri 2016: the chance to stay free of kidney failure, raised to the power of what the patient brings. */
    private static double failure(double sum, double baseline) {
        return -100 * Math.expm1(Math.exp(sum) * Math.log(baseline));
    }

    private static double fourItems(Given in) {
        double[] centred = centred(in);
        return CardiovascularOpinions.product(centred, new double[] {-0.2201, 0.2467, -0.5567, 0.4510});
    }

    private static double eightItems(Given in) {
        double[] blood = {
            in.number("albumin") - 3.997,
            in.number("phosphate") - 3.916,
            in.number("bicarbonate") - 25.57,
            in.number("calcium") - 9.355
        };
        return CardiovascularOpinions.product(centred(in), new double[] {-0.1992, 0.1602, -0.4919, 0.3364})
                + CardiovascularOpinions.product(blood, new double[] {-0.3441, 0.2604, -0.07354, -0.2228});
    }

    private static double[] centred(Given in) {
        return new double[] {
            in.number("age") / 10 - 7.036,
            (in.isFemale() ? 0 : 1) - 0.5642,
            KidneyOpinions.ckdEpi2021(in) / 5 - 7.222,
            Math.log(in.number("acr")) - 5.137
        };
    }
}
