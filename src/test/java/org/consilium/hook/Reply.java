package org.consilium.hook;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpResponse;
import java.util.List;
import java.util.Optional;
import org.consilium.hook.protocol.Schemas;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** An HTTP answer, with what must hold for every one of them. */
record Reply(int status, HttpResponse<String> response) {
    private static final JsonMapper JSON = new JsonMapper();

    static Reply of(HttpResponse<String> response) {
        Reply reply = new Reply(response.statusCode(), response);
        if (reply.status() >= 400) {
            reply.isAnOutcome();
        }
        return reply;
    }

    String body() {
        return response.body();
    }

    JsonNode json() {
        return JSON.readTree(body());
    }

    Optional<String> header(String name) {
        return response.headers().firstValue(name);
    }

    /** R18: an OperationOutcome and nothing else: no stack trace, no class name. */
    private void isAnOutcome() {
        if (response.request().method().equals("HEAD")) {
            return;
        }
        assertThat(header("Content-Type").orElse("")).startsWith("application/json");
        assertThat(json().path("resourceType").asString("")).isEqualTo("OperationOutcome");
        assertThat(json().path("issue")).hasSize(1);
        assertThat(diagnostics()).matches("CSL-\\d{4} .+");
        assertThat(body())
                .doesNotContain("Exception", "org.consilium", "org.springframework", "tools.jackson", "\tat ");
    }

    Reply hasStatus(int expected) {
        assertThat(status).as(body()).isEqualTo(expected);
        return this;
    }

    /** An answer of a service: 200, and as its schema says. */
    Reply isAnswer() {
        hasStatus(200);
        assertThat(header("Content-Type").orElse("")).startsWith("application/json");
        assertThat(Schemas.response(json())).isEmpty();
        return this;
    }

    String diagnostics() {
        return json().path("issue").path(0).path("diagnostics").asString("");
    }

    String issueCode() {
        return json().path("issue").path(0).path("code").asString("");
    }

    List<JsonNode> cards() {
        return json().path("cards").valueStream().toList();
    }

    Reply says(String part) {
        assertThat(diagnostics()).contains(part);
        return this;
    }
}
