package org.consilium.security;

import static org.assertj.core.api.Assertions.assertThat;
import static org.consilium.security.Gate.AUDIENCE;
import static org.consilium.security.Gate.BASE;
import static org.consilium.security.Gate.SERVICE;
import static org.consilium.security.Gate.client;
import static org.consilium.security.Gate.reason;

import com.nimbusds.jose.jwk.RSAKey;
import com.nimbusds.jose.util.Base64URL;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.consilium.fixtures.SigningClient;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** J1 to J19 of the conformance checklist, and SEC-01 to SEC-08. */
class ClientVerifierTest {
    private static final SigningClient EHR = SigningClient.es384("https://ehr.example.org");
    private static final SigningClient EPIC = SigningClient.rs384("https://epic.example.org");
    private final Gate gate = Gate.trusting(EHR);

    @Nested
    class TheHeader {
        @Test
        void j1CallWithoutJwtIsDenied() {
            assertThat(reason(gate.verify(List.of(), SERVICE))).isEqualTo(DenialReason.NO_AUTHORIZATION);
        }

        @Test
        void sec01TwoAuthorizationHeadersAreDenied() {
            String good = EHR.token(AUDIENCE).bearer();
            assertThat(reason(gate.verify(List.of(good, good), SERVICE)))
                    .isEqualTo(DenialReason.SEVERAL_AUTHORIZATIONS);
        }

        @ParameterizedTest
        @ValueSource(
                strings = {"", "Bearer", "Bearer ", "Basic dXNlcjpwYXNz", "Bearer a b", "Bearer a,Bearer b", "bearer\tx"
                })
        void sec01WhatIsNoBearerTokenIsDenied(String header) {
            assertThat(reason(gate.verify(header))).isEqualTo(DenialReason.NOT_A_BEARER_TOKEN);
        }

        @ParameterizedTest
        @ValueSource(
                strings = {"Bearer x", "Bearer a.b", "Bearer a.b.c", "Bearer ..", "Bearer e30.e30.", "Bearer a.b.c.d.e"
                })
        void j19BrokenTokensAreDenied(String header) {
            assertThat(reason(gate.verify(header))).isEqualTo(DenialReason.NOT_A_SIGNED_JWT);
        }

        @Test
        void j19TruncatedTokenIsDenied() {
            String token = EHR.token(AUDIENCE).bearer();
            assertThat(reason(gate.verify(token.substring(0, token.length() - 20))))
                    .isEqualTo(DenialReason.SIGNATURE_WRONG);
            assertThat(reason(gate.verify(token.substring(0, token.lastIndexOf('.')))))
                    .isEqualTo(DenialReason.NOT_A_SIGNED_JWT);
        }

        @Test
        void j19HeaderOfThreeMegabytesIsDenied() {
            assertThat(reason(gate.verify("Bearer " + "a".repeat(3 << 20)))).isEqualTo(DenialReason.TOO_LONG);
        }

        @Test
        void j2UnsignedTokenIsDenied() {
            var none = EHR.token(AUDIENCE).header("alg", "none");
            assertThat(reason(gate.verify("Bearer " + none.encodedHeader() + "." + none.encodedClaims() + ".")))
                    .isEqualTo(DenialReason.NOT_A_SIGNED_JWT);
            assertThat(reason(gate.verify(none))).isEqualTo(DenialReason.NOT_A_SIGNED_JWT);
        }

        @ParameterizedTest
        @ValueSource(strings = {"HmacSHA256:HS256", "HmacSHA384:HS384", "HmacSHA512:HS512"})
        void j3PublicKeyUsedAsASharedSecretIsDenied(String algorithms) throws Exception {
            Gate epic = Gate.trusting(EPIC);
            String[] names = algorithms.split(":");
            var token = EPIC.token(AUDIENCE).header("alg", names[1]);
            String input = token.encodedHeader() + "." + token.encodedClaims();
            for (byte[] secret : List.of(
                    ((RSAKey) EPIC.key()).toPublicKey().getEncoded(),
                    EPIC.jwks().getBytes(StandardCharsets.UTF_8),
                    EPIC.key().toPublicJWK().toJSONString().getBytes(StandardCharsets.UTF_8))) {
                Mac mac = Mac.getInstance(names[0]);
                mac.init(new SecretKeySpec(secret, names[0]));
                String signature = Base64URL.encode(mac.doFinal(input.getBytes(StandardCharsets.US_ASCII)))
                        .toString();
                assertThat(reason(epic.verify("Bearer " + input + "." + signature)))
                        .isEqualTo(DenialReason.ALGORITHM_NOT_ALLOWED);
            }
        }

