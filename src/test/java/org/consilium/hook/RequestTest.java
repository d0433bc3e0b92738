package org.consilium.hook;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.ServerSocket;
import java.net.SocketTimeoutException;
import java.net.http.HttpRequest.BodyPublishers;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.consilium.assessment.Calculation.Relevance;
import org.consilium.chart.Finding;
import org.consilium.hook.protocol.Hook;
import org.consilium.hook.protocol.RequestReader;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.mock.web.MockHttpServletResponse;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** Checklist R: the request envelope. */
class RequestTest extends HookTest {
    private static final String AUTHORIZATION =
            "{\"access_token\":\"t0k3n\",\"token_type\":\"Bearer\",\"expires_in\":300,\"scope\":\"patient/*.rs\",\"subject\":\"c\"}";

    @Test
    void r1_aMinimalCallIsAnsweredByEveryService() {
        for (String service : SERVICES) {
            Reply reply = call(service, patientView("r1")).isAnswer();
            assertThat(reply.json().path("cards").isArray()).isTrue();
        }
    }

    @Test
    void r2_withoutHookItIsRefused() {
        call(DIAGNOSIS, without(patientView("p"), "hook")).hasStatus(400).says("hook is required");
    }

    @Test
    void r3_withoutHookInstanceItIsRefused() {
        call(DIAGNOSIS, without(patientView("p"), "hookInstance"))
                .hasStatus(400)
                .says("hookInstance is required");
    }

    @Test
    void r4_withoutContextItIsRefused() {
        call(DIAGNOSIS, without(patientView("p"), "context")).hasStatus(400).says("context is required");
        call(DIAGNOSIS, patientView("p").put("context", "p")).hasStatus(400).says("context is required");
    }

    @ParameterizedTest
    @ValueSource(strings = {"notauuid", "1-1-1-1-1", "", "urn:uuid:3d1a0a5e-6e3c-4f60-9a1e-0a3d6a6f1f10"})
    void r5_aHookInstanceThatIsNoUuidIsRefused(String instance) {
        call(DIAGNOSIS, patientView("p").put("hookInstance", instance))
                .hasStatus(400)
                .says("hookInstance");
    }

    @Test
    void r5_theLenientModeLetsItThroughAndKnows() {
        JsonNode request = patientView("p").put("hookInstance", "visit-17");

        var read = new RequestReader(true, false).read(request, Set.of(Hook.of("patient-view")));

        assertThat(read.instance()).isEqualTo("visit-17");
        assertThat(read.instanceIsUuid()).isFalse();
    }

    @Test
    void r6_aHookThatTheServiceDoesNotServeIsRefusedAndTheServedOnesAreNamed() {
        call(DIAGNOSIS, patientView("p").put("hook", "appointment-book"))
                .hasStatus(400)
                .says("encounter-discharge, encounter-start, order-select, order-sign, patient-view");
    }

    @Test
    void r7_authorizationWithoutServerIsRefused() {
        ObjectNode request = patientView("p");
        request.set("fhirAuthorization", tree(AUTHORIZATION));
        call(DIAGNOSIS, request).hasStatus(400).says("fhirServer is required");
    }

    @ParameterizedTest
    @ValueSource(strings = {"access_token", "token_type", "expires_in", "scope", "subject"})
    void r8_anIncompleteAuthorizationIsRefused(String member) {
        ObjectNode authorization = (ObjectNode) tree(AUTHORIZATION);
        authorization.remove(member);
        call(DIAGNOSIS, withServer(authorization)).hasStatus(400).says("fhirAuthorization." + member);
    }

    @Test
    void r8_onlyBearerTokensAreKnown() {
        ObjectNode authorization = (ObjectNode) tree(AUTHORIZATION);
        authorization.put("token_type", "MAC");
        call(DIAGNOSIS, withServer(authorization)).hasStatus(400).says("must be Bearer");
    }

    @Test
    void r9_aServerWithoutTlsIsRefused() {
        call(DIAGNOSIS, patientView("p").put("fhirServer", "http://fhir.example.org/r4"))
                .hasStatus(400)
                .says("https");
        var development = new RequestReader(false, true);
        assertThat(development
                        .read(
                                patientView("p").put("fhirServer", "http://fhir.example.org/r4"),
                                Set.of(Hook.of("patient-view")))
                        .fhirServer())
                .isPresent();
    }

