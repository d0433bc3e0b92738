package org.consilium.security;

import static org.assertj.core.api.Assertions.assertThat;
import static org.consilium.security.Gate.AUDIENCE;
import static org.consilium.security.Gate.client;
import static org.consilium.security.Gate.reason;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.UUID;
import java.util.concurrent.Executors;
import org.consilium.fixtures.CanaryListener;
import org.consilium.fixtures.ScriptedServer;
import org.consilium.fixtures.SigningClient;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Keys from a URL or a file: J5, J8, J9, J20, SEC-03, SEC-04, SEC-11, against a real HTTP server. */
class RefreshingKeysTest {
    private static final SigningClient OLD = SigningClient.es384("https://ehr.example.org");
    private static final SigningClient NEW = SigningClient.es384("https://ehr.example.org");
    private final ScriptedServer published = ScriptedServer.answering(200, "application/json", OLD.jwks());
    private final Gate gate = Gate.closed()
            .issuer("ehr", "iss", OLD.issuer())
            .issuer("ehr", "jwks-url", published.address() + "/jwks.json");

    @AfterEach
    void stop() {
        published.close();
    }

    @Nested
    class FromAUrl {
        @Test
        void keysAreFetchedOnceForManyCalls() {
            for (int call = 0; call < 20; call++) {
                assertThat(client(gate.verify(OLD.token(AUDIENCE)))).isNotNull();
            }
            assertThat(published.requests()).hasSize(1);
        }

        @Test
        void j20NewKeyIsAcceptedWithoutARestart() {
            assertThat(client(gate.verify(OLD.token(AUDIENCE)))).isNotNull();
            published.nowAnswers(200, "application/json", SigningClient.jwks(OLD, NEW));
            gate.later(Duration.ofSeconds(31));
            assertThat(client(gate.verify(fresh(NEW))).keyId()).isEqualTo(NEW.keyId());
            assertThat(client(gate.verify(fresh(OLD))).keyId()).isEqualTo(OLD.keyId());
        }

        @Test
        void j20WithdrawnKeyIsDeniedWithinTheRefreshTime() {
            assertThat(client(gate.verify(OLD.token(AUDIENCE)))).isNotNull();
            published.nowAnswers(200, "application/json", NEW.jwks());
            gate.later(Duration.ofMinutes(15));
            assertThat(reason(gate.verify(fresh(OLD)))).isEqualTo(DenialReason.KEY_UNKNOWN);
        }

        @Test
        void allKeysWithdrawnLeavesNone() {
            assertThat(client(gate.verify(OLD.token(AUDIENCE)))).isNotNull();
            published.nowAnswers(200, "application/json", "{\"keys\":[]}");
            gate.later(Duration.ofMinutes(15));
            assertThat(reason(gate.verify(fresh(OLD)))).isEqualTo(DenialReason.KEY_UNKNOWN);
        }

        @Test
        void sec03RandomKeyIdsCauseOneFetchPerInterval() throws Exception {
            assertThat(client(gate.verify(OLD.token(AUDIENCE)))).isNotNull();
            gate.later(Duration.ofSeconds(31));
            try (var callers = Executors.newVirtualThreadPerTaskExecutor()) {
                for (int call = 0; call < 100; call++) {
                    callers.submit(() -> gate.verify(
                            fresh(OLD).header("kid", UUID.randomUUID().toString())));
                }
            }
            assertThat(published.requests()).hasSize(2);
            assertThat(client(gate.verify(fresh(OLD)))).isNotNull();
        }

        @Test
        void sec11FetchedKeysOutliveAnOutageForADay() {
            assertThat(client(gate.verify(OLD.token(AUDIENCE)))).isNotNull();
            published.nowAnswers(503, "text/html", "<html>down</html>");
            gate.later(Duration.ofHours(23));
            assertThat(client(gate.verify(fresh(OLD)))).isNotNull();
            gate.later(Duration.ofHours(1));
            assertNoKeys(gate.verify(fresh(OLD)));
        }

        @Test
        void sec11NoKeysAtAllIsUnavailableAndHealsByItself() {
            published.nowAnswers(200, "application/json", "this is no key set");
            assertNoKeys(gate.verify(OLD.token(AUDIENCE)));
            published.nowAnswers(200, "application/json", OLD.jwks());
            assertNoKeys(gate.verify(OLD.token(AUDIENCE)));
            gate.later(Duration.ofSeconds(30));
            assertThat(client(gate.verify(fresh(OLD)))).isNotNull();
        }

        @Test
        void keySetThatNeverEndsIsCutOff() {
            published.nowAnswers(exchange -> {
                exchange.sendResponseHeaders(200, 0);
                while (true) {
                    exchange.getResponseBody().write(' ');
                    exchange.getResponseBody().flush();
                    pause();
                }
            });
            gate.set("jwks.timeout", "300ms");
            long start = System.nanoTime();
            assertNoKeys(gate.verify(OLD.token(AUDIENCE)));
            assertThat(Duration.ofNanos(System.nanoTime() - start)).isLessThan(Duration.ofSeconds(2));
        }

