package org.consilium.trial;

import java.util.Optional;
import org.consilium.assessment.Eligibility.Polarity;

/**
 * One inclusion or exclusion criterion of a trial: the registry's words, where they stand, and their typed form.
 *
 * @param text as the registry words it
 * @param start first UTF-16 index of the text in the trial's eligibility text
 * @param onlyIf to whom it applies at all (a pregnancy test: to women); for others it is not applicable
 * @param question to ask where it is not known; empty: the question of the leaf
 */
public record EligibilityLine(
        String id,
        Polarity polarity,
        String text,
        int start,
        Optional<Criterion> onlyIf,
        Criterion criterion,
        String question) {

    /** The index after the last one. */
    public int end() {
        return start + text.length();
    }
}
