package org.consilium.hook.conformance;

import java.net.http.HttpResponse;
import java.util.List;
import java.util.regex.Pattern;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.MissingNode;

/** An HTTP answer of the service under test. */
record Answer(int status, HttpResponse<String> response) {
    private static final JsonMapper JSON = JsonMapper.builder().build();
    private static final Pattern INSIDES = Pattern.compile("(Exception|\\bat [a-z]+\\.[a-z.]+[A-Z(]|Traceback)");

    String header(String name) {
        return response.headers().firstValue(name).orElse("");
    }

    boolean isJson() {
        return header("Content-Type").startsWith("application/json");
    }

    String body() {
        return response.body();
    }

    /** A missing node where the body is no JSON. */
    JsonNode json() {
        try {
            return body().isBlank() ? MissingNode.getInstance() : JSON.readTree(body());
        } catch (JacksonException noJson) {
            return MissingNode.getInstance();
        }
    }

    List<JsonNode> cards() {
        return json().path("cards").valueStream().toList();
    }

    boolean isOutcome() {
        return "OperationOutcome".equals(json().path("resourceType").asString(""));
    }

    boolean showsInsides() {
        return INSIDES.matcher(body()).find();
    }
}
