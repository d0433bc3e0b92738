package org.consilium.fhir;

import ca.uhn.fhir.context.FhirContext;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.function.Supplier;
import org.consilium.chart.Fingerprint;
import org.hl7.fhir.r4.model.Bundle;
import org.hl7.fhir.r4.model.DateTimeType;
import org.hl7.fhir.r4.model.Observation;
import org.hl7.fhir.r4.model.Patient;
import org.hl7.fhir.r4.model.Quantity;
import org.hl7.fhir.r4.model.Reference;

/**
 * CPU time of reading one record, warm: guard, chart, record hash, and HAPI's parser beside them. Run its main with a Bundle
 * file as argument, or without one for 1,301 resources made up here (about 1 MB).
 */
final class ReadingBenchmark {
    private static final Instant NOW = Instant.parse("2026-11-20T08:00:00Z");
    private static final int WARM_UP = 400;
    private static final int RUNS = 200;

    private ReadingBenchmark() {}

    public static void main(String[] arguments) throws IOException {
        byte[] body = arguments.length > 0 ? Files.readAllBytes(Path.of(arguments[0])) : madeUp();
        var guard = new InputGuard(GuardSettings.defaults());
        var reader = new ChartReader(guard, ZoneOffset.UTC);
        var chart = reader.readBundle(body, NOW).chart();
        var parser = FhirContext.forR4Cached().newJsonParser();
        System.out.printf(
                "%,d bytes, %,d facts%n", body.length, chart.findings().size());
        for (int round = 0; round < 2; round++) {
            measure("guard alone", () -> guard.read(body));
            measure("guard and chart", () -> reader.readBundle(body, NOW));
            measure("record hash", () -> Fingerprint.of(chart));
            measure(
                    "HAPI's parser",
                    () -> parser.parseResource(Bundle.class, new String(body, StandardCharsets.UTF_8)));
        }
    }

    private static void measure(String what, Supplier<?> work) {
        var threads = ManagementFactory.getThreadMXBean();
        int kept = 0;
        for (int i = 0; i < WARM_UP; i++) {
            kept += work.get().hashCode() & 1;
        }
        long before = threads.getCurrentThreadCpuTime();
        for (int i = 0; i < RUNS; i++) {
            kept += work.get() == null ? 1 : 0;
        }
        double millis = (threads.getCurrentThreadCpuTime() - before) / 1e6 / RUNS;
        System.out.printf("%-16s %6.2f ms CPU%s%n", what, millis, kept < 0 ? "!" : "");
    }

    /** One patient with 1,300 laboratory results as an EHR writes them, narrative included. */
    private static byte[] madeUp() {
        var bundle = new Bundle();
        bundle.setType(Bundle.BundleType.SEARCHSET);
        var patient = new Patient();
        patient.setId("p1");
        bundle.addEntry().setFullUrl("https://ehr.example/fhir/Patient/p1").setResource(patient);
        for (int i = 0; i < 1_300; i++) {
            var lab = new Observation();
            lab.setId("lab-" + i);
            lab.getMeta().setVersionId("1").setLastUpdated(java.util.Date.from(NOW));
            lab.setStatus(Observation.ObservationStatus.FINAL);
            lab.addCategory()
                    .addCoding()
                    .setSystem("http://terminology.hl7.org/CodeSystem/observation-category")
                    .setCode("laboratory");
            lab.getCode()
                    .addCoding()
                    .setSystem("http://loinc.org")
                    .setCode("2160-0")
                    .setDisplay("Creatinine [Mass/volume] in Serum or Plasma");
            lab.setSubject(new Reference("https://ehr.example/fhir/Patient/p1"));
            lab.setEffective(new DateTimeType("2026-11-" + (10 + i % 10) + "T08:" + (10 + i % 50) + ":00+01:00"));
            lab.setValue(new Quantity()
                    .setValue(new BigDecimal("1.0" + i % 10))
                    .setUnit("mg/dL")
                    .setSystem("http://unitsofmeasure.org")
                    .setCode("mg/dL"));
            bundle.addEntry()
                    .setFullUrl("https://ehr.example/fhir/Observation/lab-" + i)
                    .setResource(lab);
        }
        return FhirContext.forR4Cached()
                .newJsonParser()
                .encodeResourceToString(bundle)
                .getBytes(StandardCharsets.UTF_8);
    }
}
