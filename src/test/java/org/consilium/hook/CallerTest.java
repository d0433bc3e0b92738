package org.consilium.hook;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Base64;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executors;
import java.util.stream.IntStream;
import org.consilium.fixtures.SigningClient;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Checklist J over HTTP: who may call. The verifier has tests of its own; these show that the edge asks it. */
class CallerTest extends HookTest {
    private static final String PATH = "/cds-services/" + CALCULATIONS;
    private static final String AUDIENCE = BASE + PATH;

    private HttpRequest.Builder unsigned() {
        return to(PATH).header("Content-Type", "application/json")
                .POST(BodyPublishers.ofString(patientView("j").toString()));
    }

    private Reply with(String authorization) {
        return send(unsigned().header("Authorization", authorization));
    }

    private Reply with(SigningClient.Token token) {
        return with(token.bearer());
    }

    private static SigningClient.Token token() {
        return EHR.token(AUDIENCE);
    }

    @Test
    void j1_withoutAJwtTheAnswerIsTheSameConstantForEveryCause() {
        long now = Instant.now().getEpochSecond();
        Set<String> bodies = new HashSet<>();
        List<Reply> refusals = List.of(
                send(unsigned()),
                with("Basic dTpw"),
                with("Bearer x.y.z"),
                with(token().claim("iss", "https://unknown.example.org")),
                with(token().claim("aud", BASE + "/other")),
                with(token().claim("iat", now - 900).claim("exp", now - 600)),
                with(token().without("jti")),
                with(SigningClient.es384(EHR.issuer()).token(AUDIENCE)));
        refusals.forEach(reply -> {
            reply.hasStatus(401);
            assertThat(reply.header("WWW-Authenticate")).hasValue("Bearer");
            bodies.add(reply.body());
        });
        assertThat(bodies).hasSize(1);
    }

    @Test
    void j1_twoAuthorizationHeadersAreOneTooMany() {
        send(unsigned().header("Authorization", token().bearer()).header("Authorization", token().bearer()))
                .hasStatus(401);
    }

    @Test
    void j2_anUnsignedTokenIsRefused() {
        var token = token().header("alg", "none");
        with("Bearer " + token.encodedHeader() + "." + token.encodedClaims() + ".")
                .hasStatus(401);
    }

    @Test
    void j3_aSharedSecretIsNoSignature() {
        for (String algorithm : List.of("HS256", "HS384", "HS512")) {
            with(token().header("alg", algorithm)).hasStatus(401);
        }
    }

    @Test
    void j4_es384AndRs384AreAcceptedAndOthersOnlyWhereTheyAreRegistered() {
        with(token()).isAnswer();
        with(EPIC.token(AUDIENCE)).isAnswer();
        with(EPIC.token(AUDIENCE).header("alg", "RS256")).hasStatus(401);
    }

    @Test
    void j5_anUnknownOrMissingKeyIsRefused() {
        with(token().header("kid", "unknown")).hasStatus(401);
        with(token().withoutHeader("kid")).hasStatus(401);
    }

    @Test
    void j6_anotherTypeIsRefused() {
        with(token().header("typ", "at+jwt")).hasStatus(401);
    }

    @Test
    void j7_anUnknownIssuerIsRefused() {
        with(token().claim("iss", "https://unknown.example.org")).hasStatus(401);
    }

    @Test
    void j8_aKeyAddressThatIsNotRegisteredIsRefusedAndNotCalled() {
        String address = CANARY.address() + "/jwks.json";
        with(token().header("jku", address)).hasStatus(401);
        with(SigningClient.es384(ROTATING).token(AUDIENCE).header("jku", address))
                .hasStatus(401);
        assertThat(CANARY.connections()).isZero();
    }

    @Test
    void j9_keysThatWereHandedOverAreEnough() {
        with(token()).isAnswer();
    }

    @Test
    void j10_theAudienceIsTheAddressThatWasCalled() {
        with(token().claim("aud", List.of("https://else.example.org", AUDIENCE)))
                .isAnswer();
        with(token().claim("aud", AUDIENCE + "/")).hasStatus(401);
        with(token().claim("aud", "http://127.0.0.1:" + port + PATH)).hasStatus(401);
    }

    @Test
    void j10_feedbackTakesItsOwnAddressAndThatOfTheService() {
        String body =
                "{\"feedback\":[{\"card\":\"x\",\"outcome\":\"overridden\",\"outcomeTimestamp\":\"2026-11-22T09:12:00Z\"}]}";
        for (String audience : List.of(AUDIENCE, AUDIENCE + "/feedback")) {
            send(to(PATH + "/feedback")
                            .header("Content-Type", "application/json")
                            .header("Authorization", EHR.token(audience).bearer())
                            .POST(BodyPublishers.ofString(body)))
                    .hasStatus(200);
        }
    }

    @Test
    void j11_theTokenOfAnotherServiceIsRefused() {
        with(EHR.token(BASE + "/cds-services/" + DIAGNOSIS)).hasStatus(401);
    }

    @Test
    void j12_anExpiredTokenIsRefused() {
        long now = Instant.now().getEpochSecond();
        with(token().claim("iat", now - 400).claim("exp", now - 100)).hasStatus(401);
        with(token().without("exp")).hasStatus(401);
    }

