package org.consilium.trial;

import java.util.Comparator;
import java.util.Optional;
import org.consilium.assessment.Eligibility.Unknown;
import org.consilium.assessment.Evidence;
import org.consilium.chart.ClinicalTime;
import org.consilium.chart.Finding;

/**
 * A fact of the record looked at for a criterion: it counts, it does not, or that is open.
 *
 * @param why what speaks against it or is open, in words
 * @param question what to ask where it is open
 */
record Sighting(Finding finding, Standing standing, Unknown reason, String why, String question) {
    private static final int DAY_LENGTH = 10;

    /** A fixed order, so that the order in which a record was sent never shows. */
    static final Comparator<Sighting> NEWEST_FIRST = Comparator.comparing(
                    (Sighting sighting) -> sighting.finding()
                            .time()
                            .map(ClinicalTime::latest)
                            .map(java.time.Instant::toString)
                            .orElse(""),
                    Comparator.reverseOrder())
            .thenComparing(sighting -> sighting.finding().source().key());

    enum Standing {
        COUNTS,
        OPEN,
        DOES_NOT_COUNT,
        /** The record says that it is not so. */
        REFUTES
    }

    static Sighting counts(Finding finding) {
        return new Sighting(finding, Standing.COUNTS, Unknown.NONE, "", "");
    }

    static Sighting not(Finding finding, String why) {
        return new Sighting(finding, Standing.DOES_NOT_COUNT, Unknown.NONE, why, "");
    }

    static Sighting refutes(Finding finding, String how) {
        return new Sighting(finding, Standing.REFUTES, Unknown.NONE, how, "");
    }

    static Sighting open(Finding finding, Unknown reason, String why, String question) {
        return new Sighting(finding, Standing.OPEN, reason, why, question);
    }

    Evidence evidence() {
        return new Evidence(finding.source(), finding.concept().label(), "", finding.time(), "", why);
    }

    /** "Atrial fibrillation (2026-11-01)". */
    String words() {
        String when = day(finding.time())
                .map(day -> " (" + day + until().orElse("") + ")")
                .orElse("");
        return finding.concept().label() + when + (why.isEmpty() ? "" : ", " + why);
    }

    /** The end of a drug, where its time does not hold it already. */
    private Optional<String> until() {
        return finding instanceof Finding.Medication drug
                        && drug.time().filter(Extent::isPeriod).isEmpty()
                ? day(drug.until()).map(day -> ", until " + day)
                : Optional.empty();
    }

    static Optional<String> day(Optional<ClinicalTime> time) {
        return time.map(ClinicalTime::written)
                .map(written -> Extent.isPeriod(time.get()) || written.length() <= DAY_LENGTH
                        ? written
                        : written.substring(0, DAY_LENGTH));
    }
}
