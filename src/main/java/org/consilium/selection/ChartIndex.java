package org.consilium.selection;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.consilium.chart.Finding;
import org.consilium.chart.PatientChart;
import org.consilium.terminology.Code;
import org.consilium.terminology.Measurand;

/** A chart with its observations by code, so that hundreds of inputs do not each read the whole record. */
final class ChartIndex {
    private final PatientChart chart;
    private final Map<Code, List<Finding.Observation>> byCode = new HashMap<>();

    ChartIndex(PatientChart chart) {
        this.chart = chart;
        for (Finding finding : chart.findings()) {
            if (finding instanceof Finding.Observation observation) {
                for (Code code : observation.concept().codes()) {
                    byCode.computeIfAbsent(code, key -> new ArrayList<>()).add(observation);
                }
            }
        }
    }

    PatientChart chart() {
        return chart;
    }

    Set<Finding.Observation> observations(Measurand measurand) {
        Set<Finding.Observation> found = new LinkedHashSet<>();
        measurand.codes().forEach(coded -> found.addAll(byCode.getOrDefault(coded.code(), List.of())));
        return found;
    }
}
