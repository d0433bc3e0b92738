package org.consilium.fhir;

import ca.uhn.fhir.context.FhirContext;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.Date;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.consilium.terminology.Units;
import org.hl7.fhir.r4.model.AllergyIntolerance;
import org.hl7.fhir.r4.model.BaseDateTimeType;
import org.hl7.fhir.r4.model.Bundle;
import org.hl7.fhir.r4.model.CodeableConcept;
import org.hl7.fhir.r4.model.Condition;
import org.hl7.fhir.r4.model.DateTimeType;
import org.hl7.fhir.r4.model.DiagnosticReport;
import org.hl7.fhir.r4.model.DocumentReference;
import org.hl7.fhir.r4.model.Dosage;
import org.hl7.fhir.r4.model.Encounter;
import org.hl7.fhir.r4.model.FamilyMemberHistory;
import org.hl7.fhir.r4.model.InstantType;
import org.hl7.fhir.r4.model.Medication;
import org.hl7.fhir.r4.model.MedicationAdministration;
import org.hl7.fhir.r4.model.MedicationDispense;
import org.hl7.fhir.r4.model.MedicationRequest;
import org.hl7.fhir.r4.model.MedicationStatement;
import org.hl7.fhir.r4.model.Observation;
import org.hl7.fhir.r4.model.Patient;
import org.hl7.fhir.r4.model.Period;
import org.hl7.fhir.r4.model.Procedure;
import org.hl7.fhir.r4.model.Quantity;
import org.hl7.fhir.r4.model.Reference;
import org.hl7.fhir.r4.model.Resource;
import org.hl7.fhir.r4.model.ServiceRequest;
import org.hl7.fhir.r4.model.Type;

/** A second, independent reading of a Bundle: HAPI's parser and plain words, one line per fact. */
final class HapiReading {
    private final Map<String, String> lines = new TreeMap<>();
    private final Map<String, Resource> places = new HashMap<>();

    private HapiReading() {}

    static Map<String, String> of(String json) {
        var parser = FhirContext.forR4Cached().newJsonParser();
        var bundle = parser.parseResource(Bundle.class, json);
        var reading = new HapiReading();
        for (var entry : bundle.getEntry()) {
            reading.places.put(entry.getFullUrl(), entry.getResource());
            reading.places.put(name(entry.getResource()), entry.getResource());
        }
        bundle.getEntry().forEach(entry -> reading.read(entry.getResource()));
        return reading.lines;
    }

    private static String name(Resource resource) {
        return resource.fhirType() + "/" + resource.getIdElement().getIdPart().replace("urn:uuid:", "");
    }

