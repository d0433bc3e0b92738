package org.consilium.calculator.secondopinion;

import java.time.LocalDate;
import java.util.List;

/** Days of a pregnancy; a day is given as the days since 1970. */
final class PregnancyOpinions {
    static final List<SecondOpinion> ALL = List.of(
            SecondOpinion.of("due-date", PregnancyOpinions::naegele),
            SecondOpinion.of("conception-date", in -> in.day("lmp").toEpochDay() + Math.floor(in.number("cycle")) - 14),
            new SecondOpinion(
                    "conception-date",
                    "fourteen-days",
                    in -> in.day("lmp").plusWeeks(2).toEpochDay()),
            SecondOpinion.of(
                    "gestational-age",
                    in -> in.day("today").toEpochDay() - in.day("lmp").toEpochDay()));

    private PregnancyOpinions() {}

    /** Forty weeks after the last period of a cycle of four weeks, and later by what the cycle is longer. */
    private static double naegele(Given in) {
        LocalDate ofFourWeeks = in.day("lmp").plusWeeks(40);
        return ofFourWeeks.plusDays((long) Math.floor(in.number("cycle")) - 28).toEpochDay();
    }
}
