package org.consilium.chart;

import java.time.Instant;
import java.util.List;
import java.util.function.Predicate;
import org.consilium.terminology.CodeSet;

/**
 * One patient's record at one moment. Immutable; the order of findings carries no meaning.
 *
 * @param asOf the moment for which ages and windows are computed: rules have no clock of their own
 */
public record PatientChart(
        PatientId patient, Demographics demographics, List<Finding> findings, Reach reach, Instant asOf) {
    public PatientChart {
        findings = List.copyOf(findings);
    }

    public List<Finding.Observation> observations(CodeSet codes) {
        return ofKind(Finding.Observation.class, finding -> codes.contains(finding.concept()));
    }

    public List<Finding.Condition> conditions(CodeSet codes) {
        return ofKind(Finding.Condition.class, finding -> codes.contains(finding.concept()));
    }

    public List<Finding.Medication> medications(CodeSet codes) {
        return ofKind(Finding.Medication.class, finding -> codes.contains(finding.concept()));
    }

    public List<Finding.Procedure> procedures(CodeSet codes) {
        return ofKind(Finding.Procedure.class, finding -> codes.contains(finding.concept()));
    }

    public List<Finding.Note> notes() {
        return ofKind(Finding.Note.class, finding -> true);
    }

    public <F extends Finding> List<F> ofKind(Class<F> kind, Predicate<F> wanted) {
        return findings.stream()
                .filter(kind::isInstance)
                .map(kind::cast)
                .filter(wanted)
                .toList();
    }
}