        @Test
        void keySetOfManyMegabytesIsNotRead() {
            published.nowAnswers(200, "application/json", OLD.jwks() + " ".repeat(300 * 1024));
            assertNoKeys(gate.verify(OLD.token(AUDIENCE)));
        }

        @Test
        void redirectToOtherKeysIsNotFollowed() {
            try (CanaryListener canary = CanaryListener.start()) {
                published.nowAnswers(exchange -> {
                    exchange.getResponseHeaders().add("Location", canary.address() + "/jwks.json");
                    exchange.sendResponseHeaders(302, -1);
                });
                assertNoKeys(gate.verify(OLD.token(AUDIENCE)));
                assertThat(canary.connections()).isZero();
            }
        }

        @Test
        void halfOldKeysAreRenewedBehindTheCall() throws Exception {
            assertThat(client(gate.verify(OLD.token(AUDIENCE)))).isNotNull();
            gate.later(Duration.ofMinutes(8));
            assertThat(client(gate.verify(fresh(OLD)))).isNotNull();
            for (int tries = 0; tries < 50 && published.requests().size() < 2; tries++) {
                pause();
            }
            assertThat(published.requests()).hasSize(2);
        }
    }

    @Nested
    class FromTheHeader {
        @Test
        void j8KeySetUrlThatIsNotRegisteredIsDeniedAndNeverFetched() {
            SigningClient thief = SigningClient.es384(OLD.issuer());
            try (CanaryListener canary = CanaryListener.start()) {
                var token = thief.token(AUDIENCE).header("jku", canary.address() + "/jwks.json");
                assertThat(reason(gate.verify(token))).isEqualTo(DenialReason.KEY_SET_URL_NOT_REGISTERED);
                assertThat(canary.connections()).isZero();
            }
            assertThat(published.requests()).isEmpty();
        }

        @Test
        void sec04KeySetUrlIsComparedCharacterByCharacter() {
            String registered = published.address() + "/jwks.json";
            assertThat(client(gate.verify(OLD.token(AUDIENCE).header("jku", registered))))
                    .isNotNull();
            for (String other : new String[] {registered + "/", registered + "?", registered.toUpperCase(), ""}) {
                assertThat(reason(gate.verify(OLD.token(AUDIENCE).header("jku", other))))
                        .isEqualTo(DenialReason.KEY_SET_URL_NOT_REGISTERED);
            }
        }
    }

    @Nested
    class FromAFile {
        @TempDir
        private Path folder;

        @Test
        void j9KeysOfAFileAreUsedAndReadAgainWhenTheyRotate() throws IOException {
            Path file = Files.writeString(folder.resolve("jwks.json"), OLD.jwks());
            Gate gate = Gate.closed().issuer("ehr", "iss", OLD.issuer()).issuer("ehr", "jwks-file", file.toString());
            assertThat(client(gate.verify(OLD.token(AUDIENCE)))).isNotNull();
            Files.writeString(file, NEW.jwks());
            gate.later(Duration.ofSeconds(31));
            assertThat(client(gate.verify(fresh(NEW, gate)))).isNotNull();
        }

        @Test
        void halfWrittenFileLeavesTheKeysInUse() throws IOException {
            Path file = Files.writeString(folder.resolve("jwks.json"), OLD.jwks());
            Gate gate = Gate.closed().issuer("ehr", "iss", OLD.issuer()).issuer("ehr", "jwks-file", file.toString());
            assertThat(client(gate.verify(OLD.token(AUDIENCE)))).isNotNull();
            Files.writeString(file, "{\"keys\":[");
            gate.later(Duration.ofMinutes(20));
            assertThat(client(gate.verify(fresh(OLD, gate)))).isNotNull();
        }
    }

    @Test
    void keysThatCannotVerifyClientsAreNoKeys() {
        String secret = "{\"kty\":\"oct\",\"kid\":\"s\",\"k\":\"c2VjcmV0c2VjcmV0c2VjcmV0c2VjcmV0c2VjcmV0\"}";
        String encryption = OLD.jwks().replace("{\"kty\"", "{\"use\":\"enc\",\"kty\"");
        assertThat(KeySet.parse("{\"keys\":[" + secret + "]}").orElseThrow().keys())
                .isEmpty();
        assertThat(encryption).contains("enc");
        assertThat(KeySet.parse(encryption).orElseThrow().keys()).isEmpty();
        assertThat(KeySet.parse(SigningClient.jwks(OLD, OLD)).orElseThrow().keys())
                .as("a kid that stands twice names no key")
                .isEmpty();
    }

    private SigningClient.Token fresh(SigningClient client) {
        return fresh(client, gate);
    }

    private static SigningClient.Token fresh(SigningClient client, Gate gate) {
        long now = gate.now().getEpochSecond();
        return client.token(AUDIENCE).claim("iat", now).claim("exp", now + 300);
    }

    private static void assertNoKeys(Verdict verdict) {
        assertThat(verdict)
                .isInstanceOfSatisfying(
                        Verdict.Unavailable.class,
                        unavailable -> assertThat(unavailable.missing()).isEqualTo(Verdict.Missing.KEYS));
    }

    private static void pause() {
        try {
            Thread.sleep(20);
        } catch (InterruptedException stopped) {
            throw new IllegalStateException(stopped);
        }
    }
}
