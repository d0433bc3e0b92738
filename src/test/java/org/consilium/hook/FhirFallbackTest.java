package org.consilium.hook;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.UnaryOperator;
import org.consilium.fhir.FhirClient;
import org.consilium.fhir.FhirServerAllowlist;
import org.consilium.fhir.InputGuard;
import org.consilium.fhir.Prefetched.Answer;
import org.consilium.fixtures.CanaryListener;
import org.consilium.fixtures.RealFhirServer;
import org.consilium.fixtures.ScriptedServer;
import org.consilium.hook.prefetch.Prefetch;
import org.consilium.hook.prefetch.PrefetchResolver;
import org.consilium.hook.prefetch.PrefetchTemplate;
import org.consilium.hook.prefetch.Resolved;
import org.consilium.hook.protocol.Hook;
import org.consilium.hook.protocol.HookRequest;
import org.consilium.hook.protocol.Problem;
import org.consilium.hook.protocol.Refused;
import org.consilium.hook.protocol.RequestReader;
import org.hl7.fhir.r4.model.Condition;
import org.hl7.fhir.r4.model.Patient;
import org.hl7.fhir.r4.model.Reference;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.boot.test.context.runner.ApplicationContextRunner;

/** P1 to P17 and R10: what is asked of the EHR's FHIR server for a call, and what is not, against a real one. */
class FhirFallbackTest {
    private static final String TOKEN = "token-of-this-call";
    private static final Hook VIEW = Hook.named("patient-view").orElseThrow();
    private final RealFhirServer server = RealFhirServer.demanding(TOKEN);

    @BeforeEach
    void fill() {
        var patient = new Patient();
        patient.setId("p1");
        server.holding(patient);
        for (int number = 0; number < 45; number++) {
            var condition = new Condition();
            condition.setId("c" + number);
            condition.setSubject(new Reference("Patient/p1"));
            server.holding(condition);
        }
    }

    @AfterEach
    void stop() {
        server.close();
    }

    @Test
    void p1KeysThatWereSentAreNotAskedFor() {
        var resolved = resolve(server.base(), prefetch(PATIENT, "\"conditions\":null"), TOKEN);
        assertThat(resolved).extracting(Resolved::origin).containsOnly(Resolved.Origin.PREFETCH);
        assertThat(server.requests()).isEmpty();
    }

    @Test
    void p2MissingKeysAreReadWithTheTemplatesOwnQueryAndTheToken() {
        var resolved = resolve(server.base(), "", TOKEN);
        assertThat(resolved).extracting(Resolved::origin).containsOnly(Resolved.Origin.FHIR_SERVER);
        assertThat(server.requests())
                .extracting(RealFhirServer.Seen::target)
                .contains("/fhir/Patient/p1", "/fhir/Condition?patient=p1&_count=500");
        assertThat(server.requests())
                .allSatisfy(seen -> assertThat(seen.authorization()).contains("Bearer " + TOKEN));
    }

    @Test
    void p3RequiredKeyWithoutAServerIs412NamingTheKey() {
        assertThatThrownBy(() -> resolve("", "", ""))
                .satisfies(failure -> assertThat(wanting(failure)).containsExactly("patient"));
    }

    @Test
    void p4RequiredKeyThatTheServerRefusesIs412() {
        assertThatThrownBy(() -> resolve(server.base(), "", ""))
                .satisfies(failure -> assertThat(wanting(failure)).containsExactly("patient"));
        assertThat(server.requests())
                .allSatisfy(seen -> assertThat(seen.authorization()).isEmpty());
    }

    @Test
    void p5NullIsAnAnswerAndIsNotAskedFor() {
        var resolved = resolve(server.base(), prefetch(PATIENT, "\"conditions\":null"), TOKEN);
        assertThat(resolved.getLast().data().answer()).isInstanceOf(Answer.NoData.class);
        assertThat(server.requests()).isEmpty();
    }

    @Test
    void p6ErrorInTheKeyIsNotAskedForAgain() {
        var resolved = resolve(
                server.base(),
                prefetch(PATIENT, "\"conditions\":{\"resourceType\":\"OperationOutcome\",\"issue\":[]}"),
                TOKEN);
        assertThat(resolved.getLast().data().answer()).isInstanceOf(Answer.Failed.class);
        assertThat(server.requests()).isEmpty();
    }

    @Test
    void p9AllPagesOfTheServersAnswerAreRead() {
        var resolved = resolve(server.base(), prefetch(PATIENT, ""), TOKEN);
        assertThat(((Answer.Sent) resolved.getLast().data().answer()).pages()).hasSize(3);
    }

    @Test
    void p10NextLinkOfPrefetchToAnotherHostIsNotFollowed() {
        try (CanaryListener canary = CanaryListener.start()) {
            String bundle = "\"conditions\":{\"resourceType\":\"Bundle\",\"type\":\"searchset\","
                    + "\"link\":[{\"relation\":\"next\",\"url\":\"%s/x\"}]}".formatted(canary.address());
            var resolved = resolve(server.base(), prefetch(PATIENT, bundle), TOKEN);
            assertThat(((Answer.Sent) resolved.getLast().data().answer()).pages())
                    .hasSize(1);
            assertThat(canary.connections()).isZero();
            assertThat(server.requests()).isEmpty();
        }
    }

    @Test
    void p11OptionalKeyWithoutAServerStaysMissing() {
        var resolved = resolve("", prefetch(PATIENT, ""), "");
        assertThat(resolved.getLast().data().answer()).isInstanceOf(Answer.Missing.class);
    }

