package org.consilium.trial;

import java.time.LocalDate;
import java.util.List;
import java.util.Optional;

/**
 * A trial with its compiled eligibility criteria.
 *
 * @param registryVersion version of the registry's record they were compiled from
 * @param signature who stands for the compiled criteria; without one the trial is a draft
 * @param focus id of the line that says for whom the trial is (its disease): of others it is not worth a look
 * @param eligibility the registry's eligibility text
 */
public record Trial(
        String id,
        String title,
        String registryVersion,
        Optional<Signature> signature,
        String focus,
        String eligibility,
        List<EligibilityLine> lines) {
    public Trial {
        lines = List.copyOf(lines);
        String wanted = focus;
        if (lines.stream().noneMatch(line -> line.id().equals(wanted))) {
            throw new IllegalArgumentException("CSL-0553 the focus of a trial is one of its lines");
        }
    }

    /** A person who read text and compiled criteria side by side and found them to say the same. */
    public record Signature(String by, LocalDate on) {}

    public boolean isDraft() {
        return signature.isEmpty();
    }

    public EligibilityLine focusLine() {
        return lines.stream()
                .filter(line -> line.id().equals(focus))
                .findFirst()
                .orElseThrow();
    }
}
