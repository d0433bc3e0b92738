package org.consilium.chart;

import java.time.Instant;

/**
 * When something happened, as exactly as the record says: the first and last instant it can mean.
 * A FHIR instant has both equal, a date spans its day, a year its year, a Period its start to end.
 *
 * @param written the time as the record wrote it
 */
public record ClinicalTime(Instant earliest, Instant latest, String written) {
    public ClinicalTime {
        if (latest.isBefore(earliest)) {
            throw new IllegalArgumentException("CSL-0011 a time cannot end before it begins");
        }
    }

    public static ClinicalTime at(Instant instant) {
        return new ClinicalTime(instant, instant, instant.toString());
    }
}
