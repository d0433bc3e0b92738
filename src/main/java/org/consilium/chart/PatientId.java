package org.consilium.chart;

import java.util.regex.Pattern;

/** The logical id of the Patient resource (FHIR R4 id: 1 to 64 of letters, digits, '-' and '.'). */
public record PatientId(String value) {
    private static final Pattern FHIR_ID = Pattern.compile("[A-Za-z0-9\\-.]{1,64}");

    public PatientId {
        if (!isValid(value)) {
            throw new IllegalArgumentException("CSL-0010 a patient id has 1 to 64 letters, digits, '-' or '.'");
        }
    }

    public static boolean isValid(String value) {
        return FHIR_ID.matcher(value).matches();
    }
}
