package org.consilium.fhir;

import java.util.Map;
import java.util.Optional;
import org.consilium.chart.Reach.Kind;

/** Which types of resource a chart is made of, and which kind of fact each holds. */
final class Kinds {
    private static final Map<String, Kind> BY_TYPE = Map.ofEntries(
            Map.entry("Patient", Kind.PATIENT),
            Map.entry("Observation", Kind.OBSERVATION),
            Map.entry("Condition", Kind.CONDITION),
            Map.entry("MedicationRequest", Kind.MEDICATION),
            Map.entry("MedicationStatement", Kind.MEDICATION),
            Map.entry("MedicationAdministration", Kind.MEDICATION),
            Map.entry("MedicationDispense", Kind.MEDICATION),
            Map.entry("Procedure", Kind.PROCEDURE),
            Map.entry("AllergyIntolerance", Kind.ALLERGY),
            Map.entry("Encounter", Kind.ENCOUNTER),
            Map.entry("FamilyMemberHistory", Kind.FAMILY_HISTORY),
            Map.entry("DocumentReference", Kind.NOTE),
            Map.entry("Composition", Kind.NOTE),
            Map.entry("DiagnosticReport", Kind.NOTE),
            Map.entry("ServiceRequest", Kind.ORDER),
            Map.entry("DeviceRequest", Kind.ORDER),
            Map.entry("NutritionOrder", Kind.ORDER));

    private Kinds() {}

    static Optional<Kind> of(String type) {
        return Optional.ofNullable(BY_TYPE.get(type));
    }
}
