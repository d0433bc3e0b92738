package org.consilium.calculator;

import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.consilium.assessment.Abstention;
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
    /** The topic of the entry that names the scores that are not offered. */
    static final String NOT_OFFERED = "scores-not-offered";

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
        Map<String, Offer> offers = new LinkedHashMap<>();
        shown().forEach(calculator -> offers.put(calculator.definition().id(), calculator.offer(situations)));
        List<Calculation> calculations = offers.values().stream()
                .flatMap(offer -> offer.given().stream())
                .toList();
        Set<String> superseded = calculations.stream()
                .filter(calculation -> calculation.outcome() instanceof Calculation.Outcome.Exact
                        || (calculation.relevance() != Calculation.Relevance.ROUTINE
                                && !(calculation.outcome() instanceof Calculation.Outcome.NotComputable)))
                .flatMap(calculation -> calculators.named(calculation.topic()).definition().supersedes().stream())
                .collect(Collectors.toSet());
        Stream<Assessment> sorted = calculations.stream()
                .map(calculation -> superseded.contains(calculation.topic()) ? calculation.asRoutine() : calculation)
                .sorted(Comparator.comparing(Calculation::relevance)
                        .thenComparing(calculation -> !isCalledFor(calculation))
                        .thenComparing(Calculation::topic))
                .map(calculation -> calculation);
        return Stream.concat(sorted, notOffered(offers).stream()).toList();
    }

    /** So that nobody takes the silence of a score for a good result: one entry, the last, for all of them. */
    private Optional<Abstention> notOffered(Map<String, Offer> offers) {
        List<String> reasons = new ArrayList<>();
        offers.forEach((id, offer) -> {
            if (offer instanceof Offer.Withheld withheld) {
                reasons.add(calculators.named(id).definition().title() + ": " + withheld.because());
            }
        });
        return reasons.isEmpty()
                ? Optional.empty()
                : Optional.of(new Abstention(
                        NOT_OFFERED,
                        "Not offered, and why",
                        "NOT_OFFERED",
                        reasons.size() + " scores are not offered for this record",
                        reasons));
    }

    /** Whether an order that is being written calls for it: then it goes before others of its weight. */
    private boolean isCalledFor(Calculation calculation) {
        return calculators.named(calculation.topic()).definition().context().stream()
                .filter(situation -> situation.kind() instanceof Context.Kind.Ordered)
                .anyMatch(situation -> calculation.inputs().stream()
                        .anyMatch(input -> input.id().equals(situation.id())));
    }

    private Collection<Calculator> shown() {
        return calculators.all().stream()
                .filter(calculator -> settings.showDrafts()
                        || calculator.definition().status() == CalculatorDefinition.Status.REVIEWED)
                .toList();
    }
}
