package org.consilium.chart;

import java.util.regex.Pattern;

/**
 * The logical id of the Patient resource (FHIR R4 id: 1 to 64 of letters, digits, '-' and '.'). The ids "." and "..",
 * which FHIR's pattern allows too, are refused: in the address of a resource they are steps to another one.
 */
public record PatientId(String value) {
    private static final Pattern FHIR_ID = Pattern.compile("[A-Za-z0-9\\-.]{1,64}");

    public PatientId {
        if (!isValid(value)) {
            throw new IllegalArgumentException(
                    "CSL-0010 a patient id has 1 to 64 letters, digits, '-' or '.', and is not '.' or '..'");
        }
    }

    public static boolean isValid(String value) {
        return FHIR_ID.matcher(value).matches() && !value.equals(".") && !value.equals("..");
    }
}
