package org.consilium.evaluation.fill;

import java.util.Collection;
import java.util.EnumSet;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.consilium.assessment.Calculation.Outcome;
import org.consilium.calculator.Calculator;
import org.consilium.calculator.CalculatorDefinition;
import org.consilium.calculator.Calculators;
import org.consilium.chart.PatientChart;
import org.consilium.evaluation.fill.Filling.Standing;
import org.consilium.expression.Truth;
import org.consilium.selection.InputSpec;
import org.consilium.selection.Selected;
import org.consilium.selection.Selection;
import org.consilium.selection.Selector;
import org.consilium.terminology.CodeSets;

/** Fills every score from one record, as the service would with that record before it. */
final class Filler {
    private final Selector selector;
    private final Calculators calculators;
    private final boolean everyone;

    /** @param everyone also the scores that are not meant for the patient */
    Filler(boolean everyone) {
        this.selector = Selector.standard();
        this.calculators = Calculators.load(CodeSets.load(), selector);
        this.everyone = everyone;
    }

    Collection<Calculator> scores() {
        return calculators.all();
    }

    List<Filling> fill(PatientChart chart) {
        Selection selection = selector.over(chart);
        return calculators.all().stream()
                .map(calculator -> fill(calculator, selection))
                .toList();
    }

    private Filling fill(Calculator calculator, Selection selection) {
        String id = calculator.definition().id();
        if (!everyone && calculator.concerns(selection) == Truth.FALSE) {
            return new Filling(id, Standing.NOT_MEANT, false, Map.of());
        }
        return switch (calculator.calculate(selection, Map.of()).outcome()) {
            case Outcome.Exact ignored -> filled(calculator, selection, Standing.EXACT);
            case Outcome.OnDay day ->
                filled(calculator, selection, day.earliest().equals(day.latest()) ? Standing.EXACT : Standing.INTERVAL);
            case Outcome.Between ignored -> filled(calculator, selection, Standing.INTERVAL);
            case Outcome.NotComputable ignored -> filled(calculator, selection, Standing.NOT_COMPUTABLE);
            case Outcome.NotApplicable ignored -> new Filling(id, Standing.EXCLUDED, false, Map.of());
        };
    }

    private static Filling filled(Calculator calculator, Selection selection, Standing standing) {
        CalculatorDefinition definition = calculator.definition();
        List<InputSpec> specs =
                definition.inputs().stream().map(input -> input.spec()).toList();
        Map<String, Selected> found = selection.selectAll(specs);
        Set<String> used = used(definition);
        Map<Item, Lack> lacking = new TreeMap<>();
        Set<Selected.State> states = EnumSet.noneOf(Selected.State.class);
        for (InputSpec spec : specs) {
            Selected one = found.get(spec.id());
            if (one != null && used.contains(spec.id())) {
                states.add(one.state());
                Lack.of(spec, one)
                        .filter(lack -> standing != Standing.EXACT)
                        .ifPresent(lack -> lacking.putIfAbsent(Item.of(spec), lack));
            }
        }
        return new Filling(definition.id(), standing, states.contains(Selected.State.ASSUMED), lacking);
    }

    private static Set<String> used(CalculatorDefinition definition) {
        Set<String> used = new HashSet<>();
        definition
                .formula()
                .steps()
                .forEach(step -> used.addAll(step.expression().uses()));
        return used;
    }
}
