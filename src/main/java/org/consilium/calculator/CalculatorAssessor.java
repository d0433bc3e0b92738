package org.consilium.calculator;

import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.consilium.assessment.Assessment;
import org.consilium.assessment.Assessor;
import org.consilium.assessment.Calculation;
import org.consilium.assessment.Occasion;
import org.consilium.assessment.Service;
import org.consilium.chart.PatientChart;
import org.consilium.selection.Selector;
import org.springframework.stereotype.Component;

/** Every score that is meant for the patient, those that matter now first. */
@Component
public final class CalculatorAssessor implements Assessor {
    private final Calculators calculators;
    private final Selector selector;
    private final CalculatorSettings settings;

    public CalculatorAssessor(Calculators calculators, Selector selector, CalculatorSettings settings) {
        this.calculators = calculators;
        this.selector = selector;
        this.settings = settings;
    }

    @Override
    public Service service() {
        return Service.CALCULATIONS;
    }

    @Override
    public List<Assessment> assess(PatientChart chart, Occasion occasion) {
        var situations = new Situations(selector.over(chart));
        List<Calculation> calculations = shown().stream()
                .flatMap(calculator -> calculator.offered(situations).stream())
                .toList();
        Set<String> superseded = calculations.stream()
                .filter(calculation -> calculation.outcome() instanceof Calculation.Outcome.Exact
                        || calculation.relevance() != Calculation.Relevance.ROUTINE)
                .flatMap(calculation -> calculators.named(calculation.topic()).definition().supersedes().stream())
                .collect(Collectors.toSet());
        return calculations.stream()
                .map(calculation -> superseded.contains(calculation.topic()) ? calculation.asRoutine() : calculation)
                .sorted(Comparator.comparing(Calculation::relevance).thenComparing(Calculation::topic))
                .<Assessment>map(calculation -> calculation)
                .toList();
    }

    private Collection<Calculator> shown() {
        return calculators.all().stream()
                .filter(calculator -> settings.showDrafts()
                        || calculator.definition().status() == CalculatorDefinition.Status.REVIEWED)
                .toList();
    }
}
