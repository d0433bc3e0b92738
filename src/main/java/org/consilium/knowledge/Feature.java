package org.consilium.knowledge;

import java.util.List;

/** A clinical feature (sign, symptom, result, exposure) and the ways in which a record can show it; any one is enough. */
public record Feature(String id, String title, List<Mark> anyOf) {
    public Feature {
        anyOf = List.copyOf(anyOf);
        if (anyOf.isEmpty()) {
            throw new IllegalArgumentException("CSL-0501 a feature needs at least one way of being seen");
        }
    }
}
