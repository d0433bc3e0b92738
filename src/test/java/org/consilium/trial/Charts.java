package org.consilium.trial;

import java.math.BigDecimal;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.consilium.chart.ClinicalTime;
import org.consilium.chart.Demographics;
import org.consilium.chart.Demographics.Deceased;
import org.consilium.chart.Demographics.Gender;
import org.consilium.chart.Finding;
import org.consilium.chart.Finding.Condition.ClinicalStatus;
import org.consilium.chart.Finding.Condition.Verification;
import org.consilium.chart.PatientChart;
import org.consilium.chart.PatientId;
import org.consilium.chart.Reach;
import org.consilium.chart.Result;
import org.consilium.chart.Source;
import org.consilium.terminology.Code;
import org.consilium.terminology.Concept;
import org.consilium.terminology.Quantity;

/** Charts for tests: a woman born on 1962-03-15 at the moment 2026-11-20 08:00 UTC, to whom facts are given. */
final class Charts {
    static final Instant NOW = Instant.parse("2026-11-20T08:00:00Z");

    private final List<Finding> findings = new ArrayList<>();
    private final Map<Reach.Kind, Reach.Coverage> reach =
            new EnumMap<>(Reach.everything().coverage());
    private String born = "1962-03-15";
    private Gender gender = Gender.FEMALE;
    private int number;

    static Charts aPatient() {
        return new Charts();
    }

    Charts born(String date) {
        born = date;
        return this;
    }

    Charts gender(Gender other) {
        gender = other;
        return this;
    }

    Charts reading(Reach.Kind kind, Reach.Coverage coverage) {
        reach.put(kind, coverage);
        return this;
    }

    Charts with(Finding finding) {
        findings.add(finding);
        return this;
    }

    Charts condition(String snomed, String onset) {
        return condition(snomed, onset, ClinicalStatus.ACTIVE, Verification.CONFIRMED, Optional.empty());
    }

    Charts condition(
            String snomed, String onset, ClinicalStatus status, Verification verification, Optional<Concept> severity) {
        return with(new Finding.Condition(
                source("Condition"),
                Concept.of(Code.snomed(snomed), ""),
                status,
                verification,
                time(onset),
                Optional.empty(),
                Optional.empty(),
                Set.of(),
                severity));
    }

    Charts family(String snomed) {
        return with(new Finding.FamilyHistory(
                source("FamilyMemberHistory"), Concept.of(Code.snomed(snomed), ""), "mother", Optional.empty()));
    }

    Charts drug(String name, Finding.Medication.State state, String date) {
        return with(new Finding.Medication(
                source("MedicationRequest"),
                new Concept(List.of(), name),
                state,
                Finding.Medication.Kind.ORDERED,
                time(date),
                Optional.empty(),
                ""));
    }

    Charts drug(String name, Finding.Medication.State state, String date, String until) {
        return with(new Finding.Medication(
                source("MedicationRequest"),
                new Concept(List.of(), name),
                state,
                Finding.Medication.Kind.ORDERED,
                time(date),
                time(until),
                Optional.empty(),
                ""));
    }

    Charts procedure(String snomed, Finding.Procedure.State state, String date) {
        return with(new Finding.Procedure(source("Procedure"), Concept.of(Code.snomed(snomed), ""), state, time(date)));
    }

    Charts order(String snomed, Finding.Order.State state) {
        return with(new Finding.Order(
                source("ServiceRequest"), Concept.of(Code.snomed(snomed), ""), state, Optional.empty()));
    }

    Charts lab(String loinc, String value, String unit, String date) {
        return lab(loinc, value, unit, date, "");
    }

    Charts lab(String loinc, String value, String unit, String date, String upperLimit) {
        Optional<Result.ReferenceRange> range = upperLimit.isEmpty()
                ? Optional.empty()
                : Optional.of(new Result.ReferenceRange(Optional.empty(), Optional.of(new BigDecimal(upperLimit))));
        return result(
                loinc,
                new Result.Measured(Quantity.of(value, unit), Result.Bound.EXACT, value + " " + unit, range),
                date);
    }

    Charts result(String loinc, Result result, String date) {
        return with(new Finding.Observation(
                source("Observation"),
                Concept.of(Code.loinc(loinc), ""),
                Finding.Observation.Status.FINAL,
                Set.of(),
                result,
                time(date),
                Optional.empty(),
                Optional.empty(),
                Optional.empty()));
    }

    PatientChart chart() {
        return chart(findings);
    }

    PatientChart chart(List<Finding> others) {
        var who = new Demographics(Source.of("Patient/p"), time(born), gender, Deceased.NO);
        return new PatientChart(new PatientId("p"), who, others, new Reach(reach), NOW);
    }

    List<Finding> findings() {
        return List.copyOf(findings);
    }

    private Source source(String type) {
        return Source.of(type + "/" + ++number);
    }

    static Optional<ClinicalTime> time(String written) {
        return written.isEmpty() ? Optional.empty() : ClinicalTime.parse(written, ZoneOffset.UTC);
    }
}
