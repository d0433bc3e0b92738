package org.consilium.expression;

import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Optional;

/** What is known of each name; a name that is not bound is not known. */
public record Bindings(Map<String, Value> values) {
    public Bindings {
        values = Map.copyOf(values);
    }

    public static Bindings none() {
        return new Bindings(Map.of());
    }

    public static Bindings of(String name, Value value) {
        return new Bindings(Map.of(name, value));
    }

    public Bindings with(String name, Value value) {
        var more = new LinkedHashMap<>(values);
        more.put(name, value);
        return new Bindings(more);
    }

    public Optional<Value> find(String name) {
        return Optional.ofNullable(values.get(name));
    }

    /** What is known of a name of that type. */
    Value fitting(String name, Type type) {
        Value given = values.get(name);
        return given == null ? Value.unknown(type) : fit(type, given);
    }

    /** A value as its name may have it. One of another type or unit says nothing about the name: it is not known. */
    static Value fit(Type type, Value value) {
        return switch (type) {
            case Type.Number number ->
                value instanceof Value.Number given && given.unit().equals(number.unit()) ? value : Value.unknown(type);
            case Type.Logical ignored -> value instanceof Value.Logical ? value : Value.unknown(type);
            case Type.Day ignored -> value instanceof Value.Day ? value : Value.unknown(type);
            case Type.Choice choice ->
                value instanceof Value.Choice given ? common(choice, given) : Value.unknown(type);
        };
    }

    private static Value common(Type.Choice choice, Value.Choice given) {
        if (!given.possible().isEmpty() && choice.words().containsAll(given.possible())) {
            return given;
        }
        var left = new LinkedHashSet<>(choice.words());
        left.retainAll(given.possible());
        return left.isEmpty() ? Value.unknown(choice) : new Value.Choice(left);
    }
}
