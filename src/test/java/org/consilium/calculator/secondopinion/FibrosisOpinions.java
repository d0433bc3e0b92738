package org.consilium.calculator.secondopinion;

import static org.consilium.calculator.secondopinion.SecondOpinions.points;

import java.util.List;

/** Hepatitis, fibrosis and fluid in the belly and the chest. */
final class FibrosisOpinions {
    static final List<SecondOpinion> ALL = List.of(
            SecondOpinion.of("maddrey-df", FibrosisOpinions::maddrey),
            SecondOpinion.of("lille", FibrosisOpinions::lille),
            SecondOpinion.of("albi", FibrosisOpinions::albi),
            SecondOpinion.of("apri", in -> in.number("ast") / in.number("platelets") * 100),
            SecondOpinion.of("nafld-fibrosis", FibrosisOpinions::nafld),
            SecondOpinion.of("r-factor", in -> in.number("alt") / in.number("alkaline_phosphatase")),
            SecondOpinion.of("saag", in -> in.number("albumin") - in.number("fluid_albumin")),
            SecondOpinion.of("light-criteria", FibrosisOpinions::light));

    private FibrosisOpinions() {}

    private static double maddrey(Given in) {
        return 4.6 * in.number("prothrombin") - 4.6 * in.number("control") + in.number("bilirubin");
    }

    /** Louvet 2007: e to the minus R over one plus e to the minus R. */
    private static double lille(Given in) {
        double change = in.number("bilirubin_start") - in.number("bilirubin_week");
        double r = 3.19
                - 0.101 * in.number("age")
                + 0.147 * in.number("albumin")
                + 0.0165 * change
                - (in.number("creatinine") > 1.3 ? 0.206 : 0)
                - 0.0065 * in.number("bilirubin_start")
                - 0.0096 * in.number("prothrombin");
        return Math.exp(-r) / (1 + Math.exp(-r));
    }

    /** Johnson 2015, with the logarithm to the base of ten. */
    private static double albi(Given in) {
        return 0.66 * Math.log10(in.number("bilirubin")) - 0.085 * in.number("albumin");
    }

    /** Angulo 2007. */
    private static double nafld(Given in) {
        double sum = -1.675 + (in.is("diabetes") ? 1.13 : 0);
        sum += 0.037 * in.number("age") + 0.094 * in.number("body_mass_index");
        sum += 0.99 * (in.number("ast") / in.number("alt"));
        return sum - 0.013 * in.number("platelets") - 0.66 * in.number("albumin");
    }

    /** Light 1972; the limit of LDH is the value over its multiple of the limit. */
    private static double light(Given in) {
        double limit = in.number("ldh") / in.number("ldh_limits");
        if (in.number("ldh_limits") == 0) {
            limit = Double.POSITIVE_INFINITY;
        }
        return points(in.number("fluid_protein") > in.number("protein") / 2, 1)
                + points(in.number("fluid_ldh") > 0.6 * in.number("ldh"), 1)
                + points(3 * in.number("fluid_ldh") > 2 * limit, 1);
    }
}