    @Test
    void p13PatientThatWalksUpThePathIsNoQuery() {
        String body = body(server.base(), "", TOKEN).replace("\"patientId\":\"p1\"", "\"patientId\":\"..\"");
        assertThatThrownBy(() -> resolve(body)).isInstanceOf(Refused.class);
        assertThat(server.requests())
                .extracting(RealFhirServer.Seen::target)
                .allSatisfy(target -> assertThat(target).startsWith("/fhir/Condition?patient="));
    }

    @Test
    void p15TokenThatExpiresIsNotUsed() {
        String body = body(server.base(), "", TOKEN).replace("\"expires_in\":300", "\"expires_in\":1");
        assertThatThrownBy(() -> resolve(body)).isInstanceOf(Refused.class);
        assertThat(server.requests()).isEmpty();
    }

    @Test
    void p16ServerThatHangsEndsAtTheDeadline() {
        try (var hanging = ScriptedServer.answering(exchange -> pause())) {
            long start = System.nanoTime();
            var resolved = resolve(hanging.address(), prefetch(PATIENT, ""), TOKEN);
            assertThat(resolved.getLast().data().answer()).isInstanceOf(Answer.Failed.class);
            assertThat(Duration.ofNanos(System.nanoTime() - start)).isLessThan(Duration.ofMillis(3_500));
        }
    }

    @Test
    void p17KeysThatWeDoNotKnowAreIgnored() {
        var resolved = resolve(server.base(), prefetch(PATIENT, "\"conditions\":null,\"-user\":{\"x\":1}"), TOKEN);
        assertThat(resolved).hasSize(2);
    }

    @Test
    void r10ServerThatIsNotListedIsNotSpokenTo() {
        try (CanaryListener canary = CanaryListener.start()) {
            String unlisted = canary.address() + "/elsewhere";
            new Fixture(server.base()).run((fallback, resolver) -> {
                HookRequest request = read(body(unlisted, prefetch(PATIENT, ""), TOKEN));
                assertThat(fallback.allows(request.fhirServer().orElseThrow(), "hospital"))
                        .isFalse();
                var resolved = resolver.resolve(request, "hospital", TEMPLATES, UnaryOperator.identity(), deadline());
                assertThat(resolved.getLast().data().answer()).isInstanceOf(Answer.Missing.class);
            });
            assertThat(canary.connections()).isZero();
        }
    }

    private static final String PATIENT = "\"patient\":{\"resourceType\":\"Patient\",\"id\":\"p1\"}";
    private static final List<PrefetchTemplate> TEMPLATES = List.of(Prefetch.PATIENT, Prefetch.CONDITIONS);

    private static List<Resolved> resolve(String fhirServer, String prefetch, String token) {
        return resolve(body(fhirServer, prefetch, token));
    }

    private static List<Resolved> resolve(String body) {
        HookRequest request = read(body);
        var result = new java.util.ArrayList<Resolved>();
        new Fixture(request.fhirServer().map(Object::toString).orElse("http://127.0.0.1:1"))
                .run((fallback, resolver) -> result.addAll(
                        resolver.resolve(request, "hospital", TEMPLATES, UnaryOperator.identity(), deadline())));
        return result;
    }

    private static Instant deadline() {
        return Instant.now().plusMillis(2_500);
    }

    private static HookRequest read(String body) {
        var guard = new InputGuard(org.consilium.fhir.GuardSettings.defaults());
        return new RequestReader(false, true).read(guard.read(body.getBytes(StandardCharsets.UTF_8)), Set.of(VIEW));
    }

    private static List<String> wanting(Throwable failure) {
        return ((Problem.PreconditionFailed) ((Refused) failure).problem()).keys();
    }

    private static String prefetch(String... members) {
        return String.join(
                ",",
                List.of(members).stream().filter(member -> !member.isEmpty()).toList());
    }

    private static String body(String fhirServer, String prefetch, String token) {
        String authorization = token.isEmpty() ? "" : """
            ,"fhirAuthorization":{"access_token":"%s","token_type":"Bearer","expires_in":300,
            "scope":"patient/*.rs","subject":"cds"}\
            """.formatted(token);
        String access = fhirServer.isEmpty() ? "" : ",\"fhirServer\":\"" + fhirServer + "\"" + authorization;
        return """
            {"hook":"patient-view","hookInstance":"11111111-1111-4111-8111-111111111111",
            "context":{"userId":"Practitioner/u1","patientId":"p1"},"prefetch":{%s}%s}\
            """.formatted(prefetch, access);
    }

    private static void pause() {
        try {
            Thread.sleep(6_000);
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
        }
    }

    /** The outgoing part of the service as it is put together in life, with one server listed. */
    private record Fixture(String listed) {
        interface Work {
            void with(FhirFallback fallback, PrefetchResolver resolver);
        }

        void run(Work work) {
            new ApplicationContextRunner()
                    .withUserConfiguration(Outgoing.class)
                    .withPropertyValues(Map.of(
                                    "consilium.fhir.outgoing.servers.ehr.base-url", listed,
                                    "consilium.fhir.outgoing.servers.ehr.tenants", "hospital",
                                    "consilium.fhir.outgoing.allow-http", "true")
                            .entrySet()
                            .stream()
                            .map(entry -> entry.getKey() + "=" + entry.getValue())
                            .toArray(String[]::new))
                    .run(context -> {
                        var fallback = new FhirFallback(
                                context.getBean(FhirServerAllowlist.class), context.getBean(FhirClient.class));
                        work.with(fallback, new PrefetchResolver(fallback));
                    });
        }
    }

    @org.springframework.context.annotation.Configuration
    @org.springframework.context.annotation.ComponentScan("org.consilium.fhir")
    static class Outgoing {}
}
