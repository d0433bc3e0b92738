package org.consilium.fhir;

import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import tools.jackson.databind.JsonNode;

/**
 * A Bundle that somebody made up to stand for one whole record (FHIR R4 Bundle). What an EHR sends is read with all its
 * faults; a Bundle that was put together for one computation is refused where it could be about somebody else.
 */
public sealed interface WholeRecord {

    record Read(ReadRecord record) implements WholeRecord {}

    record Refused(List<Fault> faults) implements WholeRecord {
        public Refused {
            faults = List.copyOf(faults);
        }
    }

    /**
     * One fault, without anything that was sent.
     *
     * @param expression the element, as FHIRPath
     * @param expected what it must be
     */
    record Fault(String expression, String expected) {}

    /** @throws ReadFailure if it cannot be read at all */
    static WholeRecord of(JsonNode bundle, ChartReader reader, Instant asOf) {
        List<Fault> faults = aboutOnePatient(bundle, reader.day(asOf));
        if (!faults.isEmpty()) {
            return new Refused(faults);
        }
        ReadRecord record = reader.readBundle(bundle, asOf);
        List<Fault> foreign = ofOthers(bundle, record);
        return foreign.isEmpty() ? new Read(record) : new Refused(foreign);
    }

    private static List<Fault> aboutOnePatient(JsonNode bundle, LocalDate today) {
        if (!bundle.path("resourceType").asString("").equals("Bundle")) {
            return List.of(new Fault("Bundle", "expected a FHIR R4 Bundle"));
        }
        if (!bundle.path("entry").isArray() || bundle.path("entry").isEmpty()) {
            return List.of(new Fault("Bundle.entry", "expected the patient's resources, one of them the Patient"));
        }
        List<JsonNode> sent = patients(bundle);
        Set<String> patients =
                sent.stream().map(patient -> patient.path("id").asString("")).collect(Collectors.toSet());
        Set<String> births = sent.stream()
                .map(patient -> patient.path("birthDate").asString(""))
                .collect(Collectors.toSet());
        if (patients.size() != 1) {
            return List.of(new Fault(
                    "Bundle.entry.resource.ofType(Patient)",
                    "expected exactly one Patient, found " + (patients.isEmpty() ? "none" : patients.size())));
        }
        return born(births, today);
    }

    /** Also those of Bundles inside it: answers to several searches. */
    private static List<JsonNode> patients(JsonNode bundle) {
        List<JsonNode> patients = new ArrayList<>();
        for (JsonNode entry : bundle.path("entry")) {
            JsonNode resource = entry.path("resource");
            switch (resource.path("resourceType").asString("")) {
                case "Patient" -> patients.add(resource);
                case "Bundle" -> patients.addAll(patients(resource));
                default -> {
                    // about a patient, and no Patient
                }
            }
        }
        return patients;
    }

    private static List<Fault> born(Set<String> births, LocalDate today) {
        String element = "Bundle.entry.resource.ofType(Patient).birthDate";
        if (births.size() > 1) {
            return List.of(new Fault(element, "expected one birth date; the Patient was sent with different ones"));
        }
        // a FHIR date of any precision sorts as text, and a shorter one before all days that it may mean
        return births.iterator().next().compareTo(today.toString()) > 0
                ? List.of(new Fault(element, "expected a date that is not in the future"))
                : List.of();
    }

    private static List<Fault> ofOthers(JsonNode bundle, ReadRecord record) {
        Set<String> foreign = new HashSet<>();
        record.setAside().stream()
                .filter(aside -> aside.reason() == SetAside.Reason.FOREIGN_PATIENT)
                .forEach(aside -> foreign.add(aside.reference()));
        List<Fault> faults = new ArrayList<>();
        JsonNode entries = bundle.path("entry");
        for (int i = 0; i < entries.size() && !foreign.isEmpty(); i++) {
            JsonNode resource = entries.get(i).path("resource");
            String reference = resource.path("resourceType").asString("") + "/"
                    + resource.path("id").asString("");
            if (foreign.contains(reference)) {
                faults.add(notHis("Bundle.entry[" + i + "].resource"));
            }
        }
        return faults.isEmpty() && !foreign.isEmpty() ? List.of(notHis("Bundle.entry.resource")) : faults;
    }

    private static Fault notHis(String expression) {
        return new Fault(expression, "expected resources of the one Patient only; this one names another patient");
    }
}
