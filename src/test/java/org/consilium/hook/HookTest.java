package org.consilium.hook;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.Socket;
import java.net.SocketException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.consilium.App;
import org.consilium.audit.AuditTrail;
import org.consilium.fixtures.CanaryListener;
import org.consilium.fixtures.LocalCertificate;
import org.consilium.fixtures.RealFhirServer;
import org.consilium.fixtures.ScriptedServer;
import org.consilium.fixtures.SigningClient;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.context.annotation.Import;
import org.springframework.jdbc.core.simple.JdbcClient;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/**
 * The whole service over real HTTP, as an EHR with a registered key meets it. All classes that extend this share one
 * running service.
 */
@SpringBootTest(
        classes = App.class,
        webEnvironment = SpringBootTest.WebEnvironment.RANDOM_PORT,
        properties = {
            "spring.datasource.url=jdbc:h2:mem:hook;DB_CLOSE_DELAY=-1",
            "consilium.security.public-base-url=" + HookTest.BASE,
            "consilium.security.issuers.ehr.tenants=hospital",
            "consilium.security.issuers.epic.dialect=epic",
            "consilium.security.issuers.oracle.dialect=oracle",
            "consilium.security.issuers.clinic.services=consilium-calculations",
            "consilium.security.require-client-jwt=true",
            "consilium.llm.provider=none",
            "consilium.security.issuers.ehr.iss=${hooktest.ehr.iss}",
            "consilium.security.issuers.ehr.jwks-inline=${hooktest.ehr.jwks}",
            "consilium.security.issuers.epic.iss=${hooktest.epic.iss}",
            "consilium.security.issuers.epic.jwks-inline=${hooktest.epic.jwks}",
            "consilium.security.issuers.oracle.iss=${hooktest.oracle.iss}",
            "consilium.security.issuers.oracle.jwks-inline=${hooktest.oracle.jwks}",
            "consilium.security.issuers.clinic.iss=${hooktest.clinic.iss}",
            "consilium.security.issuers.clinic.jwks-inline=${hooktest.clinic.jwks}",
            "consilium.security.issuers.named.iss=${hooktest.named.iss}",
            "consilium.security.issuers.named.jwks-inline=${hooktest.named.jwks}",
            "consilium.security.issuers.named.subject=client-17",
            "consilium.security.issuers.rotating.iss=" + HookTest.ROTATING,
            "consilium.security.issuers.rotating.jwks-url=${hooktest.rotating.url}",
            "consilium.security.jwks.min-interval=0ms",
            "consilium.hook.max-concurrent=8",
            "consilium.fhir.outgoing.servers.ehr.base-url=${hooktest.fhir}",
            "consilium.fhir.outgoing.servers.open.base-url=${hooktest.fhir.open}",
            "consilium.fhir.outgoing.servers.other.base-url=${hooktest.fhir.other}",
            "consilium.fhir.outgoing.servers.other.tenants=elsewhere",
            "consilium.fhir.outgoing.ssl-bundle=fhir",
            "spring.ssl.bundle.jks.fhir.truststore.location=${hooktest.truststore}",
            "spring.ssl.bundle.jks.fhir.truststore.password=${hooktest.truststore.password}",
            "spring.ssl.bundle.jks.fhir.truststore.type=PKCS12",
            "consilium.hook.silence.off-for=oracle",
        })
@Import(Bedside.class)
abstract class HookTest {
    static final String BASE = "https://cds.example.org";
    static final String CALCULATIONS = "consilium-calculations";
    static final String DIAGNOSIS = "consilium-diagnosis";
    static final String TRIALS = "consilium-trials";
    static final List<String> SERVICES = List.of(CALCULATIONS, DIAGNOSIS, TRIALS);

    static final SigningClient EHR = SigningClient.es384("https://ehr.example.org");
    static final SigningClient EPIC = SigningClient.rs384("https://epic.example.org");
    static final SigningClient ORACLE = SigningClient.es384("https://oracle.example.org");
    static final SigningClient CLINIC = SigningClient.es384("https://clinic.example.org");

    /** What the EHR lends to a call. */
    static final String TOKEN = "token-lent-for-this-call-5b1f";

    private static final LocalCertificate CERTIFICATE = LocalCertificate.create();
    /** The FHIR server of the EHR; it wants the token. */
    static final RealFhirServer FHIR = RealFhirServer.demanding(TOKEN, CERTIFICATE);
    /** One that answers everybody, as the sandbox of the reference client does. */
    static final RealFhirServer OPEN_FHIR = RealFhirServer.open(CERTIFICATE);
    /** Where nobody may ever call for the hospitals of these tests: it is listed for another one. */
    static final CanaryListener CANARY = CanaryListener.start();

    static final SigningClient NAMED = SigningClient.es384("https://named.example.org");
    static final String ROTATING = "https://rotating.example.org";
    /** Where the keys of that issuer are published. */
    static final ScriptedServer KEYS = ScriptedServer.answering(200, "application/json", "{\"keys\":[]}");

