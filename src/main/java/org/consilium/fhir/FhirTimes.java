package org.consilium.fhir;

import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.regex.Pattern;
import org.consilium.chart.ClinicalTime;
import org.hl7.fhir.r4.model.DateTimeType;

/** Times as FHIR R4 writes them. */
final class FhirTimes {
    private static final Pattern DATE_TIME =
            Pattern.compile("\\d{4}(-\\d\\d(-\\d\\d(T\\d\\d:\\d\\d:\\d\\d(\\.\\d{1,9})?(Z|[+-]\\d\\d:\\d\\d))?)?)?");

    private FhirTimes() {}

    /** As exact as the record wrote it; where that is no FHIR dateTime, the moment that it was read as. */
    static DateTimeType dateTime(ClinicalTime time, Instant read) {
        return DATE_TIME.matcher(time.written()).matches()
                ? new DateTimeType(time.written())
                : new DateTimeType(zulu(read));
    }

    static String zulu(Instant moment) {
        return moment.truncatedTo(ChronoUnit.MILLIS).toString();
    }
}
