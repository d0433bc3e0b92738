package org.consilium.fhir;

import java.util.Optional;
import org.consilium.chart.Demographics;
import org.consilium.chart.Demographics.Deceased;
import org.consilium.chart.Demographics.Gender;
import org.consilium.chart.PatientId;
import org.consilium.chart.Source;
import tools.jackson.databind.JsonNode;

/** FHIR R4 Patient, without name, address and other identifiers: rules need none of them. */
record PatientReader(Times times) {

    Demographics read(Resource resource) {
        JsonNode json = resource.json();
        return new Demographics(resource.source(), times.moment(json, "birthDate"), gender(json), deceased(json));
    }

    static Demographics unknown(PatientId patient) {
        return new Demographics(
                Source.of("Patient/" + patient.value()), Optional.empty(), Gender.UNKNOWN, Deceased.UNKNOWN);
    }

    private static Gender gender(JsonNode patient) {
        return switch (Elements.text(patient, "gender").orElse("")) {
            case "female" -> Gender.FEMALE;
            case "male" -> Gender.MALE;
            case "other" -> Gender.OTHER;
            default -> Gender.UNKNOWN;
        };
    }

    /** A patient of whom the record does not say so is not known to be alive. */
    private static Deceased deceased(JsonNode patient) {
        if (Elements.has(patient, "deceasedDateTime")) {
            return Deceased.YES;
        }
        if (!Elements.has(patient, "deceasedBoolean")) {
            return Deceased.UNKNOWN;
        }
        return Elements.isTrue(patient, "deceasedBoolean") ? Deceased.YES : Deceased.NO;
    }
}
