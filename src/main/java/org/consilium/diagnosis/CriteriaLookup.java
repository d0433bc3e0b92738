package org.consilium.diagnosis;

import org.consilium.chart.PatientChart;

/** Criteria sets, ready to be held against a chart. */
@FunctionalInterface
interface CriteriaLookup {
    CriteriaVerdicts over(PatientChart chart);

    static CriteriaLookup none() {
        return chart -> CriteriaVerdicts.none();
    }
}