    @ParameterizedTest
    @ValueSource(strings = {"fhir.example.org", "ftp://x/y", "https://u:p@x/y", "https://x/y?z=1", "https:///y", "::"})
    void r9_anAddressThatIsNoServerIsRefused(String server) {
        call(DIAGNOSIS, patientView("p").put("fhirServer", server))
                .hasStatus(400)
                .says("fhirServer");
    }

    @Test
    void r10_aFhirServerNotOnTheAllowlistIsRefusedAndNothingConnects() throws IOException {
        try (var listener = new ServerSocket(0)) {
            listener.setSoTimeout(300);
            ObjectNode request = patientView("p");
            request.put("fhirServer", "https://localhost:" + listener.getLocalPort() + "/fhir");
            request.remove("prefetch");

            Reply reply = call(DIAGNOSIS, request).hasStatus(403);

            assertThat(reply.issueCode()).isEqualTo("forbidden");
            org.assertj.core.api.Assertions.assertThatThrownBy(listener::accept)
                    .isInstanceOf(SocketTimeoutException.class);
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "{", "[]", "[{}]", "\"text\"", "17", "null", "{} {}", "{\"hook\":}"})
    void r11_aBodyThatIsNotOneJsonObjectIsRefused(String body) {
        call(DIAGNOSIS, body).hasStatus(400);
    }

    @Test
    void r12_onlyJsonIsRead() {
        String body = patientView("p").toString();
        var text = to("/cds-services/" + DIAGNOSIS)
                .header(
                        "Authorization",
                        EHR.token(BASE + "/cds-services/" + DIAGNOSIS).bearer());
        send(text.copy().header("Content-Type", "text/plain").POST(BodyPublishers.ofString(body)))
                .hasStatus(415);
        send(text.copy()
                        .header("Content-Type", "application/json")
                        .header("Content-Encoding", "gzip")
                        .POST(BodyPublishers.ofString(body)))
                .hasStatus(415);
        var json = to("/cds-services/" + DIAGNOSIS)
                .header(
                        "Authorization",
                        EHR.token(BASE + "/cds-services/" + DIAGNOSIS).bearer());
        send(json.header("Content-Type", "application/json; charset=UTF-8").POST(BodyPublishers.ofString(body)))
                .isAnswer();
    }

    @Test
    void r13_theAnswerIsJsonOrNothing() {
        for (String accepted : List.of("application/json", "*/*")) {
            send(signed(EHR, "/cds-services/" + DIAGNOSIS)
                            .header("Accept", accepted)
                            .POST(BodyPublishers.ofString(patientView("p").toString())))
                    .isAnswer();
        }
        send(signed(EHR, "/cds-services/" + DIAGNOSIS)
                        .header("Accept", "text/html")
                        .POST(BodyPublishers.ofString(patientView("p").toString())))
                .hasStatus(406);
    }

    @Test
    void r14_aBodyOverTheLimitIsRefusedBeforeItIsParsed() {
        String tooLarge = "{\"x\":\"" + "a".repeat(10 * 1024 * 1024) + "\"}";
        call(DIAGNOSIS, tooLarge).hasStatus(413);
    }

    @Test
    void r14_deepNestingAndHugeNumbersAreRefused() {
        call(DIAGNOSIS, "{\"x\":" + "[".repeat(500) + "]".repeat(500) + "}").hasStatus(400);
        call(DIAGNOSIS, "{\"x\":" + "[".repeat(100_000)).hasStatus(400);
        call(DIAGNOSIS, "{\"x\":1e999999999}").hasStatus(400);
        call(DIAGNOSIS, "{\"x\":1,\"x\":2}").hasStatus(400);
    }

