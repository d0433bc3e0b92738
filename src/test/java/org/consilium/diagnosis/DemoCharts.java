package org.consilium.diagnosis;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.consilium.chart.ClinicalTime;
import org.consilium.chart.Finding;
import org.consilium.chart.PatientChart;
import org.consilium.chart.Result;
import org.consilium.chart.Source;
import org.consilium.fhir.ChartReader;
import org.consilium.fhir.GuardSettings;
import org.consilium.fhir.InputGuard;
import org.consilium.terminology.Code;
import org.consilium.terminology.Concept;
import org.consilium.terminology.Quantity;

/** The demo charts as tests read them, and small changes of a chart. */
final class DemoCharts {
    static final Instant NOW = Instant.parse("2026-11-20T08:00:00Z");
    private static final Path FOLDER = Path.of("test-fixtures/patients");
    private static final ChartReader READER = new ChartReader(new InputGuard(GuardSettings.defaults()), ZoneOffset.UTC);

    private DemoCharts() {}

    static PatientChart chart(String id) {
        try {
            return READER.readBundle(Files.readAllBytes(FOLDER.resolve(id).resolve("bundle.json")), NOW)
                    .chart();
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }

    static List<String> ids() {
        try (var folders = Files.list(FOLDER)) {
            return folders.filter(Files::isDirectory)
                    .map(folder -> folder.getFileName().toString())
                    .sorted()
                    .toList();
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }

    static PatientChart with(PatientChart chart, List<Finding> findings) {
        return new PatientChart(
                chart.patient(), chart.demographics(), findings, chart.reach(), chart.asOf(), chart.zone());
    }

    static PatientChart and(PatientChart chart, Finding more) {
        List<Finding> findings = new ArrayList<>(chart.findings());
        findings.add(more);
        return with(chart, findings);
    }

    /** An active, confirmed entry of the problem list, made an hour ago. */
    static Finding.Condition entry(String id, String snomed, String words) {
        Optional<ClinicalTime> time = Optional.of(ClinicalTime.at(NOW.minusSeconds(3600)));
        return new Finding.Condition(
                Source.of("Condition/" + id),
                Concept.of(Code.snomed(snomed), words),
                Finding.Condition.ClinicalStatus.ACTIVE,
                Finding.Condition.Verification.CONFIRMED,
                time,
                Optional.empty(),
                time,
                Set.of(),
                Optional.empty());
    }

    /** A final result of an hour ago. */
    static Finding.Observation result(String id, String loinc, String value, String unit) {
        return new Finding.Observation(
                Source.of("Observation/" + id),
                Concept.of(Code.loinc(loinc), ""),
                Finding.Observation.Status.FINAL,
                Set.of("laboratory"),
                new Result.Measured(Quantity.of(value, unit), Result.Bound.EXACT, value + " " + unit, Optional.empty()),
                Optional.of(ClinicalTime.at(NOW.minusSeconds(3600))),
                Optional.empty(),
                Optional.empty(),
                Optional.empty());
    }

    static Finding.Note note(String id, String text) {
        return new Finding.Note(
                Source.of("DocumentReference/" + id),
                new Concept(List.of(), "Note"),
                text,
                Optional.of(ClinicalTime.at(NOW.minusSeconds(3600))));
    }
}
