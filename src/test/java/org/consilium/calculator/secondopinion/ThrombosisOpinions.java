package org.consilium.calculator.secondopinion;

import static org.consilium.calculator.secondopinion.SecondOpinions.points;

import java.util.List;

/** Venous thrombosis and pulmonary embolism. */
final class ThrombosisOpinions {
    static final List<SecondOpinion> ALL = List.of(
            SecondOpinion.of("wells-pe", ThrombosisOpinions::wellsPe),
            SecondOpinion.of("wells-dvt", ThrombosisOpinions::wellsDvt),
            new SecondOpinion("wells-dvt", "wording-1997", ThrombosisOpinions::wellsDvt1997),
            SecondOpinion.of("perc", ThrombosisOpinions::perc),
            SecondOpinion.of("caprini-2005", ThrombosisOpinions::caprini),
            SecondOpinion.of("pesi", ThrombosisOpinions::pesi),
            SecondOpinion.of("spesi", ThrombosisOpinions::simplePesi),
            SecondOpinion.of("geneva-revised", ThrombosisOpinions::geneva),
            SecondOpinion.of("padua", ThrombosisOpinions::padua),
            SecondOpinion.of("d-dimer-age-adjusted", ThrombosisOpinions::dDimer));

    private ThrombosisOpinions() {}

    /** Wells 2000: 3, 3, 1.5, 1.5, 1.5, 1, 1. */
    private static double wellsPe(Given in) {
        double points = 3.0 * in.count("dvt_signs", "likeliest") + in.count("haemoptysis", "cancer");
        if (in.number("heart_rate") > 100) {
            points += 1.5;
        }
        if (in.is("immobile") || in.is("surgery")) {
            points += 1.5;
        }
        return in.is("previous") ? points + 1.5 : points;
    }

    /** Wells 2003: nine items of one point, two points less where something else is as likely. */
    private static double wellsDvt(Given in) {
        return in.count("cancer", "paralysis", "tenderness", "whole_leg", "calf", "pitting", "collaterals", "previous")
                + points(in.is("bedridden") || in.is("surgery"), 1)
                - 2 * in.count("alternative");
    }

    /** Wells 1997: the same without earlier thrombosis, surgery within 4 weeks. */
    private static double wellsDvt1997(Given in) {
        return in.count("cancer", "paralysis", "tenderness", "whole_leg", "calf", "pitting", "collaterals")
                + points(in.is("bedridden") || in.is("surgery_4wk"), 1)
                - 2 * in.count("alternative");
    }

    /** Kline 2004: the rule is met where none of eight holds. */
    private static double perc(Given in) {
        return in.count("leg_swelling", "haemoptysis", "surgery", "previous", "oestrogen")
                + points(in.number("age") >= 50, 1)
                + points(in.number("heart_rate") >= 100, 1)
                + points(in.number("saturation") < 95, 1);
    }

    /** Caprini 2005: factors of one, two, three and five points. */
    private static double caprini(Given in) {
        int points = in.count(
                        "recent_surgery",
                        "heart_failure",
                        "sepsis",
                        "pneumonia",
                        "lung",
                        "bowel",
                        "infarction",
                        "varicose",
                        "swollen_legs")
                + points(in.number("body_mass_index") > 25, 1)
                + 2 * in.count("cast", "central_line", "malignancy")
                + 3
                        * in.count(
                                "previous",
                                "family",
                                "factor_v",
                                "prothrombin",
                                "homocysteine",
                                "lupus",
                                "cardiolipin",
                                "thrombophilia",
                                "hit")
                + 5 * in.count("stroke", "fracture", "trauma", "cord");
        if (in.isFemale()) {
            points += in.count("hormones", "pregnancy", "obstetric");
        }
        double age = in.number("age");
        points += age >= 75 ? 3 : age >= 61 ? 2 : age >= 41 ? 1 : 0;
        points += List.of("normal", "bed-rest", "confined-72h").indexOf(in.word("mobility"));
        return points
                + switch (in.word("surgery")) {
                    case "arthroplasty" -> 5;
                    case "major", "laparoscopic", "arthroscopic" -> 2;
                    case "minor" -> 1;
                    default -> 0;
                };
    }

    /** Aujesky 2005. */
    private static double pesi(Given in) {
        double points = in.number("age") + (in.isFemale() ? 0 : 10) + 10 * in.count("heart_failure", "lung");
        points += 30 * in.count("cancer");
        points += points(in.number("heart_rate") >= 110, 20) + points(in.number("systolic") < 100, 30);
        points += points(in.number("respiratory_rate") >= 30, 20) + points(in.number("temperature") < 36, 20);
        points += points(in.number("saturation") < 90, 20);
        boolean altered = in.is("confusion") || !in.word("consciousness").equals("alert");
        return altered ? points + 60 : points;
    }

    /** Jimenez 2010. */
    private static double simplePesi(Given in) {
        return points(in.number("age") > 80, 1)
                + in.count("cancer")
                + Math.min(1, in.count("heart_failure", "lung"))
                + points(in.number("heart_rate") >= 110, 1)
                + points(in.number("systolic") < 100, 1)
                + points(in.number("saturation") < 90, 1);
    }

    /** Le Gal 2006. */
    private static double geneva(Given in) {
        double rate = in.number("heart_rate");
        return points(in.number("age") > 65, 1)
                + 2 * in.count("surgery", "cancer", "haemoptysis")
                + 3 * in.count("previous", "leg_pain")
                + 4 * in.count("leg_signs")
                + points(rate >= 75, 3)
                + points(rate >= 95, 2);
    }

    /** Barbar 2010. */
    private static double padua(Given in) {
        return 3 * in.count("cancer", "previous", "immobile", "thrombophilia")
                + 2 * in.count("surgery")
                + in.count("failure", "event", "infection", "hormones")
                + points(in.number("age") >= 70, 1)
                + points(in.number("body_mass_index") >= 30, 1);
    }

    /** Righini 2014: 500, from 50 years ten times the age. */
    private static double dDimer(Given in) {
        double limit = in.number("age") < 50 ? 500 : 10 * in.number("age");
        return in.number("d_dimer") / limit;
    }
}