    @Test
    void r15_unknownMembersAndExtensionsAreIgnored() {
        ObjectNode request = patientView("p");
        request.put("somethingNew", 1);
        request.set("extension", tree("{\"com.epic.cdshooks.request.bpa-trigger-action\":\"60\"}"));
        prefetch(request).set("nobodyAsked", tree("{\"resourceType\":\"Basic\"}"));
        call(DIAGNOSIS, request).isAnswer();
        call(DIAGNOSIS, patientView("p").put("extension", "text")).isAnswer();
    }

    @Test
    void r16_anOptionalMemberSentAsNullCountsAsNotSent() {
        ObjectNode request = patientView("p");
        for (String member : List.of("fhirServer", "fhirAuthorization", "extension")) {
            request.putNull(member);
        }
        context(request).putNull("encounterId");
        call(DIAGNOSIS, request).isAnswer();

        request.put("hookInstance", UUID.randomUUID().toString());
        request.putNull("prefetch");
        call(DIAGNOSIS, request).hasStatus(412);
    }

    @Test
    void r17_aServiceIsNotReadByGet() {
        Reply reply = send(to("/cds-services/" + DIAGNOSIS).GET()).hasStatus(405);
        assertThat(reply.header("Allow")).hasValue("POST");
    }

    @Test
    void r18_whatWasSentIsNotRepeatedInARefusal() {
        String secret = "Mr-Confidential-1234";
        call(DIAGNOSIS, patientView("p").put("hook", secret)).hasStatus(400);
        assertThat(call(DIAGNOSIS, patientView("p").put("hook", secret)).body()).doesNotContain(secret);
        assertThat(call(DIAGNOSIS, "{\"" + secret).body()).doesNotContain(secret);
        ObjectNode request = patientView("p");
        context(request).put("userId", secret);
        assertThat(call(DIAGNOSIS, request).hasStatus(400).body()).doesNotContain(secret);
        assertThat(send(to("/cds-services/" + secret + ";x=1").GET()).body()).doesNotContain(secret);
    }

    @Test
    void r18_aBugOfOursIsAnsweredWithoutItsMessage() throws IOException {
        var response = new MockHttpServletResponse();
        EdgeErrors.answer(response, EdgeErrors.problem(new IllegalStateException("Mrs Example has a secret")));

        assertThat(response.getStatus()).isEqualTo(503);
        assertThat(response.getContentAsString())
                .contains("OperationOutcome", "CSL-0237")
                .doesNotContain("secret", "Exception");
    }

    @Test
    void anAssessorThatBreaksIsSaidToBeMissingAndTheCallIsAnswered() {
        Reply reply = call(CALCULATIONS, patientView("bug1")).isAnswer();

        assertThat(reply.body()).doesNotContain("secret");
        assertThat(reply.json()
                        .path("extension")
                        .path("org.consilium.reasoning")
                        .path("partsNotFinished")
                        .asInt())
                .isEqualTo(1);
    }

    @Test
    void r19_unusualFhirIsReadLeniently() {
        ObjectNode request = patientView("r19");
        prefetch(request).set("medications", tree("""
            {"resourceType":"Bundle","type":"searchset","total":1,"entry":[{"search":{"mode":"match"},
             "resource":{"resourceType":"MedicationRequest","id":"m1","status":"active","intent":"order",
             "category":{"coding":[{"code":"outpatient"}]},"unknownElement":{"a":1},
             "subject":{"reference":"https://ehr.example.org/fhir/Patient/r19"},
             "medicationCodeableConcept":{"text":"Warfarin 5 mg"}}}]}\
            """));
        call(CALCULATIONS, request).isAnswer();
        assertThat(Bedside.SEEN.get("r19").ofKind(Finding.Medication.class, medication -> true))
                .hasSize(1);
    }

    @Test
    void r19_aKeyThatCannotBeReadAtAllIsNamed() {
        ObjectNode request = patientView("p");
        prefetch(request).put("labs", "no resource");
        call(CALCULATIONS, request).hasStatus(400).says("'labs'");
        prefetch(request).set("labs", tree("{\"resourceType\":\"Condition\"}"));
        call(CALCULATIONS, request).hasStatus(400).says("'labs'");
    }

