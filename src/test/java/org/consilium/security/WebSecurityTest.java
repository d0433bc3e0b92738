package org.consilium.security;

import static org.assertj.core.api.Assertions.assertThat;
import static org.consilium.security.Gate.AUDIENCE;

import java.io.IOException;
import java.util.Map;
import org.consilium.fixtures.SigningClient;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;
import org.springframework.boot.web.server.servlet.context.ServletWebServerApplicationContext;

/** X1 to X4, J1, J18, J19, SEC-01, SEC-09, SEC-12 and the door of the pages, over a real port. */
@ExtendWith(OutputCaptureExtension.class)
class WebSecurityTest {
    private static final SigningClient EHR = SigningClient.es384("https://ehr.example.org");
    private static final String ORIGIN = "Origin: https://ehr.example.org";

    private static ServletWebServerApplicationContext start(Map<String, String> settings) {
        var builder = new SpringApplicationBuilder(ProbeApplication.class)
                .profiles("try")
                .properties(
                        "server.port=0",
                        "spring.datasource.url=jdbc:h2:mem:web;DB_CLOSE_DELAY=-1",
                        "spring.flyway.locations=classpath:db/migration/common,classpath:db/migration/h2");
        return (ServletWebServerApplicationContext) builder.run(settings.entrySet().stream()
                .map(entry -> "--" + entry.getKey() + "=" + entry.getValue())
                .toArray(String[]::new));
    }

    private static RawHttp at(ServletWebServerApplicationContext application) {
        return new RawHttp(application.getWebServer().getPort());
    }

    @Nested
    @TestInstance(TestInstance.Lifecycle.PER_CLASS)
    class InProduction {
        private ServletWebServerApplicationContext application;
        private RawHttp http;

        @BeforeAll
        void open() {
            application = start(Map.of(
                    "consilium.security.public-base-url",
                    Gate.BASE,
                    "consilium.security.require-client-jwt",
                    "true",
                    "consilium.security.issuers.ehr.iss",
                    EHR.issuer(),
                    "consilium.security.issuers.ehr.jwks-inline",
                    EHR.jwks(),
                    "consilium.security.cors.allowed-origins",
                    "https://ehr.example.org,https://b.example.org",
                    "consilium.security.pages.access",
                    "closed"));
            http = at(application);
        }

        @AfterAll
        void close() {
            application.close();
        }

        @Test
        void x1PreflightOfAnAllowedOriginIsAnsweredWithoutJwt() throws IOException {
            var answer = http.send(
                    "OPTIONS",
                    "/cds-services/consilium-diagnosis",
                    ORIGIN,
                    "Access-Control-Request-Method: POST",
                    "Access-Control-Request-Headers: authorization,content-type");
            assertThat(answer.status()).isIn(200, 204);
            assertThat(answer.header("Access-Control-Allow-Origin")).contains("https://ehr.example.org");
            assertThat(answer.header("Access-Control-Allow-Methods")).contains("GET,POST,OPTIONS");
            assertThat(answer.header("Access-Control-Allow-Headers")).contains("authorization, content-type");
            assertThat(answer.header("Access-Control-Allow-Credentials")).isEmpty();
        }

        @ParameterizedTest
        @ValueSource(
                strings = {
                    "GET /cds-services 200",
                    "POST /cds-services/consilium-diagnosis 401",
                    "POST /cds-services/unknown 404",
                    "POST /cds-services 405",
                    "POST /cds-services/broken 500"
                })
        void x2EveryAnswerNamesTheAllowedOrigin(String exchange) throws IOException {
            String[] parts = exchange.split(" ");
            var answer = http.send(parts[0], parts[1], ORIGIN);
            assertThat(answer.status()).isEqualTo(Integer.parseInt(parts[2]));
            assertThat(answer.header("Access-Control-Allow-Origin")).contains("https://ehr.example.org");
            assertThat(answer.header("Vary")).isPresent();
        }

        @ParameterizedTest
        @ValueSource(
                strings = {
                    "https://evil.example.org",
                    "null",
                    "http://ehr.example.org",
                    "https://ehr.example.org.evil.org"
                })
        void x3OtherOriginsGetNothing(String origin) throws IOException {
            var answer = http.send("GET", "/cds-services", "Origin: " + origin);
            assertThat(answer.header("Access-Control-Allow-Origin")).isEmpty();
            var preflight =
                    http.send("OPTIONS", "/cds-services", "Origin: " + origin, "Access-Control-Request-Method: GET");
            assertThat(preflight.header("Access-Control-Allow-Origin")).isEmpty();
        }

        @Test
        void c18ServiceAnswersAreNotStoredNorSniffed() throws IOException {
            var answer = http.send("GET", "/cds-services");
            assertThat(answer.header("Cache-Control"))
                    .hasValueSatisfying(value -> assertThat(value).contains("no-store"));
            assertThat(answer.header("X-Content-Type-Options")).contains("nosniff");
            assertThat(answer.header("Set-Cookie")).isEmpty();
        }

        @Test
        void j4SignedCallIsAcceptedAndTheSameOneAgainIsNot() throws IOException {
            String header = "Authorization: " + EHR.token(AUDIENCE).bearer();
            assertThat(http.send("POST", "/cds-services/consilium-diagnosis", header)
                            .status())
                    .isEqualTo(200);
            assertThat(http.send("POST", "/cds-services/consilium-diagnosis", header)
                            .status())
                    .isEqualTo(401);
        }

        @Test
        void sec01TwoHeadersAreRefusedOverTheWireToo() throws IOException {
            String header = "Authorization: " + EHR.token(AUDIENCE).bearer();
            String other = "Authorization: " + EHR.token(AUDIENCE).bearer();
            assertThat(http.send("POST", "/cds-services/consilium-diagnosis", header, other)
                            .status())
                    .isEqualTo(401);
        }

