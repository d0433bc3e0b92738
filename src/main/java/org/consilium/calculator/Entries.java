package org.consilium.calculator;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.consilium.expression.Type;
import org.consilium.expression.Value;
import org.consilium.selection.Origin;
import org.consilium.terminology.Analyte;
import org.consilium.terminology.Conversion;
import org.consilium.terminology.Measurand;
import org.consilium.terminology.Quantity;
import org.consilium.terminology.Units;

/**
 * Inputs of a score that were entered and not found in a record: units are converted exactly, and what does not fit is
 * refused with the name of the input and what was expected. An input that was not entered stays unknown.
 */
public final class Entries {
    private final CalculatorDefinition definition;
    private final Check check;
    private final LocalDate today;

    /** Whether a number outside the plausible range is refused. */
    public enum Check {
        PLAUSIBLE,
        CONVERTIBLE
    }

    /** @param today a day after it has not come yet and is refused */
    public Entries(CalculatorDefinition definition, Check check, LocalDate today) {
        this.definition = definition;
        this.check = check;
        this.today = today;
    }

    /** Why one input is refused, without the value itself: "expected ...". */
    public record Fault(String input, String expected) {}

    public sealed interface Read {
        record Fit(Map<String, Value> values) implements Read {}

        record Refused(List<Fault> faults) implements Read {
            public Refused {
                faults = List.copyOf(faults);
            }
        }
    }

    private sealed interface One {
        record Good(Value value) implements One {}

        record Bad(String expected) implements One {}
    }

    public Read read(Map<String, Entry> entries) {
        Map<String, Value> values = new LinkedHashMap<>();
        List<Fault> faults = new ArrayList<>();
        entries.forEach((name, entry) -> {
            One read = definition.input(name).map(input -> one(input, entry)).orElseGet(this::unknownName);
            switch (read) {
                case One.Good good -> values.put(name, good.value());
                case One.Bad bad -> faults.add(new Fault(name, bad.expected()));
            }
        });
        return faults.isEmpty() ? new Read.Fit(values) : new Read.Refused(faults);
    }

    private One unknownName() {
        List<String> names = definition.inputs().stream().map(InputForm::id).toList();
        return new One.Bad("no such input; expected one of " + String.join(", ", names));
    }

    private One one(InputForm input, Entry entry) {
        return switch (input.type()) {
            case Type.Number number ->
                entry instanceof Entry.Amount amount ? number(input, number, amount) : new One.Bad(expected(input));
            case Type.Logical ignored ->
                entry instanceof Entry.Statement statement
                        ? new One.Good(Value.Logical.of(statement.holds()))
                        : new One.Bad(expected(input));
            case Type.Choice choice ->
                entry instanceof Entry.Word word && choice.words().contains(word.word())
                        ? new One.Good(Value.Choice.of(word.word()))
                        : new One.Bad(expected(input));
            case Type.Day ignored -> day(input, entry);
        };
    }

    private One day(InputForm input, Entry entry) {
        if (!(entry instanceof Entry.Date date)) {
            return new One.Bad(expected(input));
        }
        return date.day().isAfter(today)
                ? new One.Bad("a day that is not in the future")
                : new One.Good(Value.Day.on(date.day()));
    }

    private One number(InputForm input, Type.Number type, Entry.Amount amount) {
        boolean pure = Units.isPureNumber(type.unit());
        if (amount.unit().isBlank() && !pure) {
            return new One.Bad("a unit is missing; " + expected(input));
        }
        String unit = amount.unit().isBlank() ? type.unit() : amount.unit();
        Optional<Analyte> analyte = input.measurand().flatMap(Measurand::analyte);
        return switch (Units.convert(new Quantity(amount.value(), unit), type.unit(), analyte)) {
            case Conversion.Refused refused -> new One.Bad(expected(input));
            case Conversion.Converted converted ->
                plausible(input, type.unit(), converted.quantity().value());
        };
    }

    private One plausible(InputForm input, String unit, BigDecimal value) {
        boolean outside = input.plausible()
                .map(range -> value.compareTo(range.low()) < 0 || value.compareTo(range.high()) > 0)
                .orElse(false);
        if (outside && check == Check.PLAUSIBLE) {
            return new One.Bad(expected(input));
        }
        boolean isAge = input.spec().origin() instanceof Origin.Age;
        // age counts completed years (or months): eight months are no two thirds of a year of life
        return new One.Good(Value.Number.exactly(isAge ? value.setScale(0, RoundingMode.FLOOR) : value, unit));
    }

    /** What an input takes, in words. */
    public static String expected(InputForm input) {
        return switch (input.type()) {
            case Type.Number number -> "expected a number" + unit(number) + range(input, number);
            case Type.Logical ignored -> "expected true or false";
            case Type.Choice choice -> "expected one of " + String.join(", ", choice.words());
            case Type.Day ignored -> "expected a date such as 2026-11-25";
        };
    }

    private static String unit(Type.Number number) {
        return Units.isPureNumber(number.unit()) ? "" : " in " + number.unit() + " or a unit of the same kind";
    }

    private static String range(InputForm input, Type.Number number) {
        return input.plausible()
                .map(range -> " from " + range.low().toPlainString() + " to "
                        + range.high().toPlainString()
                        + (Units.isPureNumber(number.unit()) ? "" : " " + number.unit()))
                .orElse("");
    }
}