        @Test
        void j4Es384AndRs384AreAccepted() {
            assertThat(client(gate.verify(EHR.token(AUDIENCE))).issuer()).isEqualTo(EHR.issuer());
            assertThat(client(Gate.trusting(EPIC).verify(EPIC.token(AUDIENCE))).issuer())
                    .isEqualTo(EPIC.issuer());
        }

        @ParameterizedTest
        @ValueSource(strings = {"RS256", "PS384"})
        void j4OtherRsaSignaturesOnlyWhereTheIssuerIsAllowed(String algorithm) {
            assertThat(reason(Gate.trusting(EPIC).verify(EPIC.token(AUDIENCE).header("alg", algorithm))))
                    .isEqualTo(DenialReason.ALGORITHM_NOT_ALLOWED);
            Gate allowing = Gate.trusting(EPIC).issuer("ehr", "algorithms", algorithm);
            assertThat(client(allowing.verify(EPIC.token(AUDIENCE).header("alg", algorithm)))
                            .keyId())
                    .isEqualTo(EPIC.keyId());
        }

        @Test
        void j4Es256OnlyWhereTheIssuerIsAllowed() {
            SigningClient small = SigningClient.es256("https://small.example.org");
            assertThat(reason(Gate.trusting(small).verify(small.token(AUDIENCE))))
                    .isEqualTo(DenialReason.ALGORITHM_NOT_ALLOWED);
            Gate allowing = Gate.trusting(small).issuer("ehr", "algorithms", "es256");
            assertThat(client(allowing.verify(small.token(AUDIENCE))).keyId()).isEqualTo(small.keyId());
        }

        @Test
        void sec02KeyOfAnotherAlgorithmIsDenied() {
            SigningClient small = SigningClient.es256(EHR.issuer());
            Gate both = Gate.trusting(small).issuer("ehr", "algorithms", "ES384,ES256,RS384");
            assertThat(reason(both.verify(small.token(AUDIENCE).header("alg", "ES384"))))
                    .isEqualTo(DenialReason.KEY_DOES_NOT_FIT_ALGORITHM);
            assertThat(reason(both.verify(small.token(AUDIENCE).header("alg", "RS384"))))
                    .isEqualTo(DenialReason.KEY_DOES_NOT_FIT_ALGORITHM);
        }

        @Test
        void j5KeyIdMissingOrUnknownIsDenied() {
            assertThat(reason(gate.verify(EHR.token(AUDIENCE).withoutHeader("kid"))))
                    .isEqualTo(DenialReason.KEY_ID_MISSING);
            assertThat(reason(gate.verify(EHR.token(AUDIENCE).header("kid", ""))))
                    .isEqualTo(DenialReason.KEY_ID_MISSING);
            assertThat(reason(gate.verify(EHR.token(AUDIENCE).header("kid", "other"))))
                    .isEqualTo(DenialReason.KEY_UNKNOWN);
        }

        @ParameterizedTest
        @ValueSource(strings = {"at+jwt", "JWS", "jwt", "application/jwt"})
        void j6TypeOtherThanJwtIsDenied(String type) {
            assertThat(reason(gate.verify(EHR.token(AUDIENCE).header("typ", type))))
                    .isEqualTo(DenialReason.TYPE_IS_NOT_JWT);
        }

        @Test
        void j6TypeMissingIsDenied() {
            assertThat(reason(gate.verify(EHR.token(AUDIENCE).withoutHeader("typ"))))
                    .isEqualTo(DenialReason.TYPE_IS_NOT_JWT);
        }

        @Test
        void sec02ExtensionsThatMustBeUnderstoodAreDenied() {
            assertThat(reason(gate.verify(EHR.token(AUDIENCE).header("crit", List.of("exp")))))
                    .isEqualTo(DenialReason.CRITICAL_HEADER);
            assertThat(reason(gate.verify(
                            EHR.token(AUDIENCE).header("crit", List.of("b64")).header("b64", false))))
                    .isEqualTo(DenialReason.CRITICAL_HEADER);
            assertThat(reason(gate.verify(EHR.token(AUDIENCE).header("b64", false))))
                    .isEqualTo(DenialReason.CRITICAL_HEADER);
        }

