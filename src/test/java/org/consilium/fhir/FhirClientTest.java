package org.consilium.fhir;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.InetAddress;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import org.apache.hc.client5.http.impl.classic.CloseableHttpClient;
import org.apache.hc.core5.ssl.SSLContexts;
import org.consilium.fhir.FhirAnswer.Extent;
import org.consilium.fixtures.CanaryListener;
import org.consilium.fixtures.RealFhirServer;
import org.consilium.fixtures.ScriptedServer;
import org.hl7.fhir.r4.model.CodeableConcept;
import org.hl7.fhir.r4.model.Observation;
import org.hl7.fhir.r4.model.Patient;
import org.hl7.fhir.r4.model.Reference;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;
import org.springframework.util.unit.DataSize;

/** P2, P4, P9, P10, P13 to P16, SEC-20 to SEC-24 and F10 to F13, against a real FHIR server and against bad ones. */
@ExtendWith(OutputCaptureExtension.class)
class FhirClientTest {
    private static final String TOKEN = "secret-token-7c1e";
    private static final GrantedScopes ALL = GrantedScopes.parse("patient/*.rs");
    private static RealFhirServer server;

    @BeforeAll
    static void start() {
        server = RealFhirServer.demanding(TOKEN).holding(patient("p1"), patient("p2"));
        IntStream.range(0, 50).forEach(number -> server.holding(observation("p1", number, "laboratory")));
        IntStream.range(50, 53).forEach(number -> server.holding(observation("p1", number, "vital-signs")));
        server.holding(observation("p2", 99, "laboratory"));
    }

    @AfterAll
    static void stop() {
        server.close();
    }

    @Nested
    class OfARealServer {
        @Test
        void p2QueryOfTheTemplateIsSentWithTheToken() {
            var answer = fetched(client().fetch(access(TOKEN), "Patient/p1", soon()));
            assertThat(answer.isComplete()).isTrue();
            assertThat(answer.pages()).hasSize(1);
            assertThat(answer.pages().getFirst().path("id").asString()).isEqualTo("p1");
            assertThat(server.requests().getLast())
                    .isEqualTo(new RealFhirServer.Seen("GET", "/fhir/Patient/p1", Optional.of("Bearer " + TOKEN)));
        }

        @Test
        void p9PagesAreFollowedToTheLast() {
            var answer = fetched(client().fetch(access(TOKEN), "Observation?patient=p1&category=laboratory", soon()));
            assertThat(answer.extent()).isEqualTo(Extent.COMPLETE);
            assertThat(answer.pages()).hasSize(3);
            assertThat(answer.pages().stream()
                            .mapToInt(page -> page.path("entry").size())
                            .sum())
                    .isEqualTo(50);
            assertThat(server.requests())
                    .as("the token goes with every page, and only there")
                    .allMatch(seen -> seen.target().startsWith("/fhir"));
        }

        @Test
        void p9PagesBeyondTheLimitAreNotFollowedAndTheLastStillSaysSo() {
            var answer = fetched(client(2, DataSize.ofMegabytes(20))
                    .fetch(access(TOKEN), "Observation?patient=p1&category=laboratory", soon()));
            assertThat(answer.extent()).isEqualTo(Extent.PAGE_LIMIT);
            assertThat(answer.pages()).hasSize(2);
            assertThat(answer.pages().getLast().path("link").toString()).contains("next");
        }

        @Test
        void p9PagesBeyondTheSizeAreNotKept() {
            var answer = fetched(client(20, DataSize.ofKilobytes(8))
                    .fetch(access(TOKEN), "Observation?patient=p1&category=laboratory", soon()));
            assertThat(answer.extent()).isEqualTo(Extent.SIZE_LIMIT);
        }

