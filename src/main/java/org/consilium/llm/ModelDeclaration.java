package org.consilium.llm;

import dev.langchain4j.http.client.HttpMethod;
import dev.langchain4j.http.client.HttpRequest;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.consilium.llm.LanguageModel.Identity;
import org.consilium.llm.LanguageModel.Reason;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * Which model a server declares to hold. A server that knows its file's SHA-256 says so ({@code digest}); of others
 * the SHA-256 over whatever they declare of the model is taken (root, size, parameters), so that another model under
 * the old name is noticed.
 */
final class ModelDeclaration {
    private static final JsonMapper JSON = JsonMapper.builder().build();
    private static final Set<String> CHANGING = Set.of("created", "permission", "status");

    private ModelDeclaration() {}

    /** Asks the server. */
    static Identity read(DeadlineHttp http, ModelSource.Endpoint endpoint) {
        HttpRequest request = HttpRequest.builder()
                .method(HttpMethod.GET)
                .url(endpoint.at("models").toString())
                .addHeaders(authorization(endpoint))
                .build();
        try {
            for (JsonNode model : JSON.readTree(http.execute(request).body()).path("data")) {
                if (model.path("id").asString("").equals(endpoint.model())) {
                    return new Identity(endpoint.model(), digest(model));
                }
            }
        } catch (JacksonException notJson) {
            throw new Refusal(Reason.SERVER_ERROR, "the server does not speak the OpenAI form");
        }
        throw new Refusal(Reason.WRONG_MODEL, "the server does not hold the model that is set up");
    }

    static Map<String, String> authorization(ModelSource.Endpoint endpoint) {
        String key = endpoint.key().get();
        return key.isEmpty() ? Map.of() : Map.of("Authorization", "Bearer " + key);
    }

    private static String digest(JsonNode model) {
        String own = model.path("digest").asString("");
        if (own.matches("[0-9a-f]{64}")) {
            return own;
        }
        Map<String, JsonNode> stable = new TreeMap<>();
        model.properties().stream()
                .filter(property -> !CHANGING.contains(property.getKey()))
                .forEach(property -> stable.put(property.getKey(), property.getValue()));
        return "declared:" + sha256(stable.toString());
    }

    private static String sha256(String text) {
        try {
            return HexFormat.of()
                    .formatHex(MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8)));
        } catch (NoSuchAlgorithmException everyJavaHasIt) {
            throw new AssertionError(everyJavaHasIt);
        }
    }
}