        @Test
        void sec02KeysInTheHeaderAreDenied() {
            SigningClient thief = SigningClient.es384(EHR.issuer());
            var token = thief.token(AUDIENCE)
                    .header("kid", EHR.keyId())
                    .header("jwk", thief.key().toPublicJWK().toJSONObject());
            assertThat(reason(gate.verify(token))).isEqualTo(DenialReason.KEY_IN_HEADER);
            assertThat(reason(gate.verify(EHR.token(AUDIENCE).header("x5u", "https://evil.example.org/c.pem"))))
                    .isEqualTo(DenialReason.KEY_IN_HEADER);
            assertThat(reason(gate.verify(EHR.token(AUDIENCE).header("x5c", List.of("AAAA")))))
                    .isIn(DenialReason.KEY_IN_HEADER, DenialReason.NOT_A_SIGNED_JWT);
        }

        @Test
        void j19SignatureOfAnotherKeyIsDenied() {
            SigningClient thief = SigningClient.es384(EHR.issuer());
            assertThat(reason(gate.verify(thief.token(AUDIENCE).header("kid", EHR.keyId()))))
                    .isEqualTo(DenialReason.SIGNATURE_WRONG);
        }

        @Test
        void signatureOfZerosIsDenied() {
            var token = EHR.token(AUDIENCE);
            String zeros = Base64URL.encode(new byte[96]).toString();
            assertThat(reason(
                            gate.verify("Bearer " + token.encodedHeader() + "." + token.encodedClaims() + "." + zeros)))
                    .isEqualTo(DenialReason.SIGNATURE_WRONG);
        }
    }

    @Nested
    class TheIssuer {
        @Test
        void j7UnknownIssuerIsDenied() {
            SigningClient stranger = SigningClient.es384("https://stranger.example.org");
            assertThat(reason(gate.verify(stranger.token(AUDIENCE)))).isEqualTo(DenialReason.ISSUER_UNKNOWN);
            assertThat(reason(gate.verify(EHR.token(AUDIENCE).claim("iss", EHR.issuer() + "/"))))
                    .isEqualTo(DenialReason.ISSUER_UNKNOWN);
            assertThat(reason(gate.verify(EHR.token(AUDIENCE).without("iss"))))
                    .isEqualTo(DenialReason.CLAIMS_UNREADABLE);
        }

        @Test
        void j7KeyOfOneIssuerDoesNotSignForAnother() {
            Gate two =
                    Gate.trusting(EHR).issuer("epic", "iss", EPIC.issuer()).issuer("epic", "jwks-inline", EPIC.jwks());
            assertThat(reason(two.verify(EHR.token(AUDIENCE).claim("iss", EPIC.issuer()))))
                    .isEqualTo(DenialReason.KEY_UNKNOWN);
            assertThat(client(two.verify(EPIC.token(AUDIENCE))).name()).isEqualTo("epic");
        }

        @Test
        void j9KeysHandedOverOutOfBandNeedNoKeySetUrl() {
            assertThat(client(gate.verify(EHR.token(AUDIENCE))).keyId()).isEqualTo(EHR.keyId());
        }

        @Test
        void j9RegisteredKeySetUrlMayBeNamedAndIsNotFetched() {
            Gate registered = Gate.trusting(EHR).issuer("ehr", "jku", "https://ehr.example.org/jwks.json");
            assertThat(client(
                            registered.verify(EHR.token(AUDIENCE).header("jku", "https://ehr.example.org/jwks.json"))))
                    .isNotNull();
        }

        @Test
        void dialectIsThatOfTheRegistration() {
            assertThat(client(gate.verify(EHR.token(AUDIENCE))).dialect()).isEqualTo(Dialect.STANDARD);
            Gate epic = Gate.trusting(EPIC).issuer("ehr", "dialect", "epic");
            assertThat(client(epic.verify(EPIC.token(AUDIENCE))).dialect()).isEqualTo(Dialect.EPIC);
        }
    }

    @Nested
    class TheAudience {
        @Test
        void j10AudienceIsAcceptedAsTextAndAsList() {
            assertThat(client(gate.verify(EHR.token(AUDIENCE)))).isNotNull();
            assertThat(client(gate.verify(
                            EHR.token(AUDIENCE).claim("aud", List.of("https://other.example.org", AUDIENCE)))))
                    .isNotNull();
        }

