package org.consilium.explanation;

import java.math.BigDecimal;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import org.consilium.calculator.CalculatorDefinition;
import org.consilium.calculator.Entries;
import org.consilium.calculator.Entries.Fault;
import org.consilium.calculator.Entry;
import org.consilium.calculator.InputForm;
import org.consilium.expression.Type;
import org.consilium.terminology.Units;
import tools.jackson.databind.JsonNode;

/**
 * Inputs of a score as a program or a form sends them: {@code {"creatinine": {"value": 1.2, "unit": "mg/dL"}, "sex":
 * "female", "dialysis": false, "lmp": "2026-01-31"}}. What is empty was not entered.
 */
record EnteredInputs(Map<String, Entry> entries, List<Fault> faults) {
    /** The name under which a form sends the unit of an input. */
    static final String UNIT = ".unit";

    private static final Pattern NUMBER = Pattern.compile("[-+]?\\d{1,12}(\\.\\d{1,12})?");
    private static final Pattern WITH_UNIT = Pattern.compile("([-+]?\\d{1,12}(?:\\.\\d{1,12})?) (\\S{1,40})");

    static EnteredInputs ofJson(CalculatorDefinition definition, JsonNode inputs) {
        var entered = new EnteredInputs(new LinkedHashMap<>(), new ArrayList<>());
        if (!inputs.isObject()) {
            entered.faults.add(new Fault("inputs", "expected an object with a member for each input"));
            return entered;
        }
        inputs.properties().forEach(member -> {
            Optional<InputForm> input = definition.input(member.getKey());
            Optional<Entry> entry = input.flatMap(found -> json(found, member.getValue()));
            entered.take(definition, member.getKey(), entry, member.getValue().isNull());
        });
        return entered;
    }

    private static Optional<Entry> json(InputForm input, JsonNode value) {
        if (value.isBoolean()) {
            return Optional.of(new Entry.Statement(value.booleanValue()));
        }
        if (value.isNumber()) {
            return Optional.of(new Entry.Amount(value.decimalValue(), ""));
        }
        if (value.isObject() && value.path("value").isNumber()) {
            return Optional.of(new Entry.Amount(
                    value.path("value").decimalValue(), unit(value.path("unit").asString(""))));
        }
        return value.isString() ? text(input, value.stringValue().strip(), "") : Optional.empty();
    }

    static EnteredInputs ofForm(CalculatorDefinition definition, Map<String, String> form) {
        var entered = new EnteredInputs(new LinkedHashMap<>(), new ArrayList<>());
        for (InputForm input : definition.inputs()) {
            String written = form.getOrDefault(input.id(), "").strip();
            Optional<Entry> entry = text(input, written, form.getOrDefault(input.id() + UNIT, ""));
            entered.take(definition, input.id(), entry, written.isEmpty());
        }
        return entered;
    }

    /** A value as a page shows it ("1.2 mg/dL"), taken apart for the fields of a form. */
    static Map<String, String> asForm(String input, String shown) {
        var both = WITH_UNIT.matcher(shown);
        return both.matches() ? Map.of(input, both.group(1), input + UNIT, unit(both.group(2))) : Map.of(input, shown);
    }

    private void take(CalculatorDefinition definition, String name, Optional<Entry> entry, boolean isEmpty) {
        if (entry.isPresent()) {
            entries.put(name, entry.get());
        } else if (!isEmpty) {
            faults.add(new Fault(
                    name,
                    definition
                            .input(name)
                            .map(Entries::expected)
                            .orElseGet(() -> "there is no such input; expected one of "
                                    + String.join(
                                            ", ",
                                            definition.inputs().stream()
                                                    .map(InputForm::id)
                                                    .toList()))));
        }
    }

    private static Optional<Entry> text(InputForm input, String written, String unit) {
        return switch (input.type()) {
            case Type.Number ignored -> number(written, unit);
            case Type.Logical ignored -> statement(written);
            case Type.Choice choice ->
                choice.words().contains(written) ? Optional.of(new Entry.Word(written)) : Optional.empty();
            case Type.Day ignored -> day(written);
        };
    }

    /** "1.2", or "1.2 mg/dL". */
    private static Optional<Entry> number(String written, String unit) {
        if (NUMBER.matcher(written).matches()) {
            return Optional.of(new Entry.Amount(new BigDecimal(written), unit(unit)));
        }
        var both = WITH_UNIT.matcher(written);
        return both.matches()
                ? Optional.of(new Entry.Amount(new BigDecimal(both.group(1)), unit(both.group(2))))
                : Optional.empty();
    }

    /** "mmHg" is understood as well as its UCUM code. */
    private static String unit(String written) {
        return Units.canonical(written.strip()).orElse(written.strip());
    }

    private static Optional<Entry> statement(String written) {
        return switch (written) {
            case "yes", "true" -> Optional.of(new Entry.Statement(true));
            case "no", "false" -> Optional.of(new Entry.Statement(false));
            default -> Optional.empty();
        };
    }

    private static Optional<Entry> day(String written) {
        try {
            return Optional.of(new Entry.Date(LocalDate.parse(written)));
        } catch (DateTimeException noDay) {
            return Optional.empty();
        }
    }
}