    private void read(Resource resource) {
        String name = name(resource);
        switch (resource) {
            case Patient patient ->
                put(
                        name,
                        "patient",
                        code(patient.getGenderElement().getValueAsString()).replace("unknown", ""),
                        raw(patient.getBirthDateElement()),
                        patient.hasDeceasedDateTimeType()
                                        || (patient.hasDeceasedBooleanType()
                                                && patient.getDeceasedBooleanType()
                                                        .booleanValue())
                                ? "dead"
                                : patient.hasDeceased() ? "alive" : "unknown");
            case Observation observation -> observation(name, observation);
            case Condition condition -> {
                if (!code(condition.getVerificationStatus()).equals("entered-in-error")) {
                    put(
                            name,
                            "condition",
                            codes(condition.getCode()),
                            clinical(code(condition.getClinicalStatus()), condition.hasAbatement()),
                            code(condition.getVerificationStatus()),
                            time(condition.getOnset()),
                            time(condition.getAbatement()),
                            raw(condition.getRecordedDateElement()),
                            categories(condition.getCategory()));
                }
            }
            case AllergyIntolerance allergy ->
                put(
                        name,
                        "allergy",
                        codes(allergy.getCode()),
                        clinical(code(allergy.getClinicalStatus()), false),
                        code(allergy.getVerificationStatus()),
                        time(allergy.getOnset()));
            case MedicationRequest request -> {
                if (!request.getStatusElement().getValueAsString().equals("entered-in-error")) {
                    put(
                            name,
                            "ORDERED",
                            codes(drug(request.getMedication(), request.getContained())),
                            request.getDoNotPerform()
                                    ? "forbidden"
                                    : request.getStatusElement()
                                            .getValueAsString()
                                            .replace("completed", "stopped"),
                            bound(request, Period::getStartElement, Comparator.naturalOrder())
                                    .orElseGet(() -> raw(request.getAuthoredOnElement())),
                            bound(request, Period::getEndElement, Comparator.reverseOrder())
                                    .filter(end -> request.getDosageInstruction().stream()
                                            .allMatch(dosage -> bounds(dosage).hasEnd()))
                                    .orElse(""),
                            request.getDosageInstruction().stream()
                                    .filter(dosage -> dosage.hasText())
                                    .map(dosage -> dosage.getText())
                                    .collect(Collectors.joining("; ")));
                }
            }
            case MedicationStatement statement ->
                put(
                        name,
                        "STATED",
                        codes(drug(statement.getMedication(), statement.getContained())),
                        statement.getStatusElement().getValueAsString(),
                        time(statement.getEffective()),
                        end(statement.getEffective()),
                        statement.getDosage().stream()
                                .filter(dosage -> dosage.hasText())
                                .map(dosage -> dosage.getText())
                                .collect(Collectors.joining("; ")));
            case MedicationAdministration given ->
                put(
                        name,
                        "ADMINISTERED",
                        codes(drug(given.getMedication(), given.getContained())),
                        given.getStatusElement().getValueAsString(),
                        time(given.getEffective()),
                        end(given.getEffective()),
                        given.getDosage().hasText() ? given.getDosage().getText() : "");
            case MedicationDispense dispense ->
                put(
                        name,
                        "DISPENSED",
                        codes(drug(dispense.getMedication(), dispense.getContained())),
                        dispense.getStatusElement().getValueAsString(),
                        raw(dispense.getWhenHandedOverElement()),
                        "",
                        dispense.getDosageInstruction().stream()
                                .filter(dosage -> dosage.hasText())
                                .map(dosage -> dosage.getText())
                                .collect(Collectors.joining("; ")));
            case Procedure procedure ->
                put(
                        name,
                        "procedure",
                        codes(procedure.getCode()),
                        procedure.getStatusElement().getValueAsString(),
                        time(procedure.getPerformed()));
            case ServiceRequest order ->
                put(
                        name,
                        "order",
                        codes(order.getCode()),
                        order.getStatusElement().getValueAsString(),
                        raw(order.getAuthoredOnElement()));
            case Encounter encounter ->
                put(
                        name,
                        "encounter",
                        codes(encounter.getTypeFirstRep()),
                        encounter.getClass_().getCode(),
                        encounter.getStatus() == Encounter.EncounterStatus.INPROGRESS ? "open" : "over",
                        time(encounter.getPeriod()));
            case FamilyMemberHistory family -> {
                for (int i = 0; i < family.getCondition().size(); i++) {
                    put(
                            name + "#condition[" + i + "]",
                            "family",
                            codes(family.getCondition().get(i).getCode()));
                }
            }
            case DocumentReference document -> {
                if (document.getStatus() != org.hl7.fhir.r4.model.Enumerations.DocumentReferenceStatus.SUPERSEDED) {
                    for (int i = 0; i < document.getContent().size(); i++) {
                        put(
                                name + "#content[" + i + "]",
                                "note",
                                codes(document.getType()),
                                new String(
                                        document.getContent()
                                                .get(i)
                                                .getAttachment()
                                                .getData(),
                                        StandardCharsets.UTF_8));
                    }
                }
            }
            case DiagnosticReport report -> report(name, report);
            default -> {}
        }
    }

    private void report(String name, DiagnosticReport report) {
        if (report.hasConclusion()) {
            put(name + "#conclusion", "note", codes(report.getCode()), report.getConclusion());
        }
        for (int i = 0; i < report.getPresentedForm().size(); i++) {
            put(
                    name + "#presentedForm[" + i + "]",
                    "note",
                    codes(report.getCode()),
                    new String(report.getPresentedForm().get(i).getData(), StandardCharsets.UTF_8));
        }
    }

    private void observation(String name, Observation observation) {
        String status = observation.getStatusElement().getValueAsString();
        if (status.equals("entered-in-error") || status.equals("cancelled")) {
            return;
        }
        String common = status + "|" + categories(observation.getCategory()) + "|" + time(observation.getEffective());
        if (observation.hasValue()
                || observation.hasDataAbsentReason()
                || observation.hasInterpretation()
                || (!observation.hasComponent() && !observation.hasHasMember())) {
            put(
                    name,
                    "observation",
                    codes(observation.getCode()),
                    common,
                    value(observation.getValue(), observation.getDataAbsentReason()),
                    observation.hasInterpretation()
                            ? observation
                                    .getInterpretationFirstRep()
                                    .getCodingFirstRep()
                                    .getCode()
                            : "");
        }
        for (int i = 0; i < observation.getComponent().size(); i++) {
            var component = observation.getComponent().get(i);
            put(
                    name + "#component[" + i + "]",
                    "observation",
                    codes(component.getCode()),
                    common,
                    value(component.getValue(), component.getDataAbsentReason()),
                    component.hasInterpretation()
                            ? component
                                    .getInterpretationFirstRep()
                                    .getCodingFirstRep()
                                    .getCode()
                            : "");
        }
    }

