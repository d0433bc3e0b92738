package org.consilium.calculator;

import com.networknt.schema.Error;
import com.networknt.schema.InputFormat;
import com.networknt.schema.Schema;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Comparator;
import org.consilium.terminology.BadDefinition;
import org.consilium.terminology.Definition;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/** The published JSON Schema of calculator files, schemas/calculator.schema.json; every file is checked against it at start. */
final class CalculatorSchema {
    static final String PATH = "schemas/calculator.schema.json";
    private static final Schema SCHEMA = compiled();

    private CalculatorSchema() {}

    /** @throws BadDefinition with file, line and reason for the first place that does not fit */
    static void check(Definition file) {
        SCHEMA.validate(json(file)).stream()
                .min(Comparator.comparingInt(error -> place(file, error).place().line()))
                .ifPresent(error -> {
                    throw place(file, error).fault(error.getInstanceLocation() + ": " + error.getMessage());
                });
    }

    /** The node an error speaks of, or the nearest one around it. */
    private static Definition place(Definition file, Error error) {
        Definition here = file;
        for (int i = 0; i < error.getInstanceLocation().getNameCount(); i++) {
            String name = error.getInstanceLocation().getName(i);
            Definition next = child(here, name);
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

    /** Every scalar is a string, as in the definition reader: nothing is typed by guess. */
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

    private static Schema compiled() {
        try (var stream = CalculatorSchema.class.getClassLoader().getResourceAsStream(PATH)) {
            if (stream == null) {
                throw new BadDefinition(PATH, 0, "the schema is not on the class path");
            }
            return SchemaRegistry.withDefaultDialect(SpecificationVersion.DRAFT_2020_12)
                    .getSchema(new String(stream.readAllBytes(), StandardCharsets.UTF_8), InputFormat.JSON);
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }
}
