package org.consilium.calculator;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeSet;
import java.util.function.Function;
import org.consilium.expression.Bindings;
import org.consilium.expression.Evaluation;
import org.consilium.expression.Formula;
import org.consilium.expression.Node;
import org.consilium.expression.Type;
import org.consilium.expression.Value;
import org.consilium.terminology.Measurand;

/** Which edges of a definition no worked example stands on, or on both sides of. */
final class EdgeCoverage {
    private static final double NEAR = 0.1;
    private final CalculatorDefinition definition;
    private final List<String> gaps = new ArrayList<>();
    private final List<Map<String, Value>> runs = new ArrayList<>();

    private EdgeCoverage(CalculatorDefinition definition) {
        this.definition = definition;
        for (Vector vector : definition.vectors()) {
            if (vector.variant().isEmpty()) {
                runs.add(run(definition.formula(), vector.inputs()));
            }
        }
    }

    static List<String> gaps(CalculatorDefinition definition) {
        var coverage = new EdgeCoverage(definition);
        coverage.resultBands();
        coverage.inputs();
        definition
                .formula()
                .steps()
                .forEach(step -> coverage.walk(step.expression().root()));
        return coverage.gaps;
    }

    private static Map<String, Value> run(Formula formula, Bindings inputs) {
        Map<String, Value> values = new LinkedHashMap<>(inputs.values());
        for (Evaluation.Step step : formula.evaluate(inputs).steps()) {
            values.put(step.name(), step.value());
        }
        return values;
    }

    /** A result in the band below and one in the band above, both next to the edge. */
    private void resultBands() {
        List<ResultForm.Band> bands = definition.result().bands();
        for (int i = 0; i + 1 < bands.size(); i++) {
            BigDecimal edge = bands.get(i).edge().orElseThrow();
            near(bands.get(i), edge);
            near(bands.get(i + 1), edge);
        }
    }

    private void near(ResultForm.Band band, BigDecimal edge) {
        double lastDigit = Math.pow(10, -definition.result().decimals());
        double reach = definition.result().points() ? 1.5 : Math.max(Math.abs(edge.doubleValue()) * NEAR, lastDigit);
        boolean met = singles("result").stream()
                .filter(value -> value.subtract(edge).abs().doubleValue() <= reach)
                .anyMatch(value -> definition
                        .result()
                        .bandsOf(Value.Number.exactly(value, definition.result().unit()))
                        .equals(List.of(band)));
        if (!met) {
            gaps.add("no worked example in the band \"" + band.label() + "\" next to " + edge);
        }
    }

    /** Every statement true and false, every word of every choice. */
    private void inputs() {
        for (InputForm input : definition.inputs()) {
            boolean used = definition.formula().steps().stream()
                    .anyMatch(step -> step.expression().uses().contains(input.id()));
            if (!used || input.type() instanceof Type.Number || input.type() instanceof Type.Day) {
                continue;
            }
            List<Value> wanted = input.type() instanceof Type.Logical ? input.candidates() : List.of();
            for (Value value : wanted) {
                if (runs.stream().noneMatch(run -> value.equals(run.get(input.id())))) {
                    gaps.add("no worked example with " + input.id() + " " + value);
                }
            }
        }
    }

    private void walk(Node node) {
        if (node instanceof Node.Comparison comparison) {
            limit(comparison.left(), comparison.right());
        }
        if (node instanceof Node.Bands bands) {
            bands.rows().forEach(row -> limit(bands.subject(), row.limit()));
        }
        if (node instanceof Node.Call call && call.function() == Node.Function.CLAMP) {
            limit(call.arguments().get(0), call.arguments().get(1));
            limit(call.arguments().get(0), call.arguments().get(2));
        }
        Trees.children(node).forEach(this::walk);
    }

    /** An input compared with a number: one example on the number itself, one below and one above. */
    private void limit(Node subject, Node limit) {
        Optional<String> name = name(subject);
        if (name.isEmpty() || !(limit instanceof Node.Amount amount)) {
            return;
        }
        boolean input = definition.input(name.get()).isPresent();
        var seen = new TreeSet<>(singles(name.get()));
        if (input
                && !seen.contains(amount.value())
                && seen.stream().noneMatch(value -> value.compareTo(amount.value()) == 0)) {
            gaps.add("no worked example with " + name.get() + " at " + amount.value());
        }
        boolean below = seen.lower(amount.value()) != null || isEnd(name.get(), Measurand.Plausible::low, amount);
        boolean above = seen.higher(amount.value()) != null || isEnd(name.get(), Measurand.Plausible::high, amount);
        if (!below || !above) {
            gaps.add("no worked example on either side of " + name.get() + " " + amount.value());
        }
    }

    /** Beyond a plausible end there is nothing to try. */
    private boolean isEnd(String name, Function<Measurand.Plausible, BigDecimal> end, Node.Amount amount) {
        return definition.input(name).flatMap(InputForm::plausible).map(end).stream()
                .anyMatch(value -> value.compareTo(amount.value()) == 0);
    }

    private static Optional<String> name(Node node) {
        return switch (node) {
            case Node.Name name -> Optional.of(name.name());
            case Node.Bare bare -> name(bare.operand());
            default -> Optional.empty();
        };
    }

    private List<BigDecimal> singles(String name) {
        return runs.stream()
                .map(run -> run.get(name))
                .filter(Value.Number.class::isInstance)
                .flatMap(value -> ((Value.Number) value).single().stream())
                .toList();
    }
}