    @Test
    void j13_aTokenOfTheFutureOrOfALongLifeIsRefused() {
        long now = Instant.now().getEpochSecond();
        with(token().without("iat")).hasStatus(401);
        with(token().claim("iat", now + 300).claim("exp", now + 600)).hasStatus(401);
        with(token().claim("exp", now + 7200)).hasStatus(401);
        with(token().claim("nbf", now + 300)).hasStatus(401);
        with(token().claim("nbf", now - 300)).isAnswer();
    }

    @Test
    void j14_aTokenServesOnce() {
        with(token().without("jti")).hasStatus(401);
        var token = token();
        String bearer = token.bearer();
        with(bearer).isAnswer();
        with(bearer).hasStatus(401);
    }

    @Test
    void j14_ofFiftyParallelCallsWithOneTokenOneIsAnswered() throws Exception {
        String bearer = token().bearer();
        List<Integer> statuses = new ArrayList<>();
        try (var clients = Executors.newVirtualThreadPerTaskExecutor()) {
            List<CompletableFuture<Integer>> calls = IntStream.range(0, 50)
                    .mapToObj(i ->
                            CompletableFuture.supplyAsync(() -> with(bearer).status(), clients))
                    .toList();
            for (var call : calls) {
                statuses.add(call.get());
            }
        }
        assertThat(statuses).filteredOn(status -> status == 200).hasSize(1);
        assertThat(statuses).containsOnly(200, 401);
    }

    @Test
    void j15_aTenantThatIsNotListedIsRefused() {
        with(token().claim("tenant", "elsewhere")).hasStatus(401);
        with(token().claim("tenant", "hospital")).isAnswer();
    }

    @Test
    void j16_theSubjectIsCheckedWhereOneIsRegistered() {
        with(NAMED.token(AUDIENCE).claim("sub", "client-17")).isAnswer();
        with(NAMED.token(AUDIENCE).claim("sub", "client-18")).hasStatus(401);
        with(NAMED.token(AUDIENCE)).hasStatus(401);
        with(token().claim("sub", "whoever")).isAnswer();
    }

    @Test
    void j17_aClientWithoutGrantForAServiceIsForbidden() {
        call(CLINIC, CALCULATIONS, patientView("j").toString()).isAnswer();
        Reply reply = call(CLINIC, TRIALS, patientView("j").toString()).hasStatus(403);
        assertThat(reply.issueCode()).isEqualTo("forbidden");
    }

    @Test
    void j18_theAuditNamesTheCallAndNotTheToken() {
        var token = token().claim("jti", "j18-unique");
        String bearer = token.bearer();
        with(bearer).isAnswer();
        assertThat(events("hook.received", "j18-unique")).hasSize(1);
        assertThat(jdbc.sql("select count(*) from audit_event where body like ?")
                        .param("%" + bearer.substring(bearer.lastIndexOf('.') + 1) + "%")
                        .query(Long.class)
                        .single())
                .isZero();
        with(token().claim("jti", "j18-denied").claim("aud", "https://x")).hasStatus(401);
        assertThat(events("auth.denied", "j18-denied")).hasSize(1);
    }

    @Test
    void j19_aBrokenTokenIsNoFaultOfOurs() {
        String bearer = token().bearer();
        with(bearer.substring(0, bearer.length() / 2)).hasStatus(401);
        with("Bearer " + Base64.getEncoder().encodeToString("{}".getBytes(StandardCharsets.UTF_8)))
                .hasStatus(401);
        with(SigningClient.es384(EHR.issuer()).token(AUDIENCE).header("kid", EHR.keyId()))
                .hasStatus(401);
        with("Bearer " + "a".repeat(8_000)).hasStatus(401);
    }

    @ParameterizedTest
    @ValueSource(ints = {17_000, 200_000})
    void j19_headersBeyondTheLimitAreSaidToBeTooLarge(int length) throws IOException {
        String answer = raw("POST " + PATH + " HTTP/1.1\r\nHost: x\r\nAuthorization: Bearer " + "a".repeat(length)
                + "\r\nContent-Type: application/json\r\nContent-Length: 2\r\n\r\n{}");

        assertThat(answer)
                .startsWith("HTTP/1.1 431")
                .contains("OperationOutcome", "too-long", "CSL-2501")
                .doesNotContain("<html", "Tomcat");
        with(token()).isAnswer();
    }

    @Test
    void j20_aNewKeyIsAcceptedWithoutARestartAndAWithdrawnOneNoLonger() {
        var old = SigningClient.es384(ROTATING);
        var next = SigningClient.es384(ROTATING);
        KEYS.nowAnswers(200, "application/json", old.jwks());
        with(old.token(AUDIENCE)).isAnswer();
        with(next.token(AUDIENCE)).hasStatus(401);

        KEYS.nowAnswers(200, "application/json", SigningClient.jwks(old, next));
        with(next.token(AUDIENCE)).isAnswer();
        with(old.token(AUDIENCE)).isAnswer();

        KEYS.nowAnswers(200, "application/json", next.jwks());
        with(SigningClient.es384(ROTATING).token(AUDIENCE)).hasStatus(401);
        with(next.token(AUDIENCE)).isAnswer();
        with(old.token(AUDIENCE)).hasStatus(401);
    }
}