        @Test
        void p9PagesOfABundleFromPrefetchAreFollowed() {
            var first = fetched(client(1, DataSize.ofMegabytes(20))
                            .fetch(access(TOKEN), "Observation?patient=p1&category=laboratory", soon()))
                    .pages()
                    .getFirst();
            var rest = fetched(client().following(access(TOKEN), first, soon()));
            assertThat(rest.extent()).isEqualTo(Extent.COMPLETE);
            assertThat(rest.pages()).hasSize(2);
            assertThat(client().following(new FhirAccess(base(server.base()), Optional.empty()), first, soon()))
                    .as("not without a token")
                    .isEqualTo(new FhirAnswer.NotAllowed(FhirFailure.UNAUTHORIZED));
        }

        @Test
        void p4ServerThatWantsATokenIsUnauthorized() {
            var none = new FhirAccess(base(server.base()), Optional.empty());
            assertThat(client().fetch(none, "Patient/p1", soon()))
                    .isEqualTo(new FhirAnswer.Unavailable(FhirFailure.UNAUTHORIZED));
            assertThat(client().fetch(access("another"), "Patient/p1", soon()))
                    .isEqualTo(new FhirAnswer.Unavailable(FhirFailure.UNAUTHORIZED));
        }

        @Test
        void f11PatientThatDoesNotExistIsNotFound() {
            assertThat(client().fetch(access(TOKEN), "Patient/nobody", soon()))
                    .isEqualTo(new FhirAnswer.Unavailable(FhirFailure.NOT_FOUND));
        }

        @Test
        void emptySearchIsAnAnswer() {
            var answer = fetched(client().fetch(access(TOKEN), "Condition?patient=p1", soon()));
            assertThat(answer.isComplete()).isTrue();
            assertThat(answer.pages().getFirst().path("total").asInt()).isZero();
        }

        @Test
        void tokenSearchWithSystemIsEncoded() {
            var answer = fetched(
                    client().fetch(access(TOKEN), "Observation?patient=p1&code=http://loinc.org|2160-0", soon()));
            assertThat(answer.pages().getFirst().path("total").asInt()).isEqualTo(53);
            assertThat(server.requests())
                    .extracting(RealFhirServer.Seen::target)
                    .contains("/fhir/Observation?patient=p1&code=http://loinc.org%7C2160-0");
        }
    }

    @Nested
    class OfAServerThatMisbehaves {
        private ScriptedServer bad = ScriptedServer.answering(200, "application/fhir+json", "{}");

        @AfterEach
        void stop() {
            bad.close();
        }

        private FhirAnswer ask(String query) {
            return client().fetch(new FhirAccess(base(bad.address()), grant(TOKEN)), query, in(Duration.ofMillis(700)));
        }

        @ParameterizedTest
        @CsvSource({
            "401,UNAUTHORIZED",
            "403,UNAUTHORIZED",
            "404,NOT_FOUND",
            "410,NOT_FOUND",
            "429,BUSY",
            "503,BUSY",
            "400,QUERY_REFUSED",
            "500,SERVER_ERROR",
            "204,SERVER_ERROR"
        })
        void p16ErrorsAreReasonsAndNeverEmptyResults(int status, FhirFailure reason) {
            bad.nowAnswers(status, "text/html", status == 204 ? "" : "<html>Patient p1 Miller</html>");
            assertThat(ask("Patient/p1")).isEqualTo(new FhirAnswer.Unavailable(reason));
        }

        @Test
        void f12RetryAfterIsNotWaitedFor() {
            bad.nowAnswers(exchange -> {
                exchange.getResponseHeaders().add("Retry-After", "30");
                ScriptedServer.send(exchange, 429, "text/plain", "later");
            });
            long start = System.nanoTime();
            assertThat(ask("Patient/p1")).isEqualTo(new FhirAnswer.Unavailable(FhirFailure.BUSY));
            assertThat(Duration.ofNanos(System.nanoTime() - start)).isLessThan(Duration.ofMillis(700));
            assertThat(bad.requests()).hasSize(1);
        }

