package org.consilium.fhir;

import java.io.IOException;
import java.io.InputStream;
import java.util.Arrays;
import java.util.Map;
import org.consilium.fhir.RefusedInput.Reason;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import tools.jackson.core.ObjectReadContext;
import tools.jackson.core.StreamReadConstraints;
import tools.jackson.core.TokenStreamFactory;
import tools.jackson.core.exc.StreamConstraintsException;
import tools.jackson.core.json.JsonFactory;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.BooleanNode;
import tools.jackson.databind.node.DecimalNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.NullNode;
import tools.jackson.databind.node.ObjectNode;
import tools.jackson.databind.node.StringNode;

/**
 * The one door for JSON from outside: reads a body once, into a tree that is safe to use, or refuses it.
 * It stands before every FHIR parser because those take time or memory without bound for some bodies of a hundred bytes.
 */
public final class InputGuard {
    private static final int MAX_NUMBER_LENGTH = 100;
    private static final int MAX_NAME_LENGTH = 256;
    private static final int MAX_NAMES_OF_AN_OBJECT = 1_000;
    private static final int MAX_ITEMS_OF_A_LIST = 50_000;
    private static final int LONGEST_WORD = 64;
    private static final int SEEN_TEXTS = 1 << 11;
    private static final int SEEN_SHIFT = Integer.SIZE - 11;
    /** Fibonacci hashing (Knuth, TAOCP 3, section 6.4): the upper bits of the product are spread well. */
    private static final int SPREAD = 0x9E3779B9;

    private final GuardSettings settings;
    private final JsonFactory json;

    public InputGuard(GuardSettings settings) {
        this.settings = settings;
        this.json = JsonFactory.builder()
                // The same few names come thousands of times, and are then found by identity.
                .enable(TokenStreamFactory.Feature.INTERN_PROPERTY_NAMES)
                .streamReadConstraints(StreamReadConstraints.builder()
                        .maxNestingDepth(settings.maxDepth() + 1)
                        .maxNumberLength(MAX_NUMBER_LENGTH)
                        .maxNameLength(MAX_NAME_LENGTH)
                        .maxStringLength(settings.maxText())
                        .maxTokenCount(settings.maxTokens())
                        .build())
                .build();
    }

    /**
     * Takes a body off the wire, never more of it than the limit.
     *
     * @param declaredLength Content-Length, or -1 where there is none
     */
    public byte[] take(InputStream body, long declaredLength) throws IOException {
        int limit = Math.toIntExact(settings.maxBody().toBytes());
        if (declaredLength > limit) {
            throw new RefusedInput(Reason.TOO_LARGE);
        }
        if (declaredLength < 0) {
            return sized(body.readNBytes(limit + 1));
        }
        byte[] whole = new byte[(int) declaredLength];
        int read = body.readNBytes(whole, 0, whole.length);
        return read == whole.length ? whole : Arrays.copyOf(whole, read);
    }

    /**
     * The body as a tree.
     *
     * @throws RefusedInput if anything about it is not as it must be
     */
    public JsonNode read(byte[] body) {
        boolean escapes = Utf8.check(sized(body));
        try (JsonParser parser = json.createParser(ObjectReadContext.empty(), body)) {
            JsonToken first = parser.nextToken();
            if (first == null) {
                throw new RefusedInput(Reason.NOT_JSON);
            }
            JsonNode root = new Pass(parser, escapes, settings.maxDepth(), new StringNode[SEEN_TEXTS]).value(first, 1);
            if (parser.nextToken() != null) {
                throw new RefusedInput(Reason.NOT_JSON);
            }
            return root;
        } catch (StreamConstraintsException beyond) {
            throw new RefusedInput(Reason.TOO_MUCH);
        } catch (JacksonException malformed) {
            throw new RefusedInput(Reason.NOT_JSON);
        }
    }

    private byte[] sized(byte[] body) {
        if (body.length > settings.maxBody().toBytes()) {
            throw new RefusedInput(Reason.TOO_LARGE);
        }
        return body;
    }

    /** One pass over one body. */
    private record Pass(
            JsonParser parser,
            boolean escapes,
            int maxDepth,
            @Nullable StringNode[] seen) {

        JsonNode value(JsonToken token, int depth) {
            return switch (token) {
                case START_OBJECT -> object(inside(depth));
                case START_ARRAY -> list(inside(depth));
                case VALUE_STRING -> string(text(parser.getString()));
                case VALUE_NUMBER_INT, VALUE_NUMBER_FLOAT -> DecimalNode.valueOf(Numbers.bounded(parser.getString()));
                case VALUE_TRUE -> BooleanNode.TRUE;
                case VALUE_FALSE -> BooleanNode.FALSE;
                case VALUE_NULL -> NullNode.instance;
                case END_OBJECT, END_ARRAY, PROPERTY_NAME, VALUE_EMBEDDED_OBJECT, NOT_AVAILABLE ->
                    throw new RefusedInput(Reason.NOT_JSON);
            };
        }

        /** A record says the same few hundred words (systems, codes, units) thousands of times: one of each is kept. */
        private StringNode string(String text) {
            if (text.length() > LONGEST_WORD) {
                return StringNode.valueOf(text);
            }
            int place = (text.hashCode() * SPREAD) >>> SEEN_SHIFT;
            StringNode known = seen[place];
            if (known != null && known.stringValue().equals(text)) {
                return known;
            }
            StringNode fresh = StringNode.valueOf(text);
            seen[place] = fresh;
            return fresh;
        }

        private int inside(int depth) {
            if (depth > maxDepth) {
                throw new RefusedInput(Reason.TOO_DEEP);
            }
            return depth + 1;
        }

        private ObjectNode object(int depth) {
            Map<String, JsonNode> members = new Members();
            for (String name = parser.nextName(); name != null; name = parser.nextName()) {
                if (members.put(text(name), value(parser.nextToken(), depth)) != null) {
                    throw new RefusedInput(Reason.DUPLICATE_NAME);
                }
                if (members.size() > MAX_NAMES_OF_AN_OBJECT) {
                    throw new RefusedInput(Reason.TOO_MUCH);
                }
            }
            return new ObjectNode(JsonNodeFactory.instance, members);
        }

        private ArrayNode list(int depth) {
            var items = new ArrayNode(JsonNodeFactory.instance, 4);
            for (JsonToken token = parser.nextToken(); token != JsonToken.END_ARRAY; token = parser.nextToken()) {
                items.add(value(token, depth));
                if (items.size() > MAX_ITEMS_OF_A_LIST) {
                    throw new RefusedInput(Reason.TOO_MUCH);
                }
            }
            return items;
        }

        /** Only an escape can bring in a NUL or half a pair: the bytes themselves were checked. */
        private String text(String text) {
            if (escapes && !Utf8.isWhole(text)) {
                throw new RefusedInput(Reason.TEXT);
            }
            return text;
        }
    }
}
