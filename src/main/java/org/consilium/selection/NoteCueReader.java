package org.consilium.selection;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.consilium.expression.Type;
import org.consilium.terminology.Definition;

/**
 * Reads {@code note: {terms: [ascites, fluid wave], window: 48h, denied: none, cues: {slight: [mild], moderate: [large]}}}
 * of an input. Only a statement or a choice can be had from a note, never a number.
 */
record NoteCueReader(Definition node, Type type) {

    NoteCue read() {
        node.allow("terms", "window", "cues", "says", "unless", "denied");
        List<String> values = values();
        Window window = Window.parse(node.text("window"))
                .orElseThrow(() -> node.get("window").fault("write a window as 48h or 7d"));
        if (node.words("terms").isEmpty() && !node.has("says")) {
            throw node.fault("name the words by which a note speaks of this");
        }
        var cue = new NoteCue(
                node.words("terms"),
                window,
                byValue("cues", values),
                byValue("says", values),
                node.words("unless"),
                node.find("denied").map(word -> oneOf(values, word, word.text())));
        if (!cue.terms().isEmpty()
                && cue.cues().isEmpty()
                && affirmed(values, cue).size() != 1) {
            throw node.fault("more than one value is left where the words are found: say by \"cues\" which is meant");
        }
        return cue;
    }

    private List<String> values() {
        return switch (type) {
            case Type.Logical ignored -> List.of(NoteCue.YES, NoteCue.NO);
            case Type.Choice choice -> List.copyOf(choice.words());
            case Type.Number ignored -> throw node.fault("a number is not taken from a note");
            case Type.Day ignored -> throw node.fault("a day is not taken from a note");
        };
    }

    /** What finding the words without any cue can mean. */
    private List<String> affirmed(List<String> values, NoteCue cue) {
        return type instanceof Type.Logical
                ? List.of(NoteCue.YES)
                : values.stream()
                        .filter(value -> !cue.denied().equals(Optional.of(value)))
                        .toList();
    }

    private Map<String, List<String>> byValue(String key, List<String> values) {
        Map<String, List<String>> words = new LinkedHashMap<>();
        node.find(key)
                .ifPresent(mapping -> mapping.entries()
                        .forEach((value, list) -> words.put(oneOf(values, list, value), mapping.words(value))));
        return words;
    }

    private static String oneOf(List<String> values, Definition at, String value) {
        if (!values.contains(value)) {
            throw at.fault("\"" + value + "\" is none of " + String.join(", ", values));
        }
        return value;
    }
}
