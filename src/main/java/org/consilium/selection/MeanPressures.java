package org.consilium.selection;

import java.math.BigDecimal;
import java.math.MathContext;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.consilium.chart.ClinicalTime;
import org.consilium.chart.Finding;
import org.consilium.chart.Result;
import org.consilium.terminology.Code;
import org.consilium.terminology.Concept;
import org.consilium.terminology.Quantity;

/**
 * Mean arterial pressure of readings that only have systolic and diastolic: a third of the one and two thirds of the
 * other, of one Observation. A mean that was itself recorded at that moment goes before.
 */
final class MeanPressures {
    private static final Code SYSTOLIC = Code.loinc("8480-6");
    private static final Code DIASTOLIC = Code.loinc("8462-4");
    static final Code MEAN = Code.loinc("8478-0");
    private static final String UNIT = "mm[Hg]";
    private static final BigDecimal THREE = BigDecimal.valueOf(3);

    private MeanPressures() {}

    static List<Finding.Observation> of(Map<Code, List<Finding.Observation>> byCode) {
        Map<String, Finding.Observation> diastolic = new HashMap<>();
        for (Finding.Observation fact : byCode.getOrDefault(DIASTOLIC, List.of())) {
            fact.panel().ifPresent(panel -> diastolic.put(panel, fact));
        }
        Set<Optional<ClinicalTime>> recorded = byCode.getOrDefault(MEAN, List.of()).stream()
                .map(Finding.Observation::time)
                .collect(Collectors.toSet());
        List<Finding.Observation> means = new ArrayList<>();
        for (Finding.Observation fact : byCode.getOrDefault(SYSTOLIC, List.of())) {
            if (!recorded.contains(fact.time())) {
                fact.panel()
                        .map(diastolic::get)
                        .flatMap(other -> mean(fact, other))
                        .ifPresent(means::add);
            }
        }
        return means;
    }

    private static Optional<Finding.Observation> mean(Finding.Observation systolic, Finding.Observation diastolic) {
        Optional<BigDecimal> high = pressure(systolic);
        Optional<BigDecimal> low = pressure(diastolic);
        if (high.isEmpty() || low.isEmpty()) {
            return Optional.empty();
        }
        BigDecimal mean = high.get().add(low.get().multiply(BigDecimal.TWO)).divide(THREE, MathContext.DECIMAL64);
        String written = high.get().toPlainString() + "/" + low.get().toPlainString() + " " + UNIT;
        return Optional.of(new Finding.Observation(
                systolic.source(),
                Concept.of(MEAN, "Mean arterial pressure"),
                systolic.status(),
                systolic.categories(),
                new Result.Measured(new Quantity(mean, UNIT), Result.Bound.EXACT, written, Optional.empty()),
                systolic.time(),
                systolic.panel(),
                systolic.specimen(),
                Optional.empty()));
    }

    private static Optional<BigDecimal> pressure(Finding.Observation fact) {
        return fact.result() instanceof Result.Measured measured
                        && measured.bound() == Result.Bound.EXACT
                        && measured.quantity().unit().equals(UNIT)
                ? Optional.of(measured.quantity().value())
                : Optional.empty();
    }
}
