package org.consilium.expression;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/** The names an expression may use, with their types. */
public record Signature(Map<String, Type> names) {
    public Signature {
        names = Collections.unmodifiableMap(new LinkedHashMap<>(names));
    }

    public static Signature empty() {
        return new Signature(Map.of());
    }

    public Optional<Type> typeOf(String name) {
        return Optional.ofNullable(names.get(name));
    }

    public Signature with(String name, Type type) {
        var more = new LinkedHashMap<>(names);
        more.put(name, type);
        return new Signature(more);
    }
}
