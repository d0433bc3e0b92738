package org.consilium.fhir;

import java.util.List;
import java.util.Optional;
import org.consilium.chart.Finding;
import org.consilium.terminology.Concept;

/** From one resource to its facts, by type. What cannot be read becomes a fact of its own: that it could not be read. */
final class ResourceReader {
    private final ObservationReader observations;
    private final ConditionReader conditions;
    private final MedicationReader medications;
    private final CareReader care;
    private final NoteReader notes;

    ResourceReader(References references, Times times) {
        observations = new ObservationReader(references, times, new Results(times));
        conditions = new ConditionReader(times);
        medications = new MedicationReader(references, times);
        care = new CareReader(times);
        notes = new NoteReader(references, times);
    }

    Reading read(Resource resource) {
        try {
            return switch (resource.type()) {
                case "Observation" -> observations.read(resource);
                case "Condition" -> conditions.condition(resource);
                case "AllergyIntolerance" -> conditions.allergy(resource);
                case "FamilyMemberHistory" -> conditions.family(resource);
                case "MedicationRequest" -> medications.request(resource);
                case "MedicationStatement" -> medications.statement(resource);
                case "MedicationAdministration" -> medications.administration(resource);
                case "MedicationDispense" -> medications.dispense(resource);
                case "Procedure" -> care.procedure(resource);
                case "Encounter" -> care.encounter(resource);
                case "DocumentReference" -> notes.document(resource);
                case "DiagnosticReport" -> notes.report(resource);
                case "Composition" -> notes.composition(resource);
                default -> care.order(resource);
            };
        } catch (Malformed malformed) {
            return Reading.of(unreadable(resource, malformed.reason()));
        }
    }

    static Finding.Unreadable unreadable(Resource resource, String reason) {
        return new Finding.Unreadable(resource.source(), label(resource), reason, Optional.empty());
    }

    /** What it is about, if that much can be read. */
    private static Concept label(Resource resource) {
        try {
            return Elements.concept(resource.json(), "code").orElseGet(() -> named(resource));
        } catch (Malformed notEvenThat) {
            return named(resource);
        }
    }

    private static Concept named(Resource resource) {
        return new Concept(List.of(), resource.type());
    }
}
