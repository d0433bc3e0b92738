package org.consilium.hook.protocol;

import com.networknt.schema.Error;
import com.networknt.schema.Schema;
import com.networknt.schema.SchemaLocation;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import tools.jackson.databind.JsonNode;

/** The JSON Schemas of discovery, requests, responses and feedback; they lie under {@code schemas/} in the jar. */
public final class Schemas {
    private static final String NAMESPACE = "urn:consilium:cds-hooks:";
    private static final SchemaRegistry REGISTRY =
            SchemaRegistry.withDefaultDialect(SpecificationVersion.DRAFT_2020_12, builder -> builder.schemas(texts()));
    private static final Map<String, Schema> COMPILED = new ConcurrentHashMap<>();

    private Schemas() {}

    public static List<String> discovery(JsonNode document) {
        return violations("discovery", document);
    }

    public static List<String> response(JsonNode document) {
        return violations("response", document);
    }

    public static List<String> feedback(JsonNode document) {
        return violations("feedback", document);
    }

    public static List<String> request(Hook hook, JsonNode document) {
        return violations("request-" + hook.name(), document);
    }

    /** Each violation as place and rule ("/cards/0/summary maxLength"): never the value, which may be about a patient. */
    private static List<String> violations(String name, JsonNode document) {
        Schema schema = COMPILED.computeIfAbsent(name, Schemas::compiled);
        return schema.validate(document).stream().map(Schemas::placeAndRule).toList();
    }

    private static Schema compiled(String name) {
        Schema schema = REGISTRY.getSchema(SchemaLocation.of(NAMESPACE + name));
        schema.initializeValidators();
        return schema;
    }

    private static String placeAndRule(Error error) {
        return error.getInstanceLocation() + " " + error.getKeyword();
    }

    /** The texts by id. Nothing is ever fetched: a schema that is not in the jar does not exist. */
    private static Map<String, String> texts() {
        Stream<String> perHook = Hook.library().stream().map(hook -> "request-" + hook.name());
        return Stream.concat(Stream.of("discovery", "response", "feedback", "request"), perHook)
                .collect(Collectors.toUnmodifiableMap(name -> NAMESPACE + name, Schemas::text));
    }

    private static String text(String name) {
        String file = "/schemas/" + name + ".json";
        try (InputStream in = Schemas.class.getResourceAsStream(file)) {
            if (in == null) {
                throw new IllegalStateException("CSL-0201 the jar lacks its schema " + file + "; build it again");
            }
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException unreadable) {
            throw new UncheckedIOException("CSL-0202 a schema in the jar cannot be read: " + file, unreadable);
        }
    }
}
