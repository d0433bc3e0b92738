package org.consilium.knowledge;

import java.util.List;

/**
 * A clinical feature (sign, symptom, result, exposure) and the ways in which a record can show it; any one is enough.
 *
 * @param unless ids of features under which this one cannot be judged by its limits (pregnancy, for haemoglobin)
 */
public record Feature(String id, String title, List<Mark> anyOf, List<String> unless) {
    public Feature {
        unless = List.copyOf(unless);
        anyOf = List.copyOf(anyOf);
        if (anyOf.isEmpty()) {
            throw new IllegalArgumentException("CSL-0501 a feature needs at least one way of being seen");
        }
    }

    /** One id means one thing everywhere (the knowledge base sees to it), and features are compared very often. */
    @Override
    public boolean equals(Object other) {
        return this == other || other instanceof Feature feature && feature.id.equals(id);
    }

    @Override
    public int hashCode() {
        return id.hashCode();
    }
}
