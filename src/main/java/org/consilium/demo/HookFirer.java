package org.consilium.demo;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.springframework.context.annotation.Profile;
import org.springframework.core.env.Environment;
import org.springframework.stereotype.Component;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * Plays the EHR: reads discovery, fills the prefetch from a demo record and posts the hook over HTTP, as an EHR would.
 */
@Component
@Profile("try")
class HookFirer {
    private static final Duration PATIENCE = Duration.ofSeconds(15);
    private static final JsonMapper JSON = new JsonMapper();

    private final HttpClient http =
            HttpClient.newBuilder().connectTimeout(PATIENCE).build();
    private final Environment environment;

    HookFirer(Environment environment) {
        this.environment = environment;
    }

    /** One service's answer, with what was asked. */
    record Exchange(
            String service, String title, String url, int status, String request, JsonNode response, long millis) {}

    List<Exchange> fire(DemoPatient patient, String hook) {
        JsonNode discovery = get("/cds-services");
        return discovery
                .path("services")
                .valueStream()
                .filter(service -> hook.equals(service.path("hook").asString("")))
                .map(service -> fire(patient, hook, service))
                .toList();
    }

    /** The request for one service, if it listens to that hook. */
    Optional<String> requestFor(DemoPatient patient, String hook, String service) {
        return get("/cds-services")
                .path("services")
                .valueStream()
                .filter(known -> hook.equals(known.path("hook").asString(""))
                        && service.equals(known.path("id").asString("")))
                .findFirst()
                .map(known -> request(patient, hook, known).toString());
    }

    /** The request that an EHR would send for this patient. */
    ObjectNode request(DemoPatient patient, String hook, JsonNode service) {
        ObjectNode request = JSON.createObjectNode();
        request.put("hook", hook);
        request.put("hookInstance", UUID.randomUUID().toString());
        request.set("context", context(patient, hook));
        ObjectNode prefetch = request.putObject("prefetch");
        service.path("prefetch")
                .propertyStream()
                .forEach(template -> prefetch.set(
                        template.getKey(),
                        prefetched(patient, template.getValue().asString(""))));
        return request;
    }

    private ObjectNode context(DemoPatient patient, String hook) {
        ObjectNode context = JSON.createObjectNode();
        context.put("userId", "Practitioner/demo");
        context.put("patientId", patient.patientId());
        encounterOf(patient)
                .or(() -> hook.startsWith("encounter") ? Optional.of("demo-encounter") : Optional.empty())
                .ifPresent(encounter -> context.put("encounterId", encounter));
        if (hook.startsWith("order")) {
            ObjectNode drafts = context.putObject("draftOrders");
            drafts.put("resourceType", "Bundle").put("type", "collection");
            ObjectNode order = DemoOrders.apixaban(patient.patientId());
            drafts.putArray("entry").addObject().set("resource", order);
            if (hook.equals("order-select")) {
                context.putArray("selections")
                        .add("MedicationRequest/" + order.path("id").asString(""));
            }
        }
        return context;
    }

    private static Optional<String> encounterOf(DemoPatient patient) {
        return patient.resources().stream()
                .filter(resource ->
                        "Encounter".equals(resource.path("resourceType").asString("")))
                .map(resource -> resource.path("id").asString(""))
                .filter(id -> !id.isEmpty())
                .reduce((earlier, later) -> later);
    }

    /** What an EHR's search would return: all of the type, narrowed by category where the query asks for one. */
    private static JsonNode prefetched(DemoPatient patient, String query) {
        String type = query.split("[/?]", 2)[0];
        List<String> categories = Arrays.stream(query.split("[?&]"))
                .filter(parameter -> parameter.startsWith("category="))
                .flatMap(parameter -> Arrays.stream(parameter.substring(9).split(",")))
                .toList();
        List<JsonNode> found = patient.resources().stream()
                .filter(resource -> type.equals(resource.path("resourceType").asString("")))
                .filter(resource -> categories.isEmpty() || hasCategory(resource, categories))
                .toList();
        if (query.startsWith("Patient/")) {
            return found.isEmpty() ? JSON.nullNode() : found.getFirst();
        }
        ObjectNode bundle = JSON.createObjectNode();
        bundle.put("resourceType", "Bundle").put("type", "searchset").put("total", found.size());
        ArrayNode entries = bundle.putArray("entry");
        found.forEach(resource -> entries.addObject().set("resource", resource));
        return bundle;
    }

    private static boolean hasCategory(JsonNode resource, List<String> wanted) {
        List<String> codes = resource.path("category")
                .valueStream()
                .flatMap(category -> category.path("coding").valueStream())
                .map(coding -> coding.path("code").asString(""))
                .toList();
        // a record without categories would be invisible to every query; a good EHR assigns them
        return codes.isEmpty() ? wanted.contains("laboratory") : codes.stream().anyMatch(wanted::contains);
    }

    private Exchange fire(DemoPatient patient, String hook, JsonNode service) {
        ObjectNode request = request(patient, hook, service);
        String path = "/cds-services/" + service.path("id").asString("");
        long start = System.nanoTime();
        HttpResponse<String> answer = send(HttpRequest.newBuilder(address(path))
                .header("Content-Type", "application/json")
                .POST(HttpRequest.BodyPublishers.ofString(request.toString()))
                .timeout(PATIENCE)
                .build());
        long millis = (System.nanoTime() - start) / 1_000_000;
        return new Exchange(
                service.path("id").asString(""),
                service.path("title").asString(""),
                address(path).toString(),
                answer.statusCode(),
                request.toPrettyString(),
                JSON.readTree(answer.body().isEmpty() ? "{}" : answer.body()),
                millis);
    }

    /** A feedback as an EHR sends it when the clinician dismisses or accepts a card. */
    int feedback(String service, Map<String, Object> body) {
        return send(HttpRequest.newBuilder(address("/cds-services/" + service + "/feedback"))
                        .header("Content-Type", "application/json")
                        .POST(HttpRequest.BodyPublishers.ofString(JSON.writeValueAsString(body)))
                        .timeout(PATIENCE)
                        .build())
                .statusCode();
    }

    private JsonNode get(String path) {
        return JSON.readTree(
                send(HttpRequest.newBuilder(address(path)).timeout(PATIENCE).build())
                        .body());
    }

    private HttpResponse<String> send(HttpRequest request) {
        try {
            return http.send(request, HttpResponse.BodyHandlers.ofString());
        } catch (IOException unreachable) {
            throw new IllegalStateException("CSL-0713 the service did not answer itself", unreachable);
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("CSL-0714 stopped while waiting for the service", stopped);
        }
    }

    private URI address(String path) {
        return URI.create("http://127.0.0.1:" + environment.getProperty("local.server.port", "8080") + path);
    }
}
