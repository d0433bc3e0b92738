package org.consilium.terminology;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * A node of a YAML definition file that knows its file and line, so that every complaint can name them.
 * Reading is strict: what was not asked for is an error ({@link #allow}).
 */
public sealed interface Definition {

    /** Where the node stands. */
    record Place(String file, int line) {}

    Place place();

    record Mapping(Place place, Map<String, Definition> entries) implements Definition {}

    record Sequence(Place place, List<Definition> items) implements Definition {
        public Sequence {
            items = List.copyOf(items);
        }
    }

    /** A scalar as it was written; nothing is typed by guess ("no" stays a word, "2160-0" a code). */
    record Scalar(Place place, String text) implements Definition {}

    static Definition read(String file, String yaml) {
        return DefinitionReader.read(file, yaml);
    }

    /** A file of the class path, "terminology/units.yaml". */
    static Definition ofResource(String path) {
        return DefinitionReader.ofResource(path);
    }

    /** SHA-256 of what it says, as hex: comments, layout and its place are not part of it. */
    default String digest() {
        return DefinitionDigest.of(this);
    }

    default BadDefinition fault(String reason) {
        return new BadDefinition(place().file(), place().line(), reason);
    }

    default Map<String, Definition> entries() {
        return switch (this) {
            case Mapping mapping -> mapping.entries();
            case Sequence sequence -> throw sequence.fault("expected keys with values, found a list");
            case Scalar scalar -> throw scalar.fault("expected keys with values, found \"" + scalar.text() + "\"");
        };
    }

    default List<Definition> items() {
        return switch (this) {
            case Sequence sequence -> sequence.items();
            case Mapping mapping -> throw mapping.fault("expected a list");
            case Scalar scalar -> throw scalar.fault("expected a list, found \"" + scalar.text() + "\"");
        };
    }

    default String text() {
        return switch (this) {
            case Scalar scalar -> scalar.text();
            case Mapping mapping -> throw mapping.fault("expected one value, found keys");
            case Sequence sequence -> throw sequence.fault("expected one value, found a list");
        };
    }

    default BigDecimal number() {
        try {
            return new BigDecimal(text());
        } catch (NumberFormatException notANumber) {
            throw fault("\"" + text() + "\" is not a number");
        }
    }

    default boolean flag() {
        return switch (text()) {
            case "true" -> true;
            case "false" -> false;
            default -> throw fault("write true or false instead of \"" + text() + "\"");
        };
    }

    /** One of the constants of an enumeration, written in lower case with hyphens. */
    default <E extends Enum<E>> E oneOf(Class<E> words) {
        List<String> known = new ArrayList<>();
        for (E word : words.getEnumConstants()) {
            String written = word.name().toLowerCase(java.util.Locale.ROOT).replace('_', '-');
            if (written.equals(text())) {
                return word;
            }
            known.add(written);
        }
        throw fault("\"" + text() + "\" is none of " + String.join(", ", known));
    }

    default boolean isText() {
        return this instanceof Scalar;
    }

    default boolean has(String key) {
        return entries().containsKey(key);
    }

    default Definition get(String key) {
        return find(key).orElseThrow(() -> fault("\"" + key + "\" is missing"));
    }

    default Optional<Definition> find(String key) {
        return Optional.ofNullable(entries().get(key));
    }

    default String text(String key) {
        return get(key).text();
    }

    default String text(String key, String otherwise) {
        return find(key).map(Definition::text).orElse(otherwise);
    }

    /** The items under a key, none where the key is absent. */
    default List<Definition> items(String key) {
        return find(key).map(Definition::items).orElse(List.of());
    }

    /** A list of words; one word may stand alone. */
    default List<String> words(String key) {
        return find(key)
                .map(node -> node.isText()
                        ? List.of(node.text())
                        : node.items().stream().map(Definition::text).toList())
                .orElse(List.of());
    }

    /** What is written, without where it stands, as words, lists and maps: equal for nodes that say the same. */
    default Object content() {
        return switch (this) {
            case Scalar scalar -> scalar.text();
            case Sequence sequence ->
                sequence.items().stream().map(Definition::content).toList();
            case Mapping mapping -> {
                Map<String, Object> content = new HashMap<>();
                mapping.entries().forEach((key, value) -> content.put(key, value.content()));
                yield content;
            }
        };
    }

    /** Refuses keys that nobody reads: a misspelt key must not be silently without effect. */
    default Definition allow(String... keys) {
        var allowed = Set.of(keys);
        entries().forEach((key, node) -> {
            if (!allowed.contains(key)) {
                throw node.fault("unknown key \"" + key + "\"; known are "
                        + String.join(", ", allowed.stream().sorted().toList()));
            }
        });
        return this;
    }
}
