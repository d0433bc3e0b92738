package org.consilium.expression;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

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

    /** A value as its name may have it. One of another type or unit says nothing about the name: it is not known. */
    static Value fit(Type type, Optional<Value> given) {
        return given.flatMap(value -> narrowed(type, value)).orElseGet(() -> Value.unknown(type));
    }

    private static Optional<Value> narrowed(Type type, Value value) {
        return switch (type) {
            case Type.Number number ->
                value instanceof Value.Number given && given.unit().equals(number.unit())
                        ? Optional.of(value)
                        : Optional.empty();
            case Type.Logical ignored -> value instanceof Value.Logical ? Optional.of(value) : Optional.empty();
            case Type.Day ignored -> value instanceof Value.Day ? Optional.of(value) : Optional.empty();
            case Type.Choice choice ->
                value instanceof Value.Choice given ? common(choice.words(), given) : Optional.empty();
        };
    }

    private static Optional<Value> common(Set<String> words, Value.Choice given) {
        var left = new java.util.LinkedHashSet<>(words);
        left.retainAll(given.possible());
        return left.isEmpty() ? Optional.empty() : Optional.of(new Value.Choice(left));
    }
}
