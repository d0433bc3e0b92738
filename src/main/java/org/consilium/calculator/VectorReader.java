package org.consilium.calculator;

import java.math.BigDecimal;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.consilium.expression.Bindings;
import org.consilium.expression.Type;
import org.consilium.expression.Value;
import org.consilium.terminology.Definition;

/** Reads worked examples: values are written in the unit of their input. */
final class VectorReader {
    private final List<InputForm> inputs;
    private final Type result;

    VectorReader(List<InputForm> inputs, Type result) {
        this.inputs = inputs;
        this.result = result;
    }

    /** @param example complete inputs, which a worked example may take as they are but for what it names */
    List<Vector> read(Definition node, Optional<Definition> example) {
        Map<String, Value> whole = example.map(this::values).orElseGet(Map::of);
        return node.items().stream().map(item -> vector(item, whole)).toList();
    }

    private Map<String, Value> values(Definition node) {
        Map<String, Value> values = new LinkedHashMap<>();
        node.entries().forEach((name, value) -> values.put(name, value(name, value)));
        return values;
    }

    private Vector vector(Definition node, Map<String, Value> whole) {
        Map<String, Value> values = new LinkedHashMap<>();
        if (node.has("but")) {
            values.putAll(whole);
            values.putAll(values(node.get("but")));
        } else {
            values.putAll(values(node.get("in")));
        }
        return new Vector(
                node.place().line(),
                new Bindings(values),
                node.find("variant").map(Definition::text),
                expected(node.get("out")),
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

    private Value expected(Definition out) {
        if (!(result instanceof Type.Day)) {
            return number(out, result instanceof Type.Number number ? number.unit() : "1");
        }
        return out.isText()
                ? Value.Day.on(day(out))
                : Value.Day.between(day(out.items().getFirst()), day(out.items().getLast()));
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
