package org.consilium.calculator.secondopinion;

import java.util.List;
import java.util.Map;

/** Doses. */
final class DrugOpinions {
    static final List<SecondOpinion> ALL = List.of(
            SecondOpinion.of("steroid-conversion", in -> glucocorticoid(in, 0.75)),
            new SecondOpinion("steroid-conversion", "betamethasone-0-6", in -> glucocorticoid(in, 0.6)),
            SecondOpinion.of("morphine-equivalents", DrugOpinions::morphine),
            SecondOpinion.of(
                    "target-weight", in -> in.number("target") * in.number("height") * in.number("height") / 1e4));

    private DrugOpinions() {}

    /** Anti-inflammatory potency against hydrocortisone: 1, 0.8, 4, 4, 5, 5, and for the long-acting 20 over their dose. */
    private static double glucocorticoid(Given in, double betamethasone) {
        Map<String, Double> potency = Map.of(
                "hydrocortisone", 1.0,
                "cortisone", 0.8,
                "prednisone", 4.0,
                "prednisolone", 4.0,
                "methylprednisolone", 5.0,
                "triamcinolone", 5.0,
                "dexamethasone", 20 / 0.75,
                "betamethasone", 20 / betamethasone);
        double hydrocortisone = 0;
        for (var drug : potency.entrySet()) {
            hydrocortisone += in.number(drug.getKey()) * drug.getValue();
        }
        return hydrocortisone / potency.getOrDefault(in.word("target"), Double.NaN);
    }

    /** CDC 2022, table of factors; transmucosal fentanyl as in the file of 2017. */
    private static double morphine(Given in) {
        Map<String, Double> factors = Map.ofEntries(
                Map.entry("codeine", 0.15),
                Map.entry("fentanyl_patch", 2.4),
                Map.entry("fentanyl_transmucosal", 0.13),
                Map.entry("hydrocodone", 1.0),
                Map.entry("hydromorphone", 5.0),
                Map.entry("methadone", 4.7),
                Map.entry("morphine", 1.0),
                Map.entry("oxycodone", 1.5),
                Map.entry("oxymorphone", 3.0),
                Map.entry("tapentadol", 0.4),
                Map.entry("tramadol", 0.2));
        return factors.entrySet().stream()
                .mapToDouble(factor -> in.number(factor.getKey()) * factor.getValue())
                .sum();
    }
}