        @Test
        void j10DiscoveryAndFeedbackHaveTheirOwnAudience() {
            assertThat(client(gate.verify(
                            List.of(EHR.token(BASE + "/cds-services").bearer()), CdsEndpoint.discovery())))
                    .isNotNull();
            CdsEndpoint feedback = CdsEndpoint.feedback("consilium-diagnosis");
            assertThat(client(gate.verify(List.of(EHR.token(AUDIENCE).bearer()), feedback)))
                    .isNotNull();
            assertThat(client(gate.verify(
                            List.of(EHR.token(AUDIENCE + "/feedback").bearer()), feedback)))
                    .isNotNull();
            assertThat(reason(gate.verify(EHR.token(AUDIENCE + "/feedback")))).isEqualTo(DenialReason.AUDIENCE_WRONG);
            assertThat(reason(gate.verify(EHR.token(BASE + "/cds-services")))).isEqualTo(DenialReason.AUDIENCE_WRONG);
        }

        @ParameterizedTest
        @ValueSource(
                strings = {
                    "https://cds.example.org/cds-services/consilium-trials",
                    "https://cds.example.org/cds-services/consilium-diagnosis/",
                    "https://CDS.example.org/cds-services/consilium-diagnosis",
                    "http://cds.example.org/cds-services/consilium-diagnosis",
                    "https://cds.example.org:443/cds-services/consilium-diagnosis",
                    "https://cds.example.org",
                    "consilium-diagnosis"
                })
        void j11AudienceThatDiffersInAnyCharacterIsDenied(String audience) {
            assertThat(reason(gate.verify(EHR.token(audience)))).isEqualTo(DenialReason.AUDIENCE_WRONG);
        }

        @Test
        void j10AudienceTypedByHandIsAcceptedWhereRegistered() {
            Gate epic = Gate.trusting(EPIC).issuer("ehr", "audiences", "urn:hospital:cds");
            assertThat(client(epic.verify(EPIC.token("urn:hospital:cds")))).isNotNull();
            assertThat(reason(epic.verify(EPIC.token("urn:hospital:other")))).isEqualTo(DenialReason.AUDIENCE_WRONG);
        }

        @Test
        void j10AudienceMissingOrOfWrongTypeIsDenied() {
            assertThat(reason(gate.verify(EHR.token(AUDIENCE).without("aud"))))
                    .isEqualTo(DenialReason.CLAIMS_UNREADABLE);
            assertThat(reason(gate.verify(EHR.token(AUDIENCE).claim("aud", List.of()))))
                    .isEqualTo(DenialReason.AUDIENCE_WRONG);
            assertThat(reason(gate.verify(EHR.token(AUDIENCE).claim("aud", List.of(7, AUDIENCE)))))
                    .isEqualTo(DenialReason.CLAIMS_UNREADABLE);
        }
    }

    @Nested
    class TheTimes {
        private final long now = Instant.now().getEpochSecond();

        @Test
        void j12ExpiryMissingOrPastIsDenied() {
            assertThat(reason(gate.verify(EHR.token(AUDIENCE).without("exp"))))
                    .isEqualTo(DenialReason.CLAIMS_UNREADABLE);
            assertThat(reason(gate.verify(
                            EHR.token(AUDIENCE).claim("iat", now - 400).claim("exp", now - 31))))
                    .isEqualTo(DenialReason.EXPIRED);
        }

        @Test
        void j12ExpiryWithinTheSkewIsAccepted() {
            assertThat(client(gate.verify(
                            EHR.token(AUDIENCE).claim("iat", now - 300).claim("exp", now - 20))))
                    .isNotNull();
        }

        @Test
        void j13IssueTimeMissingOrInTheFutureIsDenied() {
            assertThat(reason(gate.verify(EHR.token(AUDIENCE).without("iat"))))
                    .isEqualTo(DenialReason.CLAIMS_UNREADABLE);
            assertThat(reason(gate.verify(EHR.token(AUDIENCE).claim("iat", now + 40))))
                    .isEqualTo(DenialReason.ISSUED_IN_THE_FUTURE);
            assertThat(client(gate.verify(EHR.token(AUDIENCE).claim("iat", now + 20))))
                    .isNotNull();
        }

        @Test
        void j13LifetimeIsNineHundredSecondsUnlessTheIssuerHasAnother() {
            assertThat(client(gate.verify(EHR.token(AUDIENCE).claim("iat", now).claim("exp", now + 900))))
                    .isNotNull();
            assertThat(reason(gate.verify(EHR.token(AUDIENCE).claim("iat", now).claim("exp", now + 901))))
                    .isEqualTo(DenialReason.LIFETIME_TOO_LONG);
            Gate hour = Gate.trusting(EHR).issuer("ehr", "max-lifetime", "1h");
            assertThat(client(hour.verify(EHR.token(AUDIENCE).claim("iat", now).claim("exp", now + 3600))))
                    .isNotNull();
        }