    private static String value(Type value, CodeableConcept absent) {
        return switch (value) {
            case null -> "none";
            case Quantity quantity -> quantity(quantity);
            case CodeableConcept concept -> "coded " + codes(concept);
            case org.hl7.fhir.r4.model.StringType text -> "words " + text.getValue();
            case org.hl7.fhir.r4.model.BooleanType flag -> "flag " + flag.getValue();
            case org.hl7.fhir.r4.model.IntegerType integer -> "= " + integer.getValue() + " 1";
            case BaseDateTimeType date -> "date " + raw(date);
            case Period period -> "date " + time(period);
            default -> throw new IllegalStateException("a sample with a value of type " + value.fhirType());
        };
    }

    private static String quantity(Quantity quantity) {
        if (!quantity.hasValue()) {
            return "none";
        }
        BigDecimal value = quantity.getValue();
        boolean isUcum = quantity.hasCode() && "http://unitsofmeasure.org".equals(quantity.getSystem());
        String unit = isUcum
                ? Units.canonical(quantity.getCode()).orElse(quantity.getCode().contains(" ") ? "" : quantity.getCode())
                : Units.canonical(quantity.hasUnit() ? quantity.getUnit() : "?").orElse("");
        String comparator = quantity.hasComparator() ? quantity.getComparator().toCode() : "=";
        return unit.isEmpty()
                ? "no unit " + value.toPlainString()
                : comparator + " " + value.toPlainString() + " " + unit;
    }

    private static Period bounds(Dosage dosage) {
        return dosage.getTiming().getRepeat().getBounds() instanceof Period period ? period : new Period();
    }

    /** The first beginning or the last end of all dosages. */
    private static Optional<String> bound(
            MedicationRequest request, Function<Period, DateTimeType> which, Comparator<Date> first) {
        return request.getDosageInstruction().stream()
                .map(HapiReading::bounds)
                .map(which)
                .filter(DateTimeType::hasValue)
                .min(Comparator.comparing(DateTimeType::getValue, first))
                .map(HapiReading::raw);
    }

    private static String end(Type time) {
        return time instanceof Period period ? raw(period.getEndElement()) : "";
    }

    private static String time(Type time) {
        return switch (time) {
            case null -> "";
            case DateTimeType moment -> raw(moment);
            case InstantType instant -> raw(instant);
            case Period period when period.isEmpty() -> "";
            case Period period -> raw(period.getStartElement()) + "/" + raw(period.getEndElement());
            default -> "";
        };
    }

    /** As written, and where that is a moment also the moment itself. */
    private static String raw(BaseDateTimeType date) {
        if (!date.hasValue()) {
            return "";
        }
        String written = date.getValueAsString();
        return written.length() <= 10
                ? written
                : written + "=" + date.getValue().toInstant().atOffset(ZoneOffset.UTC);
    }

    private CodeableConcept drug(Type medication, List<Resource> contained) {
        if (medication instanceof CodeableConcept concept) {
            return concept;
        }
        String reference = ((Reference) medication).getReference();
        Resource found = reference.startsWith("#")
                ? contained.stream()
                        .filter(inner -> inner.getIdElement().getIdPart().equals(reference.replace("#", ""))
                                || inner.getId().equals(reference))
                        .findFirst()
                        .orElseThrow()
                : places.get(reference);
        return ((Medication) found).getCode();
    }

    private static String clinical(String status, boolean hasAbated) {
        return switch (status) {
            case "active", "recurrence", "relapse" -> hasAbated ? "UNKNOWN" : "ACTIVE";
            case "inactive", "remission", "resolved" -> "PAST";
            default -> hasAbated ? "PAST" : "UNKNOWN";
        };
    }

    private static String code(CodeableConcept concept) {
        return code(concept.getCodingFirstRep().getCode());
    }

    private static String code(String code) {
        return code == null ? "" : code;
    }

    private static String codes(CodeableConcept concept) {
        var codes = new ArrayList<String>();
        concept.getCoding().stream()
                .filter(coding -> coding.hasCode())
                .forEach(coding -> codes.add((coding.hasSystem() ? coding.getSystem() : "") + "|" + coding.getCode()));
        String text = concept.hasText()
                ? concept.getText()
                : concept.getCoding().stream()
                        .filter(coding -> coding.hasDisplay())
                        .map(coding -> coding.getDisplay())
                        .findFirst()
                        .orElse("");
        return codes.stream().distinct().toList() + " " + text.strip();
    }

    private static String categories(List<CodeableConcept> categories) {
        var codes = new TreeSet<String>();
        categories.forEach(category -> category.getCoding().forEach(coding -> codes.add(coding.getCode())));
        return codes.toString();
    }

    private void put(String name, String... parts) {
        lines.put(name, String.join(" | ", parts));
    }
}
