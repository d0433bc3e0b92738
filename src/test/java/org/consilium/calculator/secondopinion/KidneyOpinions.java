package org.consilium.calculator.secondopinion;

import static org.consilium.calculator.secondopinion.BodyOpinions.adjusted;
import static org.consilium.calculator.secondopinion.BodyOpinions.bodyMassIndex;
import static org.consilium.calculator.secondopinion.BodyOpinions.devine;

import java.util.List;

/** Filtration and what the urine says of the kidney. */
final class KidneyOpinions {
    static final List<SecondOpinion> ALL = List.of(
            SecondOpinion.of("ckd-epi-2021", KidneyOpinions::ckdEpi2021),
            SecondOpinion.of("cockcroft-gault", in -> clearance(in, weightByBodyMass(in))),
            new SecondOpinion("cockcroft-gault", "actual-weight", in -> clearance(in, in.number("weight"))),
            new SecondOpinion(
                    "cockcroft-gault", "ideal-weight", in -> clearance(in, devine(in.isFemale(), in.number("height")))),
            new SecondOpinion(
                    "cockcroft-gault",
                    "adjusted-weight",
                    in -> clearance(in, adjusted(devine(in.isFemale(), in.number("height")), in.number("weight")))),
            SecondOpinion.of("mdrd", KidneyOpinions::mdrd),
            new SecondOpinion("mdrd", "race-historic", in -> 1.212 * mdrd(in)),
            SecondOpinion.of("fena", KidneyOpinions::excretedSodium));

    private KidneyOpinions() {}

    /** Inker 2021, written as the table by sex and creatinine that the National Kidney Foundation prints. */
    static double ckdEpi2021(Given in) {
        double creatinine = in.number("creatinine");
        double constant = in.isFemale() ? 142 * 1.012 : 142;
        double knot = in.isFemale() ? 0.7 : 0.9;
        double below = in.isFemale() ? -0.241 : -0.302;
        double exponent = creatinine <= knot ? below : -1.2;
        return constant * Math.pow(creatinine / knot, exponent) * Math.pow(0.9938, in.number("age"));
    }

    /** Levey 2006, as the linear regression on logarithms that it is. */
    private static double mdrd(Given in) {
        double men = Math.log(175) - 1.154 * Math.log(in.number("creatinine")) - 0.203 * Math.log(in.number("age"));
        return Math.exp(men) * (in.isFemale() ? 0.742 : 1);
    }

    /** Cockcroft 1976, 15 % less in women. */
    private static double clearance(Given in, double kilograms) {
        double men = (140 - in.number("age")) * kilograms / (72 * in.number("creatinine"));
        return in.isFemale() ? men * 0.85 : men;
    }

    /** Actual weight of the underweight, the lower of ideal and actual of the normal, adjusted of all others. */
    private static double weightByBodyMass(Given in) {
        double actual = in.number("weight");
        double ideal = devine(in.isFemale(), in.number("height"));
        double bodyMass = bodyMassIndex(actual, in.number("height"));
        if (bodyMass < 18.5) {
            return actual;
        }
        return bodyMass < 25 ? Math.min(ideal, actual) : adjusted(ideal, actual);
    }

    /** Clearance of sodium per clearance of creatinine, in percent. */
    private static double excretedSodium(Given in) {
        double sodium = in.number("urine_sodium") / in.number("sodium");
        double creatinine = in.number("urine_creatinine") / in.number("creatinine");
        return 100 * sodium / creatinine;
    }
}
