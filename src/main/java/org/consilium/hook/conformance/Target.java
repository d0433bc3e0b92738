package org.consilium.hook.conformance;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/** The service under test, and requests that fit it. */
final class Target {
    static final JsonMapper JSON = JsonMapper.builder().build();
    private static final int UNAUTHORIZED = 401;
    private static final String PATIENT = "conformance-1";
    private static final Duration PATIENCE = Duration.ofSeconds(30);

    /** The point cannot be tried without a registered key. */
    static final class NeedsKey extends RuntimeException {
        private static final long serialVersionUID = 1L;

        NeedsKey() {
            super("CSL-0287 the service asks for a signed JWT", null, false, false);
        }
    }

    private final HttpClient http = HttpClient.newBuilder()
            .version(HttpClient.Version.HTTP_1_1)
            .connectTimeout(Duration.ofSeconds(5))
            .build();
    private final Options options;
    private final Optional<Signer> signer;
    private final Optional<String> given;
    private @Nullable Answer discovered;
    private @Nullable Answer withCards;

    Target(Options options, Optional<Signer> signer, Optional<String> givenRequest) {
        this.options = options;
        this.signer = signer;
        this.given = givenRequest;
    }

    Options options() {
        return options;
    }

    Optional<Signer> signer() {
        return signer;
    }

    // ---- discovery

    Answer discovery() {
        if (discovered == null) {
            discovered = send(at("/cds-services").GET());
        }
        return discovered;
    }

    List<JsonNode> services() {
        return discovery().json().path("services").valueStream().toList();
    }

    /** The service that the checks call, as it is advertised on patient-view. */
    JsonNode service() {
        return services().stream()
                .filter(service -> "patient-view".equals(service.path("hook").asString("")))
                .filter(service -> options.option("--service")
                        .map(id -> id.equals(service.path("id").asString("")))
                        .orElse(true))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("CSL-0281 no such service on the hook patient-view"));
    }

    String path() {
        return "/cds-services/" + service().path("id").asString();
    }

    // ---- HTTP

    /** A call without a JWT. */
    HttpRequest.Builder at(String path) {
        return HttpRequest.newBuilder(URI.create(options.baseUrl() + path)).timeout(PATIENCE);
    }

    String audience(String path) {
        return options.audienceBase() + path;
    }

    /** A call with a JWT where there is a key for it. */
    HttpRequest.Builder signed(String path) {
        HttpRequest.Builder request = at(path).header("Content-Type", "application/json");
        signer.ifPresent(by -> request.header("Authorization", by.bearer(audience(path))));
        return request;
    }

    /** @throws NeedsKey where the service asks for a JWT and there is no key to sign one */
    Answer send(HttpRequest.Builder request) {
        Answer answer = sendAsItIs(request);
        if (answer.status() == UNAUTHORIZED && signer.isEmpty()) {
            throw new NeedsKey();
        }
        return answer;
    }

    /** Once more where the connection broke: a server may close one that it kept after it refused a call on it. */
    Answer sendAsItIs(HttpRequest.Builder request) {
        try {
            return exchange(request);
        } catch (IOException broken) {
            return sendAnew(request);
        }
    }

    private Answer sendAnew(HttpRequest.Builder request) {
        try {
            return exchange(request);
        } catch (IOException failed) {
            throw new UncheckedIOException("CSL-0282 the service does not answer", failed);
        }
    }

    private Answer exchange(HttpRequest.Builder request) throws IOException {
        try {
            var response = http.send(request.build(), BodyHandlers.ofString());
            return new Answer(response.statusCode(), response);
        } catch (InterruptedException stopping) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("CSL-0283 interrupted", stopping);
        }
    }

    Answer post(JsonNode body) {
        return post(body.toString());
    }

    Answer post(String body) {
        return send(signed(path()).POST(BodyPublishers.ofString(body)));
    }

    Answer feedback(String body) {
        return send(signed(path() + "/feedback").POST(BodyPublishers.ofString(body)));
    }

    /** The answer to the given request, else to a plain one. */
    Answer cards() {
        if (withCards == null) {
            withCards = given.map(text -> {
                        ObjectNode request = (ObjectNode) JSON.readTree(text);
                        request.put("hookInstance", UUID.randomUUID().toString());
                        asAnotherReader(request);
                        return post(request);
                    })
                    .orElseGet(() -> post(request()));
        }
        return withCards;
    }

    /** A service may spare a reader what it showed them before, in an earlier run of these checks for example. */
    private static void asAnotherReader(ObjectNode request) {
        if (request.path("context") instanceof ObjectNode context) {
            context.put("userId", "Practitioner/" + UUID.randomUUID());
        }
    }

    // ---- requests that fit

    ObjectNode request() {
        return request(service());
    }

    /** A good call of this service: the patient, and nothing found by any search. */
    ObjectNode request(JsonNode service) {
        ObjectNode request = JSON.createObjectNode();
        request.put("hook", service.path("hook").asString());
        request.put("hookInstance", UUID.randomUUID().toString());
        request.set("context", context());
        ObjectNode prefetch = JSON.createObjectNode();
        service.path("prefetch")
                .properties()
                .forEach(template -> prefetch.set(template.getKey(), found(template.getValue())));
        if (!prefetch.isEmpty()) {
            request.set("prefetch", prefetch);
        }
        return request;
    }

    /** Every field that the served hooks ask for; a field too many is none too few. */
    private static JsonNode context() {
        return JSON.readTree("""
            {"userId":"Practitioner/conformance","patientId":"%1$s","encounterId":"conformance-e1",
             "selections":["ServiceRequest/conformance-o1"],
             "draftOrders":{"resourceType":"Bundle","type":"collection","entry":[{"resource":
              {"resourceType":"ServiceRequest","id":"conformance-o1","status":"draft","intent":"order",
               "subject":{"reference":"Patient/%1$s"},"code":{"text":"Conformance"}}}]}}\
            """.formatted(PATIENT));
    }

    private static JsonNode found(JsonNode query) {
        boolean search = query.asString("").contains("?");
        return search
                ? JSON.readTree("{\"resourceType\":\"Bundle\",\"type\":\"searchset\",\"total\":0}")
                : patient(PATIENT, query.asString("").replaceAll("/.*", ""));
    }

    static ObjectNode patient(String id, String type) {
        ObjectNode patient = JSON.createObjectNode();
        return patient.put("resourceType", type).put("id", id);
    }

    static ObjectNode member(ObjectNode request, String name) {
        return (ObjectNode) request.path(name);
    }

    /** The key under which the Patient is asked for. */
    Optional<String> patientKey() {
        return service().path("prefetch").properties().stream()
                .filter(template -> template.getValue().asString("").startsWith("Patient/"))
                .map(java.util.Map.Entry::getKey)
                .findFirst();
    }

    /** A key under which a search is asked for. */
    Optional<String> searchKey() {
        return service().path("prefetch").properties().stream()
                .filter(template -> template.getValue().asString("").contains("?"))
                .map(java.util.Map.Entry::getKey)
                .findFirst();
    }
}
