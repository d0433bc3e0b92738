package org.consilium.hook;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpRequest.BodyPublishers;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.consilium.hook.prefetch.Tokens;
import org.consilium.hook.protocol.Hook;
import org.consilium.hook.protocol.Schemas;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/** Checklist D: discovery. */
class DiscoveryTest extends HookTest {
    private static final String PATH = "/cds-services";

    private Reply discover() {
        Reply reply = send(to(PATH).GET()).hasStatus(200);
        assertThat(Schemas.discovery(reply.json())).isEmpty();
        return reply;
    }

    private List<JsonNode> services() {
        return discover().json().path("services").valueStream().toList();
    }

    @Test
    void d1_discoveryIsAJsonObjectWithServices() {
        Reply reply = discover();

        assertThat(reply.header("Content-Type").orElseThrow()).startsWith("application/json");
        assertThat(reply.json().path("services").isArray()).isTrue();
        assertThat(services()).hasSize(15);
    }

    @Test
    void d2_eachServiceHasHookDescriptionIdAndTitle() {
        assertThat(services()).allSatisfy(service -> {
            assertThat(service.path("hook").asString()).isNotBlank();
            assertThat(service.path("description").asString()).isNotBlank();
            assertThat(service.path("title").asString()).isNotBlank();
            assertThat(service.path("id").asString()).matches("[a-z0-9-]+");
        });
    }

    @Test
    void withoutAnyServiceTheDocumentIsThereAndEmpty() {
        var document = Wire.tree(Wire.bytes(Discovery.of(List.of(), DialectSettings.STANDARD)));

        assertThat(document.toString()).isEqualTo("{\"services\":[]}");
        assertThat(Schemas.discovery(document)).isEmpty();
    }

    @Test
    void d4_nothingIsNullOrEmpty() {
        assertThat(discover().body()).doesNotContain("null", "\"\"", "[]", "{}");
    }

    @Test
    void d5_everyTokenIsAPrimitiveFieldOfItsHook() {
        assertThat(services()).allSatisfy(service -> {
            Hook hook = Hook.of(service.path("hook").asString());
            service.path("prefetch").properties().forEach(entry -> {
                assertThat(entry.getValue().isString()).isTrue();
                assertThat(Tokens.fit(entry.getValue().asString(), hook))
                        .as(entry.getKey())
                        .isTrue();
            });
        });
        assertThat(Tokens.fit("Bundle/{{context.draftOrders}}", Hook.of("order-sign")))
                .isFalse();
        assertThat(Tokens.fit("X/{{context.selections}}", Hook.of("order-select")))
                .isFalse();
        assertThat(Tokens.fit("X/{{today()}}", Hook.of("patient-view"))).isFalse();
    }

    @Test
    void d6_templatesUseOnlyWhatEveryClientSupports() {
        Set<String> queries = new HashSet<>();
        services().forEach(service -> service.path("prefetch").forEach(query -> queries.add(query.asString())));

        assertThat(queries)
                .allMatch(query -> query.matches("[A-Z][A-Za-z]+/\\{\\{context\\.patientId}}")
                        || query.matches("[A-Z][A-Za-z]+\\?patient=\\{\\{context\\.patientId}}"
                                + "(&category=[a-z,-]+)?(&_sort=-[a-z]+)?(&_count=\\d+)?"));
    }

    @Test
    void d7_everyAdvertisedServiceAnswers() {
        for (JsonNode service : services()) {
            assertThat(call(service.path("id").asString(), "{}").status()).isEqualTo(400);
        }
    }

    @Test
    void d8_anIdOccursOnceForEachHookAndAnswersOnEach() {
        Set<String> seen = new HashSet<>();
        for (JsonNode service : services()) {
            String id = service.path("id").asString();
            String hook = service.path("hook").asString();
            assertThat(seen.add(id + " " + hook)).isTrue();
            var request = patientView("d8");
            request.put("hook", hook);
            context(request).put("encounterId", "e1");
            context(request).set("draftOrders", tree("""
                {"resourceType":"Bundle","entry":[{"resource":{"resourceType":"ServiceRequest","id":"s1",
                 "status":"draft","intent":"order","subject":{"reference":"Patient/d8"}}}]}\
                """));
            context(request).putArray("selections").add("ServiceRequest/s1");
            call(id, request).isAnswer();
        }
    }

    @Test
    void d9_itSaysWhichVersionItFollowsAndWhatItNeeds() {
        assertThat(services()).allSatisfy(service -> {
            assertThat(service.path("version").asString()).isEqualTo("2.0.1");
            assertThat(service.path("usageRequirements").asString()).contains("fhirServer");
        });
    }

    @Test
    void d10_otherMethodsAreRefusedAndTheRightOneIsNamed() {
        for (String method : List.of("POST", "PUT", "DELETE")) {
            Reply reply = send(to(PATH).method(method, BodyPublishers.noBody())).hasStatus(405);
            assertThat(reply.header("Allow")).hasValue("GET");
        }
        send(to(PATH).method("HEAD", BodyPublishers.noBody())).hasStatus(200);
    }

    @Test
    void d11_withASlashAtTheEndThereIsNothing() {
        send(to(PATH + "/").GET()).hasStatus(404);
        send(to(PATH + "/").POST(BodyPublishers.noBody())).hasStatus(404);
    }

    @Test
    void d12_discoveryIsOpenAndAJwtThatIsSentIsVerified() {
        send(signed(EHR, PATH).GET()).hasStatus(200);
        send(to(PATH).header("Authorization", EHR.token(BASE + "/other").bearer())
                        .GET())
                .hasStatus(401);
    }

    @Test
    void d12_aClientSeesWhatItsDialectUnderstands() {
        List<String> hooks = send(signed(EPIC, PATH).GET())
                .json()
                .path("services")
                .valueStream()
                .map(service -> service.path("hook").asString())
                .distinct()
                .toList();

        assertThat(hooks).containsExactlyInAnyOrder("patient-view", "order-select", "order-sign");
    }

    @Test
    void d13_anUnknownServiceIsNotFound() {
        Reply reply = call("unknown", patientView("p")).hasStatus(404);
        assertThat(reply.issueCode()).isEqualTo("not-found");
    }
}
