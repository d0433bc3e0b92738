package org.consilium.explanation;

import java.math.BigDecimal;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalInt;
import org.consilium.assessment.Calculation;
import org.consilium.calculator.CalculatorDefinition;
import org.consilium.calculator.Entries;
import org.consilium.calculator.InputForm;
import org.consilium.expression.Type;

/** A definition as programs and people read it. */
record ScoreView(
        String id,
        String title,
        String purpose,
        String version,
        String status,
        String checked,
        OptionalInt benchmarkId,
        List<Field> inputs,
        List<Step> steps,
        String unit,
        List<Band> bands,
        List<Calculation.Reference> references,
        String licence) {

    /**
     * One input.
     *
     * @param type number, statement, choice or day
     * @param unit UCUM; "1" for a pure number, empty for what is no number
     */
    record Field(
            String name,
            String label,
            String type,
            String unit,
            List<String> choices,
            Optional<BigDecimal> low,
            Optional<BigDecimal> high,
            String question,
            String expected) {}

    record Step(String name, String formula) {}

    record Band(String label, String meaning) {}

    /** One line of the list. */
    record Line(String id, String title, String purpose, String version, String status, OptionalInt benchmarkId) {
        static Line of(CalculatorDefinition definition) {
            return new Line(
                    definition.id(),
                    definition.title(),
                    definition.purpose(),
                    definition.version(),
                    ScoreView.word(definition),
                    definition.benchmarkId());
        }

        /** Whether a word of the reader's is in its name or purpose. */
        boolean speaksOf(String words) {
            String text = (id + " " + title + " " + purpose).toLowerCase(Locale.ROOT);
            return List.of(words.toLowerCase(Locale.ROOT).strip().split("\\s+")).stream()
                    .allMatch(text::contains);
        }
    }

    static ScoreView of(CalculatorDefinition definition) {
        return new ScoreView(
                definition.id(),
                definition.title(),
                definition.purpose(),
                definition.version(),
                word(definition),
                definition.checked(),
                definition.benchmarkId(),
                definition.inputs().stream().map(ScoreView::field).toList(),
                definition.formula().steps().stream()
                        .map(step -> new Step(step.name(), step.expression().toString()))
                        .toList(),
                definition.result().unit(),
                definition.result().bands().stream()
                        .map(band -> new Band(band.label(), band.meaning()))
                        .toList(),
                definition.references(),
                definition.licence());
    }

    private static String word(CalculatorDefinition definition) {
        return definition.status().name().toLowerCase(Locale.ROOT);
    }

    private static Field field(InputForm input) {
        List<String> choices = input.type() instanceof Type.Choice choice ? List.copyOf(choice.words()) : List.of();
        String unit = input.type() instanceof Type.Number number ? number.unit() : "";
        return new Field(
                input.id(),
                input.label(),
                kind(input.type()),
                unit,
                choices,
                input.plausible().map(range -> range.low()),
                input.plausible().map(range -> range.high()),
                input.spec().question(),
                Entries.expected(input));
    }

    private static String kind(Type type) {
        return switch (type) {
            case Type.Number ignored -> "number";
            case Type.Logical ignored -> "statement";
            case Type.Choice ignored -> "choice";
            case Type.Day ignored -> "day";
        };
    }
}