        @Test
        void j13TokenThatExpiresBeforeItWasIssuedIsDenied() {
            assertThat(reason(gate.verify(
                            EHR.token(AUDIENCE).claim("iat", now + 5).claim("exp", now))))
                    .isEqualTo(DenialReason.LIFETIME_TOO_LONG);
        }

        @Test
        void j13NotBeforeIsHonoured() {
            assertThat(reason(gate.verify(EHR.token(AUDIENCE).claim("nbf", now + 60))))
                    .isEqualTo(DenialReason.NOT_YET_VALID);
            assertThat(client(gate.verify(EHR.token(AUDIENCE).claim("nbf", now - 300))))
                    .isNotNull();
        }

        @ParameterizedTest
        @ValueSource(strings = {"9223372036854775807", "1e300", "-1", "\"soon\"", "{}", "null", "true"})
        void timesThatAreNoTimesAreDenied(String time) throws Exception {
            String header = EHR.token(AUDIENCE).encodedHeader();
            String claims = "{\"iss\":\"%s\",\"aud\":\"%s\",\"iat\":%d,\"exp\":%s,\"jti\":\"x\"}"
                    .formatted(EHR.issuer(), AUDIENCE, now, time);
            assertThat(reason(gate.verify("Bearer " + header + "." + Base64URL.encode(claims) + ".AAAA")))
                    .isIn(DenialReason.CLAIMS_UNREADABLE, DenialReason.NOT_A_SIGNED_JWT);
        }
    }

    @Nested
    class TheTokenId {
        @Test
        void j14TokenIdMissingIsDenied() {
            assertThat(reason(gate.verify(EHR.token(AUDIENCE).without("jti"))))
                    .isEqualTo(DenialReason.TOKEN_ID_MISSING);
        }

        @Test
        void j14SameTokenTwiceIsDenied() {
            String token = EHR.token(AUDIENCE).bearer();
            assertThat(client(gate.verify(token))).isNotNull();
            assertThat(reason(gate.verify(token))).isEqualTo(DenialReason.REPLAYED);
        }

        @Test
        void j14SameTokenIdInAnotherTokenIsDenied() {
            assertThat(client(gate.verify(EHR.token(AUDIENCE).claim("jti", "one"))))
                    .isNotNull();
            assertThat(reason(gate.verify(EHR.token(AUDIENCE).claim("jti", "one"))))
                    .isEqualTo(DenialReason.REPLAYED);
        }

        @Test
        void tokenThatFailsForAnotherReasonIsNotUsedUp() {
            assertThat(reason(gate.verify(EHR.token(BASE).claim("jti", "two")))).isEqualTo(DenialReason.AUDIENCE_WRONG);
            assertThat(client(gate.verify(EHR.token(AUDIENCE).claim("jti", "two"))))
                    .isNotNull();
        }

        @Test
        void sec07ReplayStoreDownAcceptsNothing() {
            Gate down = Gate.trusting(EHR).remembering((issuer, tokenId, expires) -> ReplayStore.Use.UNKNOWN);
            assertThat(down.verify(EHR.token(AUDIENCE)))
                    .isInstanceOfSatisfying(
                            Verdict.Unavailable.class,
                            unavailable -> assertThat(unavailable.missing()).isEqualTo(Verdict.Missing.REPLAY_STORE));
        }

        @Test
        void tokenIdWithControlCharactersIsDenied() {
            assertThat(reason(gate.verify(EHR.token(AUDIENCE).claim("jti", "a\nCSL-0000 forged line"))))
                    .isEqualTo(DenialReason.CLAIMS_UNREADABLE);
        }
    }

    @Nested
    class TenantSubjectAndGrant {
        @Test
        void j15TenantOfTheIssuersListIsAccepted() {
            Gate two = Gate.trusting(EHR).issuer("ehr", "tenants", "north,south");
            assertThat(client(two.verify(EHR.token(AUDIENCE).claim("tenant", "south")))
                            .tenant())
                    .isEqualTo("south");
            assertThat(reason(two.verify(EHR.token(AUDIENCE).claim("tenant", "west"))))
                    .isEqualTo(DenialReason.TENANT_NOT_ALLOWED);
            assertThat(reason(two.verify(EHR.token(AUDIENCE)))).isEqualTo(DenialReason.TENANT_NOT_ALLOWED);
        }

