package org.consilium.diagnosis.ledger;

import java.util.Optional;
import org.consilium.assessment.Calculation;
import org.consilium.chart.PatientChart;

/** Scores of calculators, by id: one definition each, computed from the chart. */
@FunctionalInterface
public interface Scores {

    /** Empty if there is no such calculator or it does not apply to the patient. */
    Optional<Calculation> of(String calculator, PatientChart chart);

    static Scores none() {
        return (calculator, chart) -> Optional.empty();
    }
}
