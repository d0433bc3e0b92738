package org.consilium.chart;

import java.util.Optional;

/** Who the patient is, as far as rules need it. Name and address are not read. */
public record Demographics(Source source, Optional<ClinicalTime> birthDate, Gender gender, Deceased deceased) {

    /** FHIR administrative-gender; UNKNOWN also where the record does not say. */
    public enum Gender {
        FEMALE,
        MALE,
        OTHER,
        UNKNOWN
    }

    public enum Deceased {
        YES,
        NO,
        UNKNOWN
    }
}
