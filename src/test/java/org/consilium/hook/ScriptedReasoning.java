package org.consilium.hook;

import java.time.Instant;
import java.util.List;
import org.consilium.assessment.Assessment;
import org.consilium.assessment.Assessor;
import org.consilium.assessment.Occasion;
import org.consilium.assessment.Service;
import org.consilium.chart.Fingerprint;
import org.consilium.chart.PatientChart;
import org.consilium.reasoning.Reasoning;

/** Asks the assessors at once. */
record ScriptedReasoning(List<Assessor> assessors) implements Reasoning {
    private static final Progress NOT_NEEDED = new Progress(Progress.State.NOT_NEEDED, "", List.of());

    @Override
    public Reasoned reason(Service service, PatientChart chart, Occasion occasion, Instant deadline) {
        List<Assessment> all = assessors.stream()
                .filter(assessor -> assessor.service() == service)
                .flatMap(assessor -> assessor.assess(chart, occasion).stream())
                .toList();
        return new Reasoned(all, Fingerprint.of(chart).value(), NOT_NEEDED, List.of());
    }

    @Override
    public Progress progress(Service service, String recordHash, Occasion occasion) {
        return NOT_NEEDED;
    }
}