        @Test
        void sec21RedirectIsNotFollowed() {
            try (CanaryListener canary = CanaryListener.start()) {
                bad.nowAnswers(exchange -> {
                    exchange.getResponseHeaders().add("Location", canary.address() + "/Patient/p1");
                    exchange.sendResponseHeaders(302, -1);
                });
                assertThat(ask("Patient/p1")).isEqualTo(new FhirAnswer.Unavailable(FhirFailure.REDIRECTED));
                assertThat(canary.connections()).isZero();
            }
        }

        @ParameterizedTest
        @ValueSource(
                strings = {
                    "http://127.0.0.1:CANARY/Observation?page=2",
                    "http://localhost:CANARY/",
                    "//127.0.0.1:CANARY/Observation",
                    "http://127.0.0.1:OWN@127.0.0.1:CANARY/Observation",
                    "https://127.0.0.1:OWN/Observation",
                    "http://127.0.0.1:OWN.evil.example.org/Observation",
                    "file:///etc/passwd",
                    "http://[::1]:CANARY/x"
                })
        void p10NextLinkToAnotherHostIsNotFollowed(String link) {
            try (CanaryListener canary = CanaryListener.start()) {
                String next = link.replace("CANARY", String.valueOf(canary.port()))
                        .replace("OWN", bad.address().substring(bad.address().lastIndexOf(':') + 1));
                bad.nowAnswers(200, "application/fhir+json", bundle(next));
                var answer = fetched(ask("Observation?patient=p1"));
                assertThat(answer.extent()).isEqualTo(Extent.FOREIGN_LINK);
                assertThat(canary.connections()).isZero();
                assertThat(bad.requests()).hasSize(1);
            }
        }

        @Test
        void sec21NextLinkOutsideTheBaseIsNotFollowed() {
            for (String outside :
                    List.of("/other/x", "/fhirX/x", "/fhir/../admin", "/fhir/%2e%2e/admin", "/fhir//x", "/")) {
                bad.nowAnswers(200, "application/fhir+json", bundle(bad.address() + outside));
                var access = new FhirAccess(base(bad.address() + "/fhir"), grant(TOKEN));
                int before = bad.requests().size();
                assertThat(fetched(client().fetch(access, "Observation?patient=p1", soon()))
                                .extent())
                        .isEqualTo(Extent.FOREIGN_LINK);
                assertThat(bad.requests()).as(outside).hasSize(before + 1);
            }
        }

        @Test
        void pagesThatLeadInACircleEnd() {
            bad.nowAnswers(200, "application/fhir+json", bundle(bad.address() + "/Observation?page=2"));
            assertThat(fetched(ask("Observation?patient=p1")).extent()).isEqualTo(Extent.FOREIGN_LINK);
            assertThat(bad.requests()).hasSize(2);
        }

        @Test
        void f10TokenThatExpiresInTheMiddleLeavesAnIncompleteAnswer() {
            bad.nowAnswers(exchange -> {
                if (exchange.getRequestURI().toString().contains("page=2")) {
                    ScriptedServer.send(exchange, 401, "text/plain", "");
                } else {
                    ScriptedServer.send(
                            exchange, 200, "application/fhir+json", bundle(bad.address() + "/Observation?page=2"));
                }
            });
            var answer = fetched(ask("Observation?patient=p1"));
            assertThat(answer.extent()).isEqualTo(Extent.PAGE_UNAVAILABLE);
            assertThat(answer.pages()).hasSize(1);
            assertThat(bad.requests()).hasSize(2);
        }

        @Test
        void f13ServerThatNeverAnswersIsCutAtTheDeadline() {
            bad.nowAnswers(exchange -> pause(Duration.ofSeconds(5)));
            assertCutInTime();
        }

        @Test
        void f13ServerOfOneByteASecondIsCutAtTheDeadline() {
            bad.nowAnswers(exchange -> {
                exchange.sendResponseHeaders(200, 0);
                while (true) {
                    exchange.getResponseBody().write(' ');
                    exchange.getResponseBody().flush();
                    pause(Duration.ofMillis(50));
                }
            });
            assertCutInTime();
        }