        @Test
        void j15TenantMayBeAbsentWhereThereIsOne() {
            Gate one = Gate.trusting(EHR).issuer("ehr", "tenants", "north");
            assertThat(client(one.verify(EHR.token(AUDIENCE))).tenant()).isEqualTo("north");
        }

        @Test
        void sec08IssuerWithoutTenantsIsItsOwn() {
            assertThat(client(gate.verify(EHR.token(AUDIENCE))).tenant()).isEqualTo("ehr");
            assertThat(reason(gate.verify(EHR.token(AUDIENCE).claim("tenant", "north"))))
                    .isEqualTo(DenialReason.TENANT_NOT_ALLOWED);
        }

        @Test
        void j16SubjectIsCheckedWhereConfigured() {
            Gate epic = Gate.trusting(EPIC).issuer("ehr", "subject", "client-7");
            assertThat(client(epic.verify(EPIC.token(AUDIENCE).claim("sub", "client-7")))
                            .subject())
                    .contains("client-7");
            assertThat(reason(epic.verify(EPIC.token(AUDIENCE).claim("sub", "client-8"))))
                    .isEqualTo(DenialReason.SUBJECT_WRONG);
            assertThat(reason(epic.verify(EPIC.token(AUDIENCE)))).isEqualTo(DenialReason.SUBJECT_WRONG);
        }

        @Test
        void j17ServiceWithoutGrantIsRefusedByName() {
            Gate trials = Gate.trusting(EHR).issuer("ehr", "services", "consilium-trials");
            assertThat(trials.verify(EHR.token(AUDIENCE)))
                    .isInstanceOfSatisfying(
                            Verdict.NotGranted.class,
                            refused -> assertThat(refused.service()).isEqualTo("consilium-diagnosis"));
            assertThat(client(trials.verify(
                            List.of(EHR.token(BASE + "/cds-services/consilium-trials")
                                    .bearer()),
                            CdsEndpoint.service("consilium-trials"))))
                    .isNotNull();
        }
    }

    @Nested
    class WithoutJwt {
        @Test
        void d12DiscoveryIsOpenByDefaultAndChecksAJwtThatIsSent() {
            assertThat(client(gate.verify(List.of(), CdsEndpoint.discovery())).authenticated())
                    .isFalse();
            assertThat(reason(gate.verify(List.of(EHR.token(BASE).bearer()), CdsEndpoint.discovery())))
                    .isEqualTo(DenialReason.AUDIENCE_WRONG);
        }

        @Test
        void d12DiscoveryIsClosedByASetting() {
            assertThat(reason(Gate.trusting(EHR)
                            .set("require-jwt-on-discovery", true)
                            .verify(List.of(), CdsEndpoint.discovery())))
                    .isEqualTo(DenialReason.NO_AUTHORIZATION);
        }

        @Test
        void demoWithoutJwtStillChecksAJwtThatIsSent() {
            Gate demo = Gate.trusting(EHR).set("require-client-jwt", false);
            assertThat(client(demo.verify(List.of(), SERVICE)).authenticated()).isFalse();
            assertThat(reason(demo.verify("Bearer x"))).isEqualTo(DenialReason.NOT_A_SIGNED_JWT);
        }
    }

    @Test
    void j18DenialKeepsOnlyPlainIdsAndNeverTheToken() {
        SigningClient thief = SigningClient.es384(EHR.issuer());
        var token = thief.token(AUDIENCE).header("kid", "a b\r\n<script>");
        Verdict verdict = gate.verify(token);
        assertThat(((Verdict.Denied) verdict).denial().keyId()).isEmpty();
        assertThat(((Verdict.Denied) verdict).denial().issuer()).contains(EHR.issuer());
        String text = token.text();
        assertThat(verdict.toString()).doesNotContain(text.substring(text.lastIndexOf('.')));
        assertThat(CdsToken.read(token.bearer()).toString()).doesNotContain(text.substring(0, 30));
    }

    @Test
    void headersAndClaimsThatStandTwiceAreDenied() {
        String header = Base64URL.encode("{\"alg\":\"ES384\",\"typ\":\"JWT\",\"kid\":\"a\",\"kid\":\"b\"}")
                .toString();
        String claims = EHR.token(AUDIENCE).encodedClaims();
        assertThat(reason(gate.verify("Bearer " + header + "." + claims + ".AAAA")))
                .isEqualTo(DenialReason.NOT_A_SIGNED_JWT);
    }
}
