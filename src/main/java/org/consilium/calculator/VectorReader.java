package org.consilium.calculator;

import java.math.BigDecimal;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.consilium.expression.Bindings;
import org.consilium.expression.Type;
import org.consilium.expression.Value;
import org.consilium.terminology.Definition;

/** Reads worked examples: values are written in the unit of their input. */
final class VectorReader {
    private final List<InputForm> inputs;

    VectorReader(List<InputForm> inputs) {
        this.inputs = inputs;
    }

    List<Vector> read(Definition node) {
        return node.items().stream().map(this::vector).toList();
    }

    private Vector vector(Definition node) {
        Map<String, Value> values = new LinkedHashMap<>();
        node.get("in").entries().forEach((name, value) -> values.put(name, value(name, value)));
        Definition out = node.get("out");
        return new Vector(
                node.place().line(),
                new Bindings(values),
                node.find("variant").map(Definition::text),
                out.isText() ? out.number() : out.items().getFirst().number(),
                out.isText() ? out.number() : out.items().getLast().number(),
                node.find("band").map(Definition::text),
                node.text("source", "worked by hand"));
    }

    private Value value(String name, Definition node) {
        InputForm input = inputs.stream()
                .filter(candidate -> candidate.id().equals(name))
                .findFirst()
                .orElseThrow(() -> node.fault("\"" + name + "\" is no input"));
        return switch (input.type()) {
            case Type.Number number -> number(node, number.unit());
            case Type.Logical ignored -> Value.Logical.of(node.flag());
            case Type.Choice choice -> word(node, choice);
            case Type.Day ignored -> Value.Day.on(day(node));
        };
    }

    private static Value.Number number(Definition node, String unit) {
        if (node.isText()) {
            return Value.Number.exactly(node.number(), unit);
        }
        BigDecimal low = node.items().getFirst().number();
        return Value.Number.between(low, node.items().getLast().number(), unit);
    }

    private static Value word(Definition node, Type.Choice choice) {
        if (!choice.words().contains(node.text())) {
            throw node.fault("\"" + node.text() + "\" is none of " + choice.words());
        }
        return new Value.Choice(Set.of(node.text()));
    }

    private static LocalDate day(Definition node) {
        try {
            return LocalDate.parse(node.text());
        } catch (DateTimeException notADay) {
            throw node.fault("\"" + node.text() + "\" is no day");
        }
    }
}
