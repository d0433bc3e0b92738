package org.consilium.selection;

import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.consilium.chart.Finding;
import org.consilium.chart.PatientChart;
import org.consilium.terminology.Code;
import org.consilium.terminology.Measurand;

/** A chart with its observations by code, so that hundreds of inputs do not each read the whole record. */
final class ChartIndex {
    private final PatientChart chart;
    private final Map<Code, List<Finding.Observation>> byCode = new HashMap<>();
    private final Map<Asked, Readings> read = new ConcurrentHashMap<>();
    private final Map<Inputs, Map<String, Selected>> selected = new ConcurrentHashMap<>();

    /** Inputs that are looked up together; like measurands they count by identity. */
    private record Inputs(List<InputSpec> specs) {
        @Override
        public boolean equals(Object other) {
            if (!(other instanceof Inputs that) || specs.size() != that.specs.size()) {
                return false;
            }
            for (int i = 0; i < specs.size(); i++) {
                if (specs.get(i) != that.specs.get(i)) {
                    return false;
                }
            }
            return true;
        }

        @Override
        public int hashCode() {
            int hash = 1;
            for (InputSpec spec : specs) {
                hash = 31 * hash + System.identityHashCode(spec);
            }
            return hash;
        }
    }

    /** What was found before for the same inputs: many rules share them. */
    Map<String, Selected> selected(List<InputSpec> specs, Supplier<Map<String, Selected>> finding) {
        return selected.computeIfAbsent(new Inputs(specs), key -> finding.get());
    }

    /** Numbers of one measurand in one unit: many rules want the same. The measurand counts by identity, being large. */
    private record Asked(Measurand measurand, String unit, Origin.Observed.Scale scale) {
        @Override
        public boolean equals(Object other) {
            return other instanceof Asked that
                    && measurand == that.measurand
                    && unit.equals(that.unit)
                    && scale == that.scale;
        }

        @Override
        public int hashCode() {
            return (System.identityHashCode(measurand) * 31 + unit.hashCode()) * 31 + scale.hashCode();
        }
    }

    /** What was read before for the same question. */
    Readings numbers(Origin.Observed origin, String unit, Supplier<Readings> reading) {
        return read.computeIfAbsent(new Asked(origin.measurand(), unit, origin.scale()), key -> reading.get());
    }

    ChartIndex(PatientChart chart) {
        this.chart = chart;
        chart.observations().forEach((concept, observations) -> {
            for (Code code : concept.codes()) {
                byCode.computeIfAbsent(code, key -> new ArrayList<>()).addAll(observations);
            }
        });
    }

    PatientChart chart() {
        return chart;
    }

    List<Finding.Observation> observations(Measurand measurand) {
        List<List<Finding.Observation>> kept = measurand.codes().stream()
                .map(coded -> kept(coded.code()))
                .filter(found -> !found.isEmpty())
                .toList();
        if (kept.size() == 1) {
            return kept.getFirst();
        }
        // one that has two of the codes is one
        Set<Finding.Observation> met = Collections.newSetFromMap(new IdentityHashMap<>());
        return kept.stream().flatMap(List::stream).filter(met::add).toList();
    }

    private List<Finding.Observation> kept(Code code) {
        List<Finding.Observation> recorded = byCode.getOrDefault(code, List.of());
        return code.equals(MeanPressures.MEAN)
                ? Stream.concat(recorded.stream(), MeanPressures.of(byCode).stream())
                        .toList()
                : recorded;
    }
}