        @Test
        void j10AudienceNeverFollowsTheHostHeader() throws IOException {
            String token = EHR.token("https://evil.example.org/cds-services/consilium-diagnosis")
                    .bearer();
            assertThat(http.send(
                                    "POST",
                                    "/cds-services/consilium-diagnosis",
                                    "Host: evil.example.org",
                                    "X-Forwarded-Proto: https",
                                    "X-Forwarded-Host: evil.example.org",
                                    "Authorization: " + token)
                            .status())
                    .isEqualTo(401);
        }

        @Test
        void j18RefusalIsLoggedWithItsIdsAndNeverTheToken(CapturedOutput output) throws IOException {
            var token = EHR.token("https://cds.example.org/elsewhere").claim("jti", "logged-once");
            http.send("POST", "/cds-services/consilium-diagnosis", "Authorization: " + token.bearer());
            String text = token.text();
            assertThat(output.getAll())
                    .contains("AUDIENCE_WRONG", "logged-once", EHR.keyId())
                    .doesNotContain(text.substring(text.lastIndexOf('.') + 1))
                    .doesNotContain(token.encodedClaims());
        }

        @Test
        void j19HeaderOfManyMegabytesIsRefusedAndTheServiceLives() throws IOException {
            int status;
            try {
                status = http.send(
                                "POST",
                                "/cds-services/consilium-diagnosis",
                                "Authorization: Bearer " + "a".repeat(3 << 20))
                        .status();
            } catch (IOException hungUp) {
                status = 431;
            }
            assertThat(status).isIn(400, 401, 431);
            assertThat(http.send("GET", "/cds-services").status()).isEqualTo(200);
        }

        @ParameterizedTest
        @ValueSource(strings = {"/cards/x", "/", "/try", "/actuator/env", "/actuator", "/index.html"})
        void pagesAreClosedAndNameTheSetting(String path) throws IOException {
            var answer = http.send("GET", path);
            assertThat(answer.status()).isEqualTo(403);
            assertThat(answer.body())
                    .contains("consilium.security.pages.access")
                    .doesNotContain("a page");
        }

        @Test
        void healthIsOpen() throws IOException {
            assertThat(http.send("GET", "/actuator/health").status()).isEqualTo(200);
        }

        @Test
        void pagesShareNothingWithOtherOrigins() throws IOException {
            assertThat(http.send("GET", "/cards/x", ORIGIN).header("Access-Control-Allow-Origin"))
                    .isEmpty();
        }
    }

    @Nested
    @TestInstance(TestInstance.Lifecycle.PER_CLASS)
    class InTheDemo {
        private ServletWebServerApplicationContext application;
        private RawHttp http;

        @BeforeAll
        void open() {
            application = start(Map.of("consilium.security.cors.allowed-origins", ""));
            http = at(application);
        }

        @AfterAll
        void close() {
            application.close();
        }

        @Test
        void callsNeedNoJwt() throws IOException {
            assertThat(http.send("POST", "/cds-services/consilium-diagnosis").status())
                    .isEqualTo(200);
        }

        @Test
        void x4NoOriginIsAllowedByDefault() throws IOException {
            assertThat(Gate.settings(Map.of()).cors().allowedOrigins()).isEmpty();
            assertThat(http.send("GET", "/cds-services", ORIGIN).header("Access-Control-Allow-Origin"))
                    .isEmpty();
        }

        @Test
        void pagesAreOpenOnThisMachine() throws IOException {
            var answer = http.send("GET", "/cards/x");
            assertThat(answer.status()).isEqualTo(200);
            assertThat(answer.header("Content-Security-Policy"))
                    .hasValueSatisfying(policy -> assertThat(policy)
                            .contains("script-src 'self'", "frame-ancestors 'self'", "base-uri 'none'")
                            .doesNotContain("unsafe"));
            assertThat(answer.header("Referrer-Policy")).contains("no-referrer");
        }

        @Test
        void nameThatOnlyPointsToThisMachineIsRefused() throws IOException {
            assertThat(http.send("GET", "/cards/x", "Host: rebinding.example.org")
                            .status())
                    .isEqualTo(403);
        }

        @Test
        void readerBehindAProxyIsNotOnThisMachine() throws IOException {
            assertThat(http.send("GET", "/cards/x", "X-Forwarded-For: 203.0.113.7")
                            .status())
                    .isEqualTo(403);
        }

        @Test
        void formOfAnotherSiteChangesNothing() throws IOException {
            assertThat(http.send("POST", "/cards/x", "Origin: https://evil.example.org")
                            .status())
                    .isEqualTo(403);
            assertThat(http.send("POST", "/cards/x", "Sec-Fetch-Site: cross-site")
                            .status())
                    .isEqualTo(403);
            assertThat(http.send("POST", "/cards/x", "Origin: null").status()).isEqualTo(403);
            String own = "Origin: http://localhost:" + http.port();
            assertThat(http.send("POST", "/cards/x", own).status()).isEqualTo(200);
            assertThat(http.send("POST", "/cards/x", own, "Sec-Fetch-Site: same-origin")
                            .status())
                    .isEqualTo(200);
            assertThat(http.send("POST", "/cards/x").status()).as("curl").isEqualTo(200);
        }

        @Test
        void noPasswordIsMadeUp(CapturedOutput output) {
            assertThat(application.getBean(org.springframework.security.core.userdetails.UserDetailsService.class))
                    .isNotNull();
            assertThat(output.getAll()).doesNotContain("generated security password");
        }
    }
}
