package org.consilium.diagnosis.criteria;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.consilium.assessment.Calculation.Outcome;
import org.consilium.assessment.Evidence;
import org.consilium.calculator.Calculator;
import org.consilium.calculator.Calculators;
import org.consilium.expression.Bindings;
import org.consilium.expression.Evaluation;
import org.consilium.expression.Formula;
import org.consilium.expression.Truth;
import org.consilium.expression.Value;
import org.consilium.selection.InputSpec;
import org.consilium.selection.Selected;
import org.consilium.selection.SelectedFact;
import org.consilium.selection.Selection;

/** Criteria sets held against one chart. */
public final class CriteriaReading {
    private final CriteriaSets sets;
    private final Calculators calculators;
    private final Selection selection;
    private final Map<String, Value> byHand;
    private final Map<String, List<Conclusion>> concluded = new HashMap<>();

    CriteriaReading(CriteriaSets sets, Calculators calculators, Selection selection, Map<String, Value> byHand) {
        this.sets = sets;
        this.calculators = calculators;
        this.selection = selection;
        this.byHand = Map.copyOf(byHand);
    }

    /** What "set" (its first conclusion) or "set/conclusion" comes to. */
    public Optional<Conclusion> of(String reference) {
        String[] parts = reference.split("/", 2);
        return conclusions(parts[0]).stream()
                .filter(conclusion -> parts.length == 1 || conclusion.id().equals(parts[1]))
                .findFirst();
    }

    /** Everything a set concludes, in the order of its file. */
    public List<Conclusion> conclusions(String id) {
        return concluded.computeIfAbsent(
                id, key -> sets.find(key).map(this::evaluate).orElse(List.of()));
    }

    private List<Conclusion> evaluate(CriteriaSet set) {
        Map<String, Selected> found = selection.selectAll(set.inputs());
        byHand.forEach((name, value) -> found.computeIfPresent(name, (id, selected) -> answered(selected, value)));
        Map<String, Value> values = new LinkedHashMap<>();
        found.forEach((name, selected) -> values.put(name, selected.value()));
        set.scores().forEach((name, id) -> values.put(name, score(calculators.named(id))));
        sets.edition(set).ifPresent(edition -> values.put(CriteriaReader.EDITION, new Value.Choice(Set.of(edition))));
        var bindings = new Bindings(values);
        Evaluation evaluation = set.formula().evaluate(bindings);
        return set.conclusions().stream()
                .map(statement -> conclusion(set, statement, found, evaluation))
                .toList();
    }

    private Value score(Calculator calculator) {
        if (byHand.isEmpty()) {
            return calculator.value(selection);
        }
        String unit = calculator.definition().result().unit();
        return switch (calculator.calculate(selection, byHand).outcome()) {
            case Outcome.Exact exact -> Value.Number.exactly(exact.value(), unit);
            case Outcome.Between between -> Value.Number.between(between.low(), between.high(), unit);
            case Outcome.OnDay day -> Value.Day.between(day.earliest(), day.latest());
            case Outcome.NotComputable ignored -> nothingKnown(calculator);
            case Outcome.NotApplicable ignored -> nothingKnown(calculator);
        };
    }

    private static Value nothingKnown(Calculator calculator) {
        return Value.unknown(calculator.definition().formula().type());
    }

    private static Selected answered(Selected selected, Value value) {
        return new Selected(
                selected.id(), selected.label(), value, Selected.State.GIVEN, List.of(), "answered by hand", "");
    }

    private Conclusion conclusion(
            CriteriaSet set, CriteriaSet.Statement statement, Map<String, Selected> found, Evaluation evaluation) {
        Set<String> used = used(set, statement.step());
        Truth truth = truth(evaluation, statement.step());
        return new Conclusion(
                set.id(),
                statement.id(),
                statement.title(),
                truth,
                truth == Truth.TRUE ? grade(statement, evaluation) : "",
                items(set, statement, used, evaluation),
                truth == Truth.UNKNOWN ? missing(set, used, found) : List.of(),
                evidence(used, found),
                notices(set, statement, found, evaluation),
                set.references());
    }

    private static List<String> items(
            CriteriaSet set, CriteriaSet.Statement statement, Set<String> used, Evaluation evaluation) {
        Stream<String> points = statement.points().flatMap(step -> points(step, evaluation)).stream();
        return Stream.concat(
                        points,
                        set.items().stream()
                                .filter(item -> used.contains(item.name()))
                                .map(item -> item.title() + ": " + words(truth(evaluation, item.name()))))
                .toList();
    }

