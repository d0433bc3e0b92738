package org.consilium.knowledge;

import java.util.List;
import org.consilium.terminology.Definition;

/** Reads features, the shared ones of a features file and those a condition defines for itself. */
final class FeatureReader {
    private final MarkReader marks;

    FeatureReader(MarkReader marks) {
        this.marks = marks;
    }

    List<Feature> readAll(Definition file) {
        return file.allow("features").get("features").items().stream()
                .map(this::read)
                .toList();
    }

    Feature read(Definition node) {
        node.allow("id", "title", "any", "unless");
        List<Definition> any = node.get("any").items();
        if (any.isEmpty()) {
            throw node.fault("a feature needs at least one way of being seen");
        }
        return new Feature(
                node.text("id"),
                node.text("title"),
                any.stream().map(marks::read).toList(),
                node.words("unless"));
    }
}
