package org.consilium.terminology;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import tools.jackson.core.JacksonException;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import tools.jackson.core.ObjectReadContext;
import tools.jackson.core.TokenStreamLocation;
import tools.jackson.dataformat.yaml.YAMLFactory;

/** Reads YAML into {@link Definition} nodes and keeps the line of each. */
final class DefinitionReader {
    // the parser alone: no object is bound, and a mapper would double the time of the first file
    private static final YAMLFactory YAML = new YAMLFactory();

    private final String file;
    private final JsonParser parser;

    private DefinitionReader(String file, JsonParser parser) {
        this.file = file;
        this.parser = parser;
    }

    static Definition ofResource(String path) {
        try (var stream = DefinitionReader.class.getClassLoader().getResourceAsStream(path)) {
            if (stream == null) {
                throw new BadDefinition(path, 0, "the file is not on the class path");
            }
            return read(path, new String(stream.readAllBytes(), StandardCharsets.UTF_8));
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }

    static Definition read(String file, String yaml) {
        try (JsonParser parser = YAML.createParser(ObjectReadContext.empty(), yaml)) {
            var reader = new DefinitionReader(file, parser);
            if (parser.nextToken() == null) {
                throw new BadDefinition(file, 1, "the file is empty");
            }
            Definition whole = reader.node();
            if (parser.nextToken() != null) {
                throw new BadDefinition(file, reader.here().line(), "one document only");
            }
            return whole;
        } catch (JacksonException notYaml) {
            TokenStreamLocation location = notYaml.getLocation();
            throw new BadDefinition(file, location == null ? 0 : location.getLineNr(), notYaml.getOriginalMessage());
        }
    }

    private Definition node() {
        JsonToken token = parser.currentToken();
        if (token == JsonToken.START_OBJECT) {
            return mapping();
        }
        if (token == JsonToken.START_ARRAY) {
            return sequence();
        }
        if (token == JsonToken.VALUE_NULL) {
            throw new BadDefinition(file, here().line(), "a value is missing");
        }
        return new Definition.Scalar(here(), parser.getString().strip());
    }

    private Definition mapping() {
        var place = here();
        Map<String, Definition> entries = new LinkedHashMap<>();
        while (parser.nextToken() != JsonToken.END_OBJECT) {
            String key = parser.currentName();
            var keyPlace = here();
            parser.nextToken();
            if (entries.put(key, node()) != null) {
                throw new BadDefinition(file, keyPlace.line(), "the key \"" + key + "\" stands twice");
            }
        }
        return new Definition.Mapping(place, Collections.unmodifiableMap(entries));
    }

    private Definition sequence() {
        var place = here();
        List<Definition> items = new ArrayList<>();
        while (parser.nextToken() != JsonToken.END_ARRAY) {
            items.add(node());
        }
        return new Definition.Sequence(place, items);
    }

    private Definition.Place here() {
        return new Definition.Place(file, parser.currentTokenLocation().getLineNr());
    }
}
