package org.consilium.chart;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;
import org.consilium.terminology.CodeSet;
import org.consilium.terminology.Concept;

/**
 * One patient's record at one moment. Immutable; the order of findings carries no meaning.
 *
 * @param asOf the moment for which ages and windows are computed: rules have no clock of their own
 * @param zone the place whose days are meant where the record gives no offset
 */
public record PatientChart(
        PatientId patient, Demographics demographics, List<Finding> findings, Reach reach, Instant asOf, ZoneId zone) {
    public PatientChart {
        findings = Findings.of(findings);
    }

    public PatientChart(
            PatientId patient, Demographics demographics, List<Finding> findings, Reach reach, Instant asOf) {
        this(patient, demographics, findings, reach, asOf, ZoneOffset.UTC);
    }

    /** The day of {@link #asOf} where the patient is. */
    public LocalDate today() {
        return asOf.atZone(zone).toLocalDate();
    }

    /** Age at {@link #asOf}; empty if the birth date is not known, or lies in the future. */
    public Optional<Age> age() {
        LocalDate today = today();
        return demographics.birthDate().flatMap(birth -> {
            LocalDate first = birth.earliest().atZone(zone).toLocalDate();
            LocalDate last = birth.latest().atZone(zone).toLocalDate();
            return first.isAfter(today)
                    ? Optional.empty()
                    : Optional.of(new Age(first, last.isAfter(today) ? today : last, today));
        });
    }

    /** All observations under their concepts: a record of a thousand results has only some dozen of these. */
    public Map<Concept, List<Finding.Observation>> observations() {
        return Findings.of(findings).byConcept(Finding.Observation.class);
    }

    public List<Finding.Observation> observations(CodeSet codes) {
        return Findings.of(findings).matching(Finding.Observation.class, codes);
    }

    public List<Finding.Condition> conditions(CodeSet codes) {
        return Findings.of(findings).matching(Finding.Condition.class, codes);
    }

    public List<Finding.Medication> medications(CodeSet codes) {
        return Findings.of(findings).matching(Finding.Medication.class, codes);
    }

    public List<Finding.Procedure> procedures(CodeSet codes) {
        return Findings.of(findings).matching(Finding.Procedure.class, codes);
    }

    public List<Finding.Note> notes() {
        return ofKind(Finding.Note.class, finding -> true);
    }

    public <F extends Finding> List<F> ofKind(Class<F> kind, Predicate<F> wanted) {
        return Findings.of(findings).ofKind(kind, wanted);
    }
}
