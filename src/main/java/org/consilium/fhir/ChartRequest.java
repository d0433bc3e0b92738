package org.consilium.fhir;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.consilium.chart.PatientId;

/**
 * Everything one patient's chart is read from.
 *
 * @param expected the patient of the request: context.patientId
 * @param asOf the moment for which the chart stands
 */
public record ChartRequest(PatientId expected, List<Prefetched> prefetch, Optional<Drafts> drafts, Instant asOf) {
    public ChartRequest {
        prefetch = List.copyOf(prefetch);
    }
}
