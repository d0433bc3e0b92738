package org.consilium.diagnosis.criteria;

import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
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
import org.consilium.terminology.Definition;
import org.consilium.terminology.Quantity;

/** The small chart that a case of a criteria file describes. */
final class CaseChart {
    private static final Instant NOW = Instant.parse("2026-11-20T08:00:00Z");

    private CaseChart() {}

    static PatientChart of(Definition example) {
        List<Finding> findings = new ArrayList<>();
        example.items("results").forEach(node -> findings.add(result(node, findings.size())));
        example.items("conditions").forEach(node -> findings.add(condition(node, findings.size())));
        example.items("medications").forEach(node -> findings.add(medication(node, findings.size())));
        example.items("procedures").forEach(node -> findings.add(procedure(node, findings.size())));
        return new PatientChart(new PatientId("1"), demographics(example), findings, Reach.everything(), NOW);
    }

    private static Demographics demographics(Definition example) {
        int age = example.find("age").map(node -> node.number().intValue()).orElse(50);
        LocalDate birth =
                NOW.atZone(ZoneOffset.UTC).toLocalDate().minusYears(age).minusDays(10);
        Demographics.Gender gender = example.find("sex")
                .map(node -> Demographics.Gender.valueOf(node.text().toUpperCase(Locale.ROOT)))
                .orElse(Demographics.Gender.UNKNOWN);
        return new Demographics(
                Source.of("Patient/1"),
                Optional.of(ClinicalTime.on(birth, ZoneOffset.UTC)),
                gender,
                Demographics.Deceased.NO);
    }

    private static Finding result(Definition node, int n) {
        var quantity = new Quantity(node.get("value").number(), node.text("unit"));
        Optional<BigDecimal> low = node.find("low").map(Definition::number);
        Optional<BigDecimal> high = node.find("high").map(Definition::number);
        Optional<Result.ReferenceRange> range = low.isPresent() || high.isPresent()
                ? Optional.of(new Result.ReferenceRange(low, high))
                : Optional.empty();
        return new Finding.Observation(
                Source.of("Observation/" + n),
                Concept.of(Code.loinc(node.text("loinc")), node.text("loinc")),
                Finding.Observation.Status.FINAL,
                Set.of("laboratory"),
                new Result.Measured(quantity, Result.Bound.EXACT, node.text("value") + " " + node.text("unit"), range),
                Optional.of(at(node)),
                Optional.empty(),
                Optional.empty(),
                Optional.empty());
    }

    private static Finding condition(Definition node, int n) {
        return new Finding.Condition(
                Source.of("Condition/" + n),
                Concept.of(Code.snomed(node.text("snomed")), ""),
                Finding.Condition.ClinicalStatus.ACTIVE,
                Finding.Condition.Verification.CONFIRMED,
                Optional.of(at(node)),
                Optional.empty(),
                Optional.of(at(node)),
                Set.of(),
                Optional.empty());
    }

    private static Finding medication(Definition node, int n) {
        return new Finding.Medication(
                Source.of("MedicationRequest/" + n),
                new Concept(List.of(), node.text("name")),
                Finding.Medication.State.ACTIVE,
                Finding.Medication.Kind.ORDERED,
                Optional.of(ClinicalTime.at(NOW.minus(Duration.ofDays(20)))),
                Optional.empty(),
                "");
    }

    private static Finding procedure(Definition node, int n) {
        return new Finding.Procedure(
                Source.of("Procedure/" + n),
                Concept.of(Code.snomed(node.text("snomed")), ""),
                Finding.Procedure.State.DONE,
                Optional.of(at(node)));
    }

    private static ClinicalTime at(Definition node) {
        String written = node.text("at");
        long amount = Long.parseLong(written.substring(1, written.length() - 1));
        return ClinicalTime.at(NOW.minus(written.endsWith("h") ? Duration.ofHours(amount) : Duration.ofDays(amount)));
    }
}
