package org.consilium.evaluation.medcalc;

import java.math.BigDecimal;
import java.math.MathContext;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.consilium.calculator.Calculator;
import org.consilium.calculator.CalculatorDefinition;
import org.consilium.calculator.Calculators;
import org.consilium.calculator.Entries;
import org.consilium.calculator.Entry;
import org.consilium.evaluation.medcalc.Prediction.Status;
import org.consilium.evaluation.medcalc.Prediction.Used;
import org.consilium.expression.Bindings;
import org.consilium.expression.Evaluation;
import org.consilium.expression.Value;

/** Works out one row with the shipped definitions: no row is treated in a way of its own. */
final class Predictor {
    private final Calculators calculators;
    private final Vocabulary vocabulary;
    private final Mode mode;
    private final RowReader reader;
    private final LocalDate today;

    Predictor(Calculators calculators, Vocabulary vocabulary, Mode mode, LocalDate today) {
        this.calculators = calculators;
        this.vocabulary = vocabulary;
        this.mode = mode;
        this.reader = new RowReader(vocabulary, mode);
        this.today = today;
    }

    Prediction predict(Row row) {
        Vocabulary.Score score = vocabulary.scores().get(row.calculatorId());
        Optional<Calculator> known = Optional.ofNullable(score).flatMap(found -> calculators.find(found.calculator()));
        if (score == null || known.isEmpty()) {
            return Prediction.without(row, Status.REFUSED, "no calculator has this number", List.of());
        }
        Calculator calculator = known.get();
        return predict(row, score, calculator, reader.entries(calculator.definition(), score, row.entities()));
    }

    /** With inputs that were found elsewhere. */
    Prediction predict(Row row, Vocabulary.Score score, Calculator calculator, Map<String, Entry> entries) {
        CalculatorDefinition definition = calculator.definition();
        var check = mode == Mode.CLINICAL ? Entries.Check.PLAUSIBLE : Entries.Check.CONVERTIBLE;
        return switch (new Entries(definition, check, today).read(entries)) {
            case Entries.Read.Refused refused ->
                Prediction.without(row, Status.REFUSED, words(refused.faults()), List.of());
            case Entries.Read.Fit fit -> computed(row, score, calculator, new Bindings(fit.values()));
        };
    }

    private static String words(List<Entries.Fault> faults) {
        return faults.stream()
                .map(fault -> fault.input() + ": " + fault.expected())
                .collect(Collectors.joining("; "));
    }

    private Prediction computed(Row row, Vocabulary.Score score, Calculator calculator, Bindings known) {
        CalculatorDefinition definition = calculator.definition();
        List<Used> used = known.values().entrySet().stream()
                .map(entry -> new Used(entry.getKey(), written(entry.getValue())))
                .sorted((one, other) -> one.name().compareTo(other.name()))
                .toList();
        Evaluation worked = score.variant()
                .filter(variant -> variant.isMeantFor(row.entities()))
                .flatMap(variant -> definition.variant(variant.id()))
                .map(CalculatorDefinition.Variant::formula)
                .orElse(definition.formula())
                .evaluate(known);
        Optional<String> outside = definition.refusal(worked.with(known));
        if (outside.isPresent() && mode == Mode.CLINICAL) {
            return Prediction.without(row, Status.REFUSED, outside.get(), used);
        }
        return answer(definition, worked.value())
                .map(answer -> new Prediction(
                        row.number(),
                        row.calculatorId(),
                        Optional.of(answer),
                        definition.result().unit(),
                        Status.OK,
                        "",
                        used,
                        worked.steps().getLast().substituted()))
                .orElseGet(() ->
                        Prediction.without(row, Status.MISSING, missing(definition, known, worked.value()), used));
    }

    private static String missing(CalculatorDefinition definition, Bindings known, Value value) {
        String open = definition.inputs().stream()
                .filter(input -> !known.find(input.id()).map(Value::known).orElse(false))
                .map(input -> input.id())
                .collect(Collectors.joining(", "));
        return "not known: " + open + "; the result lies in " + written(value);
    }

    private static Optional<Object> answer(CalculatorDefinition definition, Value value) {
        return switch (value) {
            case Value.Number number -> number.single().map(single -> Answers.written(definition.result(), single));
            case Value.Day day -> day.single().map(RowReader.DAY::format);
            case Value.Logical ignored -> Optional.empty();
            case Value.Choice ignored -> Optional.empty();
        };
    }

    private static String written(Value value) {
        return switch (value) {
            case Value.Number number ->
                number.single()
                        .map(single -> plain(single) + " " + number.unit())
                        .orElseGet(() -> number.low().map(Predictor::plain).orElse("-inf") + " to "
                                + number.high().map(Predictor::plain).orElse("inf"));
            case Value.Logical logical -> logical.truth().name().toLowerCase(java.util.Locale.ROOT);
            case Value.Choice choice ->
                String.join(" or ", choice.possible().stream().sorted().toList());
            case Value.Day day -> day.single().map(LocalDate::toString).orElse("a span of days");
        };
    }

    private static String plain(BigDecimal number) {
        return number.round(MathContext.DECIMAL64).stripTrailingZeros().toPlainString();
    }
}
