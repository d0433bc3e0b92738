package org.consilium.llm;

import com.networknt.schema.InputFormat;
import com.networknt.schema.Schema;
import com.networknt.schema.SchemaException;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.consilium.llm.LanguageModel.Reason;
import tools.jackson.core.JacksonException;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import tools.jackson.core.StreamReadConstraints;
import tools.jackson.core.StreamReadFeature;
import tools.jackson.core.json.JsonFactory;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * What a model wrote is untrusted input: it is either one small JSON value under the schema, or nothing.
 */
final class AnswerGuard {
    private static final int MAX_EXPONENT = 64;
    private static final JsonMapper JSON = JsonMapper.builder(JsonFactory.builder()
                    .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
                    .streamReadConstraints(StreamReadConstraints.builder()
                            .maxNestingDepth(32)
                            .maxNumberLength(32)
                            .maxStringLength(4_096)
                            .maxNameLength(256)
                            .maxTokenCount(50_000)
                            .build())
                    .build())
            .build();
    private static final SchemaRegistry SCHEMAS = SchemaRegistry.withDefaultDialect(SpecificationVersion.DRAFT_2020_12);

    /** Reasoning models that think aloud in the answer itself; only how long they did is kept. */
    private static final Pattern THINKING =
            Pattern.compile("^\\s*<(think|thinking|reasoning)>(.*?)</\\1>", Pattern.DOTALL);

    private static final Pattern FENCE = Pattern.compile("^```(?:json)?\\s*\\n(.*)\\n```$", Pattern.DOTALL);

    private AnswerGuard() {}

    /** What is left of an answer. */
    sealed interface Checked {
        record Json(String text, int thinkingLength) implements Checked {}

        record Refused(Reason reason) implements Checked {}
    }

    static Checked check(String answer, String jsonSchema) {
        Matcher thinking = THINKING.matcher(answer);
        int thought = thinking.find() ? thinking.group(2).length() : 0;
        String rest = (thought > 0 ? answer.substring(thinking.end()) : answer).strip();
        Matcher fence = FENCE.matcher(rest);
        String text = fence.matches() ? fence.group(1).strip() : rest;
        if (!isSmallJson(text)) {
            return new Checked.Refused(Reason.NOT_JSON);
        }
        return follows(text, jsonSchema) ? new Checked.Json(text, thought) : new Checked.Refused(Reason.NOT_SCHEMA);
    }

    private static boolean isSmallJson(String text) {
        try (JsonParser parser = JSON.createParser(text)) {
            JsonToken first = parser.nextToken();
            if (first != JsonToken.START_OBJECT && first != JsonToken.START_ARRAY) {
                return false;
            }
            int depth = 1;
            while (depth > 0) {
                JsonToken token = parser.nextToken();
                if (token == null || (token.isNumeric() && !isSmallNumber(parser.getString()))) {
                    return false;
                }
                depth += token.isStructStart() ? 1 : token.isStructEnd() ? -1 : 0;
            }
            return parser.nextToken() == null;
        } catch (JacksonException notJson) {
            return false;
        }
    }

    /** An exponent is looked at as text: to compute such a number can take minutes and all memory. */
    private static boolean isSmallNumber(String written) {
        int at = Math.max(written.indexOf('e'), written.indexOf('E'));
        if (at < 0) {
            return true;
        }
        String exponent = written.substring(at + 1).replaceFirst("^[+-]?0*", "");
        return exponent.length() <= 2 && (exponent.isEmpty() || Integer.parseInt(exponent) <= MAX_EXPONENT);
    }

    private static boolean follows(String text, String jsonSchema) {
        try {
            Schema schema = SCHEMAS.getSchema(jsonSchema, InputFormat.JSON);
            JsonNode answer = JSON.readTree(text);
            return schema.validate(answer).isEmpty();
        } catch (JacksonException | SchemaException unusable) {
            return false;
        }
    }
}