    /** "Points: 3 to 6": the least with what is not known as nothing, the most with it as everything. */
    private static Optional<String> points(String step, Evaluation evaluation) {
        return evaluation
                .step(step)
                .map(Evaluation.Step::value)
                .filter(Value.Number.class::isInstance)
                .map(Value.Number.class::cast)
                .map(number -> "Points: " + range(number));
    }

    private static String range(Value.Number number) {
        String low = number.low().map(CriteriaReading::written).orElse("");
        String high = number.high().map(CriteriaReading::written).orElse("");
        if (number.known()) {
            return low;
        }
        return low.isEmpty() && high.isEmpty()
                ? "not known"
                : high.isEmpty() ? low + " or more" : low.isEmpty() ? high + " or less" : low + " to " + high;
    }

    private static String written(BigDecimal value) {
        return value.stripTrailingZeros().toPlainString();
    }

    /** All names that a step rests on, through the steps before it. */
    private static Set<String> used(CriteriaSet set, String step) {
        Set<String> used = new LinkedHashSet<>();
        collect(set.formula(), step, used);
        return used;
    }

    private static void collect(Formula formula, String name, Set<String> used) {
        formula.steps().stream()
                .filter(step -> step.name().equals(name))
                .flatMap(step -> step.expression().uses().stream())
                .filter(used::add)
                .toList()
                .forEach(below -> collect(formula, below, used));
    }

    private static String grade(CriteriaSet.Statement statement, Evaluation evaluation) {
        Map<String, String> grades = new LinkedHashMap<>();
        for (CriteriaSet.Grade grade : statement.grades()) {
            if (truth(evaluation, grade.step()) == Truth.TRUE) {
                grades.putIfAbsent(grade.group(), grade.text());
            }
        }
        return String.join(" ", grades.values());
    }

    /** What is not known and worth asking for; an input that the file does not want asked is left out. */
    private static List<String> missing(CriteriaSet set, Set<String> used, Map<String, Selected> found) {
        Set<String> unasked = set.inputs().stream()
                .filter(input -> input.onMissing() instanceof InputSpec.OnMissing.Unknown)
                .map(InputSpec::id)
                .collect(Collectors.toSet());
        return found.values().stream()
                .filter(selected ->
                        used.contains(selected.id()) && !selected.known() && !unasked.contains(selected.id()))
                .map(Selected::label)
                .distinct()
                .toList();
    }

    private static List<Evidence> evidence(Set<String> used, Map<String, Selected> found) {
        return found.values().stream()
                .filter(selected -> used.contains(selected.id()))
                .flatMap(selected -> selected.evidence().stream())
                .map(SelectedFact::evidence)
                .distinct()
                .toList();
    }

    private List<String> notices(
            CriteriaSet set, CriteriaSet.Statement statement, Map<String, Selected> found, Evaluation evaluation) {
        List<String> notices = new ArrayList<>();
        if (set.status() == CriteriaSet.Status.DRAFT) {
            notices.add("draft criteria: not yet read in their primary source");
        }
        sets.edition(set).ifPresent(edition -> notices.add("edition: " + edition));
        Map<String, Value> values = new LinkedHashMap<>();
        found.forEach((name, selected) -> values.put(name, selected.value()));
        evaluation.steps().forEach(step -> values.put(step.name(), step.value()));
        var bindings = new Bindings(values);
        set.cautions().stream()
                .filter(caution -> caution.when().test(bindings) == Truth.TRUE)
                .forEach(caution -> notices.add(caution.notice()));
        higherGrade(statement, evaluation).ifPresent(grade -> notices.add(grade + " is not excluded"));
        return notices;
    }

    /** A graver grade, before the one that holds, that is not decided. */
    private static Optional<String> higherGrade(CriteriaSet.Statement statement, Evaluation evaluation) {
        if (truth(evaluation, statement.step()) != Truth.TRUE) {
            return Optional.empty();
        }
        Optional<String> open = Optional.empty();
        for (CriteriaSet.Grade grade : statement.grades()) {
            if (!grade.group().isEmpty()) {
                continue;
            }
            Truth truth = truth(evaluation, grade.step());
            if (truth == Truth.TRUE) {
                return open;
            }
            if (truth == Truth.UNKNOWN && open.isEmpty()) {
                open = Optional.of(grade.text());
            }
        }
        return Optional.empty();
    }

    private static Truth truth(Evaluation evaluation, String step) {
        return evaluation
                .step(step)
                .map(Evaluation.Step::value)
                .filter(Value.Logical.class::isInstance)
                .map(value -> ((Value.Logical) value).truth())
                .orElse(Truth.UNKNOWN);
    }

    private static String words(Truth truth) {
        return switch (truth) {
            case TRUE -> "met";
            case FALSE -> "not met";
            case UNKNOWN -> "not known";
        };
    }
}