        @Test
        void f13ConnectionOfAnAnswerThatWasCutIsClosed() throws InterruptedException {
            var closed = new CountDownLatch(1);
            bad.nowAnswers(exchange -> {
                exchange.sendResponseHeaders(200, 0);
                try {
                    while (closed.getCount() > 0) {
                        exchange.getResponseBody().write(new byte[1024]);
                        exchange.getResponseBody().flush();
                        pause(Duration.ofMillis(20));
                    }
                } catch (IOException hungUp) {
                    closed.countDown();
                }
            });
            assertThat(ask("Patient/p1")).isEqualTo(new FhirAnswer.Unavailable(FhirFailure.DEADLINE));
            assertThat(closed.await(5, TimeUnit.SECONDS)).isTrue();
            closed.countDown();
        }

        @Test
        void errorWithoutEndIsCutAtTheDeadline() {
            bad.nowAnswers(exchange -> {
                exchange.sendResponseHeaders(500, 0);
                while (true) {
                    exchange.getResponseBody().write(new byte[4096]);
                    pause(Duration.ofMillis(1));
                }
            });
            long start = System.nanoTime();
            assertThat(ask("Patient/p1")).isInstanceOf(FhirAnswer.Unavailable.class);
            assertThat(Duration.ofNanos(System.nanoTime() - start)).isLessThan(Duration.ofMillis(1500));
        }

        private void assertCutInTime() {
            long start = System.nanoTime();
            assertThat(ask("Patient/p1")).isEqualTo(new FhirAnswer.Unavailable(FhirFailure.DEADLINE));
            assertThat(Duration.ofNanos(System.nanoTime() - start)).isLessThan(Duration.ofMillis(1500));
        }

        @ParameterizedTest
        @ValueSource(
                strings = {
                    "<html>please log in</html>",
                    "",
                    "[]",
                    "{\"resourceType\":\"OperationOutcome\"}",
                    "{\"resourceType\":\"Patient\",\"id\":\"p2\"}",
                    "{\"resourceType\":\"Patient\",\"id\":\"p1\",\"multipleBirthInteger\":1e999999999}",
                    "{\"resourceType\":\"Patient\",\"id\":\"p1\",\"id\":\"p1\"}"
                })
        void answerThatIsNotWhatWasAskedIsUnreadable(String body) {
            bad.nowAnswers(200, "application/fhir+json", body);
            assertThat(ask("Patient/p1")).isEqualTo(new FhirAnswer.Unavailable(FhirFailure.UNREADABLE));
        }

        @Test
        void packedAnswerIsNotUnpacked() {
            bad.nowAnswers(exchange -> {
                exchange.getResponseHeaders().add("Content-Encoding", "gzip");
                exchange.sendResponseHeaders(200, 0);
                try (var zip = new java.util.zip.GZIPOutputStream(exchange.getResponseBody())) {
                    zip.write("{\"resourceType\":\"Patient\",\"id\":\"p1\"}".getBytes(StandardCharsets.UTF_8));
                }
            });
            assertThat(ask("Patient/p1")).isEqualTo(new FhirAnswer.Unavailable(FhirFailure.UNREADABLE));
        }

        @Test
        void answerBeyondTheLimitIsTooLarge() {
            bad.nowAnswers(200, "application/fhir+json", "{\"a\":\"" + "x".repeat(11 << 20) + "\"}");
            var access = new FhirAccess(base(bad.address()), grant(TOKEN));
            assertThat(client().fetch(access, "Patient/p1", soon()))
                    .isEqualTo(new FhirAnswer.Unavailable(FhirFailure.TOO_LARGE));
        }

        @Test
        void nobodyThereIsUnreachable() {
            bad.close();
            assertThat(ask("Patient/p1")).isEqualTo(new FhirAnswer.Unavailable(FhirFailure.UNREACHABLE));
        }
    }