    // The settings are judged before a context exists, so what is drawn at random must be there before.
    static {
        Map.of("ehr", EHR, "epic", EPIC, "oracle", ORACLE, "clinic", CLINIC, "named", NAMED)
                .forEach((name, client) -> {
                    System.setProperty("hooktest." + name + ".iss", client.issuer());
                    System.setProperty("hooktest." + name + ".jwks", client.jwks());
                });
        System.setProperty("hooktest.rotating.url", KEYS.address() + "/jwks.json");
        System.setProperty("hooktest.fhir", FHIR.base());
        System.setProperty("hooktest.fhir.open", OPEN_FHIR.base());
        System.setProperty("hooktest.fhir.other", "https://localhost:" + CANARY.port() + "/fhir");
        System.setProperty("hooktest.truststore", CERTIFICATE.file().toUri().toString());
        System.setProperty("hooktest.truststore.password", CERTIFICATE.password());
    }

    static final JsonMapper JSON = new JsonMapper();
    private static final HttpClient HTTP = HttpClient.newBuilder()
            .version(HttpClient.Version.HTTP_1_1)
            .connectTimeout(Duration.ofSeconds(5))
            .build();

    @LocalServerPort
    int port;

    @Autowired
    AuditTrail trail;

    @Autowired
    JdbcClient jdbc;

    // ---- talking HTTP

    HttpRequest.Builder to(String path) {
        return HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port + path))
                .timeout(Duration.ofSeconds(20));
    }

    Reply send(HttpRequest.Builder request) {
        try {
            return Reply.of(HTTP.send(request.build(), BodyHandlers.ofString()));
        } catch (IOException failed) {
            throw new AssertionError("the service did not answer", failed);
        } catch (InterruptedException stopping) {
            Thread.currentThread().interrupt();
            throw new AssertionError(stopping);
        }
    }

    /** A call as the hospital's EHR makes it: signed for exactly this address. */
    HttpRequest.Builder signed(SigningClient client, String path) {
        return to(path).header("Authorization", client.token(BASE + path).bearer())
                .header("Content-Type", "application/json");
    }

    Reply call(String service, String body) {
        return call(EHR, service, body);
    }

    Reply call(SigningClient client, String service, String body) {
        return send(signed(client, "/cds-services/" + service).POST(BodyPublishers.ofString(body)));
    }

    Reply call(String service, JsonNode body) {
        return call(service, body.toString());
    }

    Reply feedback(SigningClient client, String service, String body) {
        return send(signed(client, "/cds-services/" + service + "/feedback").POST(BodyPublishers.ofString(body)));
    }

    /** What no proper client would send, byte by byte; empty where the service hangs up without a word. */
    String raw(String request) throws IOException {
        try (var socket = new Socket("127.0.0.1", port)) {
            socket.setSoTimeout(10_000);
            try {
                socket.getOutputStream().write(request.getBytes(StandardCharsets.ISO_8859_1));
                socket.getOutputStream().flush();
                socket.shutdownOutput();
            } catch (SocketException answeredBeforeTheEnd) {
                // what it said can still be read
                assertThat(socket.isConnected()).isTrue();
            }
            return new String(socket.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        } catch (SocketException hungUp) {
            return "";
        }
    }

    // ---- what an EHR sends

    /** A patient-view call for a patient, with the Patient as its only prefetch. */
    static ObjectNode patientView(String patient) {
        ObjectNode request = JSON.createObjectNode();
        request.put("hook", "patient-view");
        request.put("hookInstance", UUID.randomUUID().toString());
        request.putObject("context").put("userId", "Practitioner/u1").put("patientId", patient);
        request.putObject("prefetch").set("patient", patient(patient));
        return request;
    }

    /** The same with access to the EHR's FHIR server for this call. */
    static ObjectNode withAccess(ObjectNode request) {
        return withAccess(request, FHIR.base(), TOKEN);
    }

    static ObjectNode withAccess(ObjectNode request, String server, String token) {
        request.put("fhirServer", server);
        request.putObject("fhirAuthorization")
                .put("access_token", token)
                .put("token_type", "Bearer")
                .put("expires_in", 300)
                .put("scope", "patient/*.rs")
                .put("subject", "cds-service");
        return request;
    }

    static ObjectNode patient(String id) {
        ObjectNode patient = JSON.createObjectNode();
        patient.put("resourceType", "Patient")
                .put("id", id)
                .put("gender", "female")
                .put("birthDate", "1956-03-04");
        return patient;
    }

    static ObjectNode context(ObjectNode request) {
        return (ObjectNode) request.path("context");
    }

    static ObjectNode prefetch(ObjectNode request) {
        return (ObjectNode) request.path("prefetch");
    }

    static ObjectNode without(ObjectNode request, String member) {
        request.remove(member);
        return request;
    }

    static JsonNode tree(String json) {
        return JSON.readTree(json);
    }

    // ---- what the audit trail holds

    List<JsonNode> events(String type, String part) {
        return jdbc
                .sql("select body from audit_event where type = ? and body like ? order by seq")
                .params(type, "%" + part + "%")
                .query(String.class)
                .list()
                .stream()
                .map(JSON::readTree)
                .map(JsonNode.class::cast)
                .toList();
    }
}
