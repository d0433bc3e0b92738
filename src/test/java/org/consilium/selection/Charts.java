package org.consilium.selection;

import java.math.BigDecimal;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.consilium.chart.ClinicalTime;
import org.consilium.chart.Demographics;
import org.consilium.chart.Finding;
import org.consilium.chart.PatientChart;
import org.consilium.chart.PatientId;
import org.consilium.chart.Reach;
import org.consilium.chart.Result;
import org.consilium.chart.Source;
import org.consilium.terminology.Code;
import org.consilium.terminology.Concept;
import org.consilium.terminology.Quantity;

/** Small charts for tests; "now" is noon of 1 June 2026. */
final class Charts {
    static final Instant NOW = Instant.parse("2026-06-01T12:00:00Z");

    private final List<Finding> findings = new ArrayList<>();
    private Reach reach = Reach.everything();
    private Demographics.Gender gender = Demographics.Gender.FEMALE;
    private Optional<ClinicalTime> birth = time("1960-03-02");

    static Charts aChart() {
        return new Charts();
    }

    PatientChart now() {
        var person = new Demographics(Source.of("Patient/1"), birth, gender, Demographics.Deceased.NO);
        return new PatientChart(new PatientId("1"), person, findings, reach, NOW, ZoneOffset.UTC);
    }

    Charts with(Finding finding) {
        findings.add(finding);
        return this;
    }

    Charts readOnly(Reach partial) {
        reach = partial;
        return this;
    }

    Charts gender(Demographics.Gender other) {
        gender = other;
        return this;
    }

    Charts born(String date) {
        birth = time(date);
        return this;
    }

    static Optional<ClinicalTime> time(String written) {
        return written.isEmpty() ? Optional.empty() : ClinicalTime.parse(written, ZoneOffset.UTC);
    }

    static Finding.Observation lab(String id, String loinc, String value, String unit, String when) {
        return observation(id, loinc, measured(value, unit, Result.Bound.EXACT), when);
    }

    static Result.Measured measured(String value, String unit, Result.Bound bound) {
        return new Result.Measured(Quantity.of(value, unit), bound, value + " " + unit, Optional.empty());
    }

    static Result.Measured ranged(String value, String unit, String low, String high) {
        var range = new Result.ReferenceRange(Optional.of(new BigDecimal(low)), Optional.of(new BigDecimal(high)));
        return new Result.Measured(
                Quantity.of(value, unit), Result.Bound.EXACT, value + " " + unit, Optional.of(range));
    }

    static Finding.Observation observation(String id, String loinc, Result result, String when) {
        return observation(id, loinc, result, when, Finding.Observation.Status.FINAL);
    }

    static Finding.Observation observation(
            String id, String loinc, Result result, String when, Finding.Observation.Status status) {
        return new Finding.Observation(
                Source.of("Observation/" + id),
                Concept.of(Code.loinc(loinc), ""),
                status,
                Set.of(),
                result,
                time(when),
                Optional.empty(),
                Optional.empty(),
                Optional.empty());
    }

    static Finding.Observation inPanel(Finding.Observation of, String panel) {
        return new Finding.Observation(
                of.source(),
                of.concept(),
                of.status(),
                of.categories(),
                of.result(),
                of.time(),
                Optional.of(panel),
                of.specimen(),
                of.interpretation());
    }

    static Finding.Observation ofSpecimen(Finding.Observation of, String specimen) {
        return new Finding.Observation(
                of.source(),
                of.concept(),
                of.status(),
                of.categories(),
                of.result(),
                of.time(),
                of.panel(),
                Optional.of(specimen),
                of.interpretation());
    }

    static Finding.Condition condition(
            String id,
            Code code,
            Finding.Condition.ClinicalStatus status,
            Finding.Condition.Verification verification,
            String onset) {
        return new Finding.Condition(
                Source.of("Condition/" + id),
                Concept.of(code, "condition " + id),
                status,
                verification,
                time(onset),
                Optional.empty(),
                Optional.empty(),
                Set.of(),
                Optional.empty());
    }

    static Finding.Medication drug(String id, Concept concept, Finding.Medication.State state) {
        return drug(id, concept, state, Finding.Medication.Kind.ORDERED, "");
    }

    static Finding.Medication drug(
            String id, Concept concept, Finding.Medication.State state, Finding.Medication.Kind kind, String when) {
        return new Finding.Medication(
                Source.of("MedicationRequest/" + id), concept, state, kind, time(when), Optional.empty(), "");
    }

    static Finding.Medication until(Finding.Medication drug, String when) {
        return new Finding.Medication(
                drug.source(),
                drug.concept(),
                drug.state(),
                drug.kind(),
                drug.time(),
                time(when),
                Optional.empty(),
                "");
    }

    static Finding.Procedure procedure(String id, Code code, Finding.Procedure.State state, String when) {
        return new Finding.Procedure(
                Source.of("Procedure/" + id), Concept.of(code, "procedure " + id), state, time(when));
    }
}
