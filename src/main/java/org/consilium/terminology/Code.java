package org.consilium.terminology;

import static java.util.Objects.requireNonNull;

/** A code in a code system, the FHIR R4 Coding without its display. */
public record Code(String system, String value) {
    public Code {
        requireNonNull(system, "system");
        if (requireNonNull(value, "value").isBlank()) {
            throw new IllegalArgumentException("CSL-0001 a code needs a value");
        }
    }

    public static Code loinc(String value) {
        return new Code(CodeSystems.LOINC, value);
    }

    public static Code snomed(String value) {
        return new Code(CodeSystems.SNOMED, value);
    }

    public static Code icd10cm(String value) {
        return new Code(CodeSystems.ICD10CM, value);
    }

    public static Code rxnorm(String value) {
        return new Code(CodeSystems.RXNORM, value);
    }
}
