package org.consilium.terminology;

import com.networknt.schema.Error;
import com.networknt.schema.InputFormat;
import com.networknt.schema.Schema;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Comparator;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/** A published JSON Schema (draft 2020-12) of definition files; what does not fit is refused with file and line. */
public final class DefinitionSchema {
    private final Schema schema;

    private DefinitionSchema(Schema schema) {
        this.schema = schema;
    }

    /** The schema at a place of the class path, "schemas/trial.schema.json". */
    public static DefinitionSchema ofResource(String path) {
        try (var stream = DefinitionSchema.class.getClassLoader().getResourceAsStream(path)) {
            if (stream == null) {
                throw new BadDefinition(path, 0, "the schema is not on the class path");
            }
            String text = new String(stream.readAllBytes(), StandardCharsets.UTF_8);
            return new DefinitionSchema(SchemaRegistry.withDefaultDialect(SpecificationVersion.DRAFT_2020_12)
                    .getSchema(text, InputFormat.JSON));
        } catch (IOException unreadable) {
            throw new UncheckedIOException("CSL-0554 a schema in the jar cannot be read: " + path, unreadable);
        }
    }

    /** @throws BadDefinition for the first place that does not fit */
    public void check(Definition file) {
        schema.validate(json(file)).stream()
                .min(Comparator.comparingInt(
                        (Error error) -> place(file, error).place().line()))
                .ifPresent(error -> {
                    throw place(file, error).fault(error.getInstanceLocation() + ": " + error.getMessage());
                });
    }

    /** The node an error speaks of, or the nearest one around it. */
    private static Definition place(Definition file, Error error) {
        Definition here = file;
        for (int i = 0; i < error.getInstanceLocation().getNameCount(); i++) {
            Definition next = child(here, error.getInstanceLocation().getName(i));
            if (next == here) {
                break;
            }
            here = next;
        }
        return here;
    }

    private static Definition child(Definition node, String name) {
        return switch (node) {
            case Definition.Mapping mapping -> mapping.entries().getOrDefault(name, mapping);
            case Definition.Sequence sequence ->
                name.matches("\\d{1,4}")
                                && Integer.parseInt(name) < sequence.items().size()
                        ? sequence.items().get(Integer.parseInt(name))
                        : sequence;
            case Definition.Scalar scalar -> scalar;
        };
    }

    /** Every scalar is a string, as the reader gives it: nothing is typed by guess. */
    private static JsonNode json(Definition node) {
        var factory = JsonNodeFactory.instance;
        return switch (node) {
            case Definition.Mapping mapping -> {
                ObjectNode object = factory.objectNode();
                mapping.entries().forEach((key, value) -> object.set(key, json(value)));
                yield object;
            }
            case Definition.Sequence sequence -> {
                var array = factory.arrayNode();
                sequence.items().forEach(item -> array.add(json(item)));
                yield array;
            }
            case Definition.Scalar scalar -> factory.stringNode(scalar.text());
        };
    }
}
