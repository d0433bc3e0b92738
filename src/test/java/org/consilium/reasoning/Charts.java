package org.consilium.reasoning;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.consilium.chart.Demographics;
import org.consilium.chart.PatientChart;
import org.consilium.chart.PatientId;
import org.consilium.chart.Reach;
import org.consilium.chart.Source;

/** Charts that differ in nothing but the patient. */
final class Charts {
    static final Instant AS_OF = Instant.parse("2026-03-01T10:00:00Z");

    private Charts() {}

    static PatientChart of(String patient) {
        return at(patient, AS_OF);
    }

    static PatientChart at(String patient, Instant asOf) {
        Demographics demographics = new Demographics(
                Source.of("Patient/" + patient),
                Optional.empty(),
                Demographics.Gender.UNKNOWN,
                Demographics.Deceased.UNKNOWN);
        return new PatientChart(new PatientId(patient), demographics, List.of(), Reach.everything(), asOf);
    }
}
