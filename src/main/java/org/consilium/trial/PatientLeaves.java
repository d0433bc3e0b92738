package org.consilium.trial;

import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;
import org.consilium.assessment.Eligibility.Unknown;
import org.consilium.assessment.Evidence;
import org.consilium.chart.Age;
import org.consilium.chart.Demographics;
import org.consilium.chart.PatientChart;
import org.consilium.expression.Truth;

/** Age and sex of the patient. */
record PatientLeaves(PatientChart chart) {

    /** An open end asks nothing; a birth date of only a year leaves a range. */
    Outcome age(Criterion.Age leaf) {
        Optional<Age> age = chart.age();
        if (age.isEmpty()) {
            return open("How old is the patient?", "The birth date is not known.");
        }
        long least = age.get().atLeast(ChronoUnit.YEARS);
        long most = age.get().atMost(ChronoUnit.YEARS);
        Truth oldEnough =
                leaf.from().map(from -> between(least >= from, most < from)).orElse(Truth.TRUE);
        Truth youngEnough = leaf.to().map(to -> between(most <= to, least > to)).orElse(Truth.TRUE);
        String years = least == most ? most + " years" : least + " to " + most + " years";
        return switch (oldEnough.and(youngEnough)) {
            case TRUE -> Outcome.known(true, "Age " + years + ".", List.of(evidence(years)));
            case FALSE -> Outcome.known(false, "Age " + years + ".", List.of(evidence(years)));
            case UNKNOWN -> open("What is the exact birth date?", "Age " + years + ", too inexact to decide.");
        };
    }

    private static Truth between(boolean certainly, boolean certainlyNot) {
        if (certainly) {
            return Truth.TRUE;
        }
        return certainlyNot ? Truth.FALSE : Truth.UNKNOWN;
    }

    private Evidence evidence(String years) {
        Demographics who = chart.demographics();
        return Evidence.of(who.source(), "Age", years, who.birthDate());
    }

    /** Administrative gender is what a record holds; where it is neither, nobody guesses. */
    Outcome sex(Criterion.Sex leaf) {
        Demographics who = chart.demographics();
        return switch (who.gender()) {
            case FEMALE, MALE -> {
                String word = who.gender() == Demographics.Gender.FEMALE ? "female" : "male";
                var evidence = Evidence.of(who.source(), "Sex", word, Optional.empty());
                yield Outcome.known(who.gender() == leaf.gender(), "Recorded as " + word + ".", List.of(evidence));
            }
            case OTHER, UNKNOWN -> open("What is the patient's sex for this trial?", "The record does not settle it.");
        };
    }

    private static Outcome open(String question, String explanation) {
        return Outcome.open(new Outcome.Doubt(question, Unknown.NO_DATA, true), explanation, List.of());
    }
}