    @Test
    void r20_thePatientOfAnotherContextIsRefusedAndNothingIsReasoned() {
        ObjectNode request = patientView("r20");
        prefetch(request).set("patient", patient("somebody-else"));

        Reply reply = call(CALCULATIONS, request).hasStatus(400).says("not the patient of the request");

        assertThat(reply.body()).doesNotContain("somebody-else");
        assertThat(Bedside.SEEN).doesNotContainKeys("r20", "somebody-else");
        assertThat(events("request.refused", "CSL-0113")).isNotEmpty();
        List<JsonNode> foreign = events("foreign.patient", "\"patient\":\"r20\"");
        assertThat(foreign).hasSize(1);
        assertThat(foreign.getFirst().path("references").toString()).isEqualTo("[\"Patient/somebody-else\"]");
        assertThat(foreign.getFirst().path("key").asString()).isEqualTo("patient");
        assertThat(foreign.getFirst().path("service").asString()).isEqualTo(CALCULATIONS);
        assertThat(events("hook.received", "\"patient\":\"r20\"")).isEmpty();
        assertThat(events("card.issued", "\"patient\":\"r20\"")).isEmpty();
    }

    @Test
    void r20_aPatientWithoutIdIsNotThePatientEither() {
        ObjectNode request = patientView("r20c");
        ((ObjectNode) prefetch(request).path("patient")).remove("id");

        call(CALCULATIONS, request).hasStatus(400).says("not the patient of the request");

        assertThat(Bedside.SEEN).doesNotContainKey("r20c");
        assertThat(events("foreign.patient", "\"patient\":\"r20c\"")).hasSize(1);
    }

    @Test
    void r20_otherResourcesOfAnotherPatientAreSetAsideCountedAndAudited() {
        ObjectNode request = patientView("r20b");
        prefetch(request).set("conditions", tree("""
            {"resourceType":"Bundle","type":"searchset","entry":[
             {"resource":{"resourceType":"Condition","id":"own","subject":{"reference":"Patient/r20b"},
              "code":{"text":"Asthma"}}},
             {"resource":{"resourceType":"Condition","id":"foreign-7","subject":{"reference":"Patient/zz"},
              "code":{"text":"Gout"}}}]}\
            """));
        Bedside.concludes("r20b", Bedside.score("s", Relevance.NOTABLE));

        Reply reply = call(CALCULATIONS, request).isAnswer();

        assertThat(reply.cards().getFirst().path("detail").asString())
                .contains("1 resource of another patient was sent and ignored")
                .doesNotContain("foreign-7", "Gout");

        assertThat(reply.json()
                        .path("extension")
                        .path("org.consilium.reading")
                        .path("ofAnotherPatientIgnored")
                        .asInt())
                .isEqualTo(1);
        assertThat(Bedside.SEEN.get("r20b").ofKind(Finding.Condition.class, condition -> true))
                .extracting(condition -> condition.source().reference())
                .containsExactly("Condition/own");
        assertThat(events("foreign.patient", "Condition/foreign-7")).hasSize(1);
    }

    @ParameterizedTest
    @ValueSource(strings = {"../Patient/1", "a b", "a/b", "p?x=1", "p%2F", "", "ä", ".", ".."})
    void r21_aPatientIdThatIsNoFhirIdIsRefused(String id) {
        ObjectNode request = patientView("p");
        context(request).put("patientId", id);
        call(DIAGNOSIS, request).hasStatus(400).says("context.patientId");
    }

    @Test
    void r21_noOtherIdOfTheContextWalksUpThePathEither() {
        for (String user : List.of("Practitioner/..", "Practitioner/.", "Practitioner/a/b", "/x", "Practitioner/")) {
            ObjectNode request = patientView("p");
            context(request).put("userId", user);
            call(DIAGNOSIS, request).hasStatus(400).says("context.userId");
        }
        ObjectNode request = patientView("p");
        context(request).put("encounterId", "..");
        call(DIAGNOSIS, request).hasStatus(400).says("context.encounterId");
    }

    private static ObjectNode withServer(JsonNode authorization) {
        ObjectNode request = patientView("p").put("fhirServer", "https://fhir.example.org/r4");
        request.set("fhirAuthorization", authorization);
        return request;
    }
}