    @Nested
    class OfNobody {
        private final CanaryListener canary = CanaryListener.start();

        @AfterEach
        void nothingWasAsked() {
            assertThat(canary.connections()).isZero();
            canary.close();
        }

        private FhirAnswer ask(Optional<FhirAccess.Grant> grant, String query) {
            return client().fetch(new FhirAccess(base(canary.address()), grant), query, soon());
        }

        @Test
        void p15ExpiredTokenIsNotUsed() {
            var expired = Optional.of(new FhirAccess.Grant(
                    BearerToken.of(TOKEN), ALL, Instant.now().minusSeconds(1)));
            assertThat(ask(expired, "Patient/p1")).isEqualTo(new FhirAnswer.NotAllowed(FhirFailure.TOKEN_EXPIRED));
        }

        @Test
        void sec23TokenThatEndsBeforeTheDeadlineIsNotUsed() {
            var brief = Optional.of(new FhirAccess.Grant(
                    BearerToken.of(TOKEN), ALL, Instant.now().plusMillis(500)));
            assertThat(ask(brief, "Patient/p1")).isEqualTo(new FhirAnswer.NotAllowed(FhirFailure.TOKEN_EXPIRED));
        }

        @Test
        void sec24QueryOutsideTheScopeIsNotSent() {
            var labs = Optional.of(new FhirAccess.Grant(
                    BearerToken.of(TOKEN),
                    GrantedScopes.parse("patient/Patient.r patient/Observation.rs?category=laboratory"),
                    Instant.now().plusSeconds(60)));
            for (String query : List.of("Condition?patient=p1", "Patient?_id=p1", "Observation?patient=p1")) {
                assertThat(ask(labs, query)).isEqualTo(new FhirAnswer.NotAllowed(FhirFailure.OUTSIDE_SCOPE));
            }
        }

        @Test
        void tokenWithALineBreakIsNotSent() {
            for (String token : List.of("a\r\nX-Evil: 1", "a b", "", "ä")) {
                assertThat(ask(grant(token), "Patient/p1"))
                        .isEqualTo(new FhirAnswer.NotAllowed(FhirFailure.TOKEN_UNUSABLE));
            }
        }

        @Test
        void deadlineThatHasPassedAsksNobody() {
            var access = new FhirAccess(base(canary.address()), Optional.empty());
            assertThat(client().fetch(access, "Patient/p1", Instant.now().minusSeconds(1)))
                    .isEqualTo(new FhirAnswer.Unavailable(FhirFailure.DEADLINE));
        }

        @Test
        void sec20NameThatLeadsToThisMachineIsRefusedAtTheConnection() throws IOException {
            assertRefused("127.0.0.1");
        }

        @Test
        void sec20NameThatLeadsToThisMachineWrappedInIpv6IsRefused() throws IOException {
            assertRefused("::ffff:127.0.0.1");
            assertRefused("64:ff9b::127.0.0.1");
        }

        private void assertRefused(String address) throws IOException {
            InetAddress there = InetAddress.ofLiteral(address);
            var settings = settings(20, DataSize.ofMegabytes(20));
            try (CloseableHttpClient connections = OutgoingConfiguration.connections(
                    settings, SSLContexts.createDefault(), host -> new InetAddress[] {there})) {
                var client =
                        OutgoingConfiguration.client(connections, new InputGuard(GuardSettings.defaults()), settings);
                var access = new FhirAccess(base("http://fhir.example.org:" + canary.port()), grant(TOKEN));
                assertThat(client.fetch(access, "Patient/p1", soon()))
                        .isEqualTo(new FhirAnswer.Unavailable(FhirFailure.ADDRESS_REFUSED));
            }
        }
    }

