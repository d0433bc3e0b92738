package org.consilium.diagnosis;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.consilium.chart.Certainty;
import org.consilium.chart.ClinicalTime;
import org.consilium.chart.Finding;
import org.consilium.chart.Finding.Condition.ClinicalStatus;
import org.consilium.chart.Finding.Condition.Verification;
import org.consilium.chart.PatientChart;
import org.consilium.knowledge.ConditionEntry;

/**
 * What the problem list already says: a known condition is no new possibility. A chronic one stays known as long as it
 * is active; an acute one only while its entry is recent, because entries of old illnesses are often never closed.
 */
final class Known {
    private static final Duration RECENT = Duration.ofDays(30);

    private final PatientChart chart;
    private final List<Finding.Condition> active;

    Known(PatientChart chart) {
        this.chart = chart;
        this.active = chart.ofKind(Finding.Condition.class, Known::isActive);
    }

    Optional<Finding.Condition> entryOf(ConditionEntry condition) {
        return active.stream()
                .filter(entry -> condition.recognised().stream().anyMatch(set -> set.contains(entry.concept())))
                .filter(entry -> condition.course() == ConditionEntry.Course.CHRONIC || isRecent(entry))
                .findFirst();
    }

    private boolean isRecent(Finding.Condition entry) {
        Optional<ClinicalTime> since = entry.recorded().or(entry::time);
        return since.map(time -> time.isWithin(RECENT, chart.asOf()) == Certainty.YES)
                .orElse(false);
    }

    static boolean isActive(Finding.Condition entry) {
        boolean stated = entry.verification() == Verification.CONFIRMED || entry.verification() == Verification.UNKNOWN;
        boolean open = entry.clinicalStatus() == ClinicalStatus.ACTIVE
                || entry.clinicalStatus() == ClinicalStatus.UNKNOWN
                        && entry.abated().isEmpty();
        return stated && open;
    }
}