    @Test
    void sec20ConnectionGoesToTheAddressThatWasChecked() throws IOException {
        // the second answer of this name server is the trap: it must never be asked for
        var answers = List.of("127.0.0.1", "169.254.169.254").iterator();
        var settings = settings(20, DataSize.ofMegabytes(20));
        String port = server.base().replaceAll("\\D*127.0.0.1:(\\d+)/fhir", "$1");
        try (CloseableHttpClient connections =
                OutgoingConfiguration.connections(settings, SSLContexts.createDefault(), host ->
                        new InetAddress[] {InetAddress.ofLiteral(answers.next())})) {
            var client = OutgoingConfiguration.client(connections, new InputGuard(GuardSettings.defaults()), settings);
            var access = new FhirAccess(base("http://localhost:" + port + "/fhir"), grant(TOKEN));
            assertThat(fetched(client.fetch(access, "Patient/p1", soon())).isComplete())
                    .isTrue();
            assertThat(answers.next()).as("asked once").isEqualTo("169.254.169.254");
        }
    }

    @Test
    void p14TokenAndPatientAreNeverWrittenDown(CapturedOutput output) {
        FhirAccess access = access("canary-token-41");
        client().fetch(access, "Patient/patient-id-canary", soon());
        client().fetch(access, "Observation?patient=patient-id-canary", soon());
        assertThat(output.getAll())
                .contains("CSL-0179 Patient not read")
                .doesNotContain("canary-token-41", "patient-id-canary");
        assertThat(access.toString()).doesNotContain("canary-token-41");
    }

    private static FhirClient client() {
        return client(20, DataSize.ofMegabytes(20));
    }

    private static FhirClient client(int maxPages, DataSize maxTotal) {
        OutgoingSettings settings = settings(maxPages, maxTotal);
        return OutgoingConfiguration.client(
                OutgoingConfiguration.connections(settings, SSLContexts.createDefault(), InetAddress::getAllByName),
                new InputGuard(GuardSettings.defaults()),
                settings);
    }

    private static OutgoingSettings settings(int maxPages, DataSize maxTotal) {
        return new OutgoingSettings(
                Map.of("ehr", new OutgoingSettings.Server("https://fhir.example.org/r4", Set.of())),
                false,
                "",
                Duration.ofSeconds(1),
                maxPages,
                maxTotal);
    }

    private static FhirAccess access(String token) {
        return new FhirAccess(base(server.base()), grant(token));
    }

    private static Optional<FhirAccess.Grant> grant(String token) {
        return Optional.of(
                new FhirAccess.Grant(BearerToken.of(token), ALL, Instant.now().plusSeconds(300)));
    }

    private static FhirBase base(String url) {
        return FhirBase.parse(url).orElseThrow();
    }

    private static Instant soon() {
        return in(Duration.ofSeconds(10));
    }

    private static Instant in(Duration time) {
        return Instant.now().plus(time);
    }

    private static FhirAnswer.Fetched fetched(FhirAnswer answer) {
        assertThat(answer).isInstanceOf(FhirAnswer.Fetched.class);
        return (FhirAnswer.Fetched) answer;
    }

    private static String bundle(String next) {
        return "{\"resourceType\":\"Bundle\",\"type\":\"searchset\",\"link\":[{\"relation\":\"next\",\"url\":\"%s\"}]}"
                .formatted(next);
    }

    private static Patient patient(String id) {
        var patient = new Patient();
        patient.setId(id);
        return patient;
    }

    private static Observation observation(String patient, int number, String category) {
        var observation = new Observation();
        observation.setId("o" + number);
        observation.setSubject(new Reference("Patient/" + patient));
        observation.setCode(new CodeableConcept());
        observation.getCode().addCoding().setSystem("http://loinc.org").setCode("2160-0");
        observation.addCategory().addCoding().setCode(category);
        return observation;
    }

    private static void pause(Duration time) {
        try {
            Thread.sleep(time);
        } catch (InterruptedException stopped) {
            throw new IllegalStateException(stopped);
        }
    }
}
