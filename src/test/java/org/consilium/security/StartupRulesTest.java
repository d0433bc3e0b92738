package org.consilium.security;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.consilium.App;
import org.consilium.fixtures.SigningClient;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.boot.WebApplicationType;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.env.MapPropertySource;
import org.springframework.core.env.StandardEnvironment;

/** X5, F33: the service does not start with unsafe settings, and says all of them at once. */
@ExtendWith(OutputCaptureExtension.class)
class StartupRulesTest {
    private static final SigningClient EHR = SigningClient.es384("https://ehr.example.org");

    @Configuration(proxyBeanMethods = false)
    static class Nothing {}

    @Test
    void productionWithoutSettingsIsRefusedWithEveryFaultAtOnce(CapturedOutput output) {
        assertThatThrownBy(() -> start(App.class, Map.of("server.port", "0"), "prod"))
                .isInstanceOfSatisfying(UnsafeSettings.class, refused -> {
                    assertThat(refused.faults())
                            .extracting(Fault::key)
                            .contains(
                                    "consilium.security.issuers",
                                    "consilium.security.public-base-url",
                                    "spring.datasource.password",
                                    "server.ssl.bundle");
                    assertThat(refused.getExitCode()).isEqualTo(78);
                });
        assertThat(output.getAll())
                .contains("CSL-0170 refused to start", "CSL-0184 consilium.security.issuers", "found: none", "set:")
                .doesNotContain("\tat org.");
    }

    @Test
    void everyUnsafeSwitchIsNamed() {
        Map<String, String> bad = new LinkedHashMap<>(safe());
        bad.put("consilium.security.require-client-jwt", "false");
        bad.put("consilium.security.replay-store", "memory");
        bad.put("consilium.security.pages.access", "loopback");
        bad.put("consilium.security.cors.allowed-origins", "*,https://ok.example.org");
        bad.put("consilium.security.public-base-url", "http://cds.example.org");
        bad.put("consilium.security.tls-terminated-by-proxy", "false");
        bad.put("consilium.security.clock-skew", "5m");
        bad.put("consilium.fhir.outgoing.allow-http", "true");
        bad.put("spring.datasource.url", "jdbc:h2:mem:audit");
        bad.put("spring.datasource.password", "changeit");
        bad.put("spring.h2.console.enabled", "true");
        bad.put("spring.web.error.include-stacktrace", "always");
        bad.put("management.endpoints.web.exposure.include", "*");
        bad.put("logging.level.org.apache.http", "debug");
        bad.put("debug", "true");
        assertThat(keys(bad, "prod"))
                .containsExactlyInAnyOrder(
                        "consilium.security.require-client-jwt",
                        "consilium.security.replay-store",
                        "consilium.security.pages.access",
                        "consilium.security.cors.allowed-origins",
                        "consilium.security.public-base-url",
                        "server.ssl.bundle",
                        "consilium.security.clock-skew",
                        "consilium.fhir.outgoing.allow-http",
                        "spring.datasource.url",
                        "spring.datasource.password",
                        "spring.h2.console.enabled",
                        "spring.web.error.include-stacktrace",
                        "management.endpoints.web.exposure.include",
                        "logging.level.org.apache.http",
                        "debug");
    }

    @Test
    void x5_productionNeedsTlsOfItsOwnOrADeclaredProxyAndReadsNoPlainHttp() {
        Map<String, String> settings = new LinkedHashMap<>(safe());
        settings.remove("consilium.security.tls-terminated-by-proxy");
        assertThat(keys(settings, "prod")).containsExactly("server.ssl.bundle");

        settings.put("server.ssl.bundle", "cds");
        assertThat(keys(settings, "prod")).isEmpty();

        settings.put("consilium.fhir.outgoing.allow-http", "true");
        assertThat(keys(settings, "prod")).containsExactly("consilium.fhir.outgoing.allow-http");
    }

    @Test
    void safeSettingsPass() {
        assertThat(keys(safe(), "prod")).isEmpty();
    }

    @Test
    void profileWithATypingErrorIsProduction() {
        assertThat(keys(Map.of(), "tyr")).contains("consilium.security.issuers");
    }

    @Test
    void demoAndProductionTogetherAreRefused() {
        assertThat(keys(safe(), "try", "prod")).containsExactly("spring.profiles.active");
    }

    @Test
    void demoStartsWithItsDefaults() {
        assertThat(keys(Map.of(), "try")).isEmpty();
    }

    @Test
    void secretIsNeverShown() {
        Map<String, String> bad = new LinkedHashMap<>(safe());
        bad.put("consilium.llm.api-key", "ChangeMe");
        assertThatThrownBy(() -> start(Nothing.class, bad, "prod"))
                .hasMessageContaining("consilium.llm.api-key")
                .hasMessageNotContaining("ChangeMe");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "iss | '' | consilium.security.issuers.ehr.iss",
                "jwks-url | https://ehr.example.org/jwks | consilium.security.issuers.ehr",
                "max-lifetime | 2h | consilium.security.issuers.ehr.max-lifetime",
                "max-lifetime | 10s | consilium.security.issuers.ehr.max-lifetime",
                "algorithms | HS256 | consilium.security.issuers.ehr.algorithms",
                "dialect | vista | consilium.security.issuers.ehr.dialect",
                "jwks-inline | {} | consilium.security.issuers.ehr.jwks-inline",
                "audiences | https://cds.example.org/cds-services/consilium-trials"
                        + " | consilium.security.issuers.ehr.audiences"
            })
    void registrationThatCannotWorkIsNamedByItsKey(String key, String value, String faulty) {
        Map<String, String> bad = new LinkedHashMap<>(safe());
        bad.put("consilium.security.issuers.ehr." + key, value);
        assertThat(keys(bad, "prod")).containsExactly(faulty);
        bad.put("consilium.security.require-client-jwt", "false");
        assertThat(keys(bad, "try")).as("in the demo too").containsExactly(faulty);
    }

    @Test
    void valueThatCannotBeReadHidesNoOtherFault() {
        Map<String, String> bad = new LinkedHashMap<>(safe());
        bad.put("consilium.security.issuers.ehr.dialect", "vista");
        bad.put("consilium.security.require-client-jwt", "perhaps");
        bad.put("consilium.security.replay-store", "memory");
        assertThatThrownBy(() -> start(Nothing.class, bad, "prod"))
                .hasMessageContaining("standard, epic, oracle, athena")
                .isInstanceOfSatisfying(
                        UnsafeSettings.class,
                        refused -> assertThat(refused.faults()).hasSize(3));
    }

    @Test
    void keyWithATypingErrorIsNamed() {
        Map<String, String> bad = new LinkedHashMap<>(safe());
        bad.put("consilium.security.cors.allowed-origns", "https://a.example.org");
        bad.put("consilium.security.issuers.ehr.tenant", "north");
        assertThat(keysOfFile(bad))
                .containsExactlyInAnyOrder(
                        "consilium.security.cors.allowed-origns", "consilium.security.issuers.ehr.tenant");
    }

    @Test
    void privateKeyAmongTheRegisteredOnesIsRefused() {
        Map<String, String> bad = new LinkedHashMap<>(safe());
        bad.put(
                "consilium.security.issuers.ehr.jwks-inline",
                "{\"keys\":[" + EHR.key().toJSONString() + "]}");
        assertThat(keys(bad, "prod")).containsExactly("consilium.security.issuers.ehr.jwks-inline");
    }

    @Test
    void twoRegistrationsOfOneIssuerAreRefused() {
        Map<String, String> bad = new LinkedHashMap<>(safe());
        bad.put("consilium.security.issuers.twin.iss", EHR.issuer());
        bad.put("consilium.security.issuers.twin.jwks-inline", EHR.jwks());
        assertThat(keys(bad, "prod")).hasSize(1);
    }

    @Test
    void referenceClientIsRegisteredByAFileOfKeys(@TempDir Path folder) throws IOException {
        Path file = folder.resolve("jwks.json");
        Map<String, String> settings = Map.of("SANDBOX_JWKS", file.toString());
        assertThat(keys(settings, "try", "sandbox")).containsExactly("consilium.security.issuers.sandbox.jwks-file");
        Files.writeString(file, EHR.jwks());
        assertThat(keys(settings, "try", "sandbox")).isEmpty();
    }

    @Test
    void portIsNotOpenedBeforeTheRulesHold() throws IOException {
        int port;
        try (ServerSocket free = new ServerSocket(0)) {
            port = free.getLocalPort();
        }
        assertThatThrownBy(() -> start(App.class, Map.of("server.port", String.valueOf(port)), "prod"))
                .isInstanceOf(UnsafeSettings.class);
        assertThatThrownBy(() -> new Socket(InetAddress.getLoopbackAddress(), port).close())
                .isInstanceOf(IOException.class);
    }

    private static Map<String, String> safe() {
        return Map.of(
                "consilium.security.public-base-url", "https://cds.example.org",
                "consilium.security.tls-terminated-by-proxy", "true",
                "consilium.security.require-client-jwt", "true",
                "consilium.security.issuers.ehr.iss", EHR.issuer(),
                "consilium.security.issuers.ehr.jwks-inline", EHR.jwks(),
                "spring.datasource.url", "jdbc:postgresql://db.example.org/consilium",
                "spring.datasource.password", "Tr0ub4dor&3");
    }

    private static List<String> keysOfFile(Map<String, String> settings) {
        var environment = new StandardEnvironment();
        environment.setActiveProfiles("prod");
        environment.getPropertySources().addFirst(new MapPropertySource("file", Map.copyOf(settings)));
        return StartupRules.faults(environment).stream().map(Fault::key).toList();
    }

    private static List<String> keys(Map<String, String> settings, String... profiles) {
        try {
            start(Nothing.class, settings, profiles);
            return List.of();
        } catch (UnsafeSettings refused) {
            return refused.faults().stream().map(Fault::key).toList();
        }
    }

    private static void start(Class<?> application, Map<String, String> settings, String... profiles) {
        List<String> arguments = new ArrayList<>();
        settings.forEach((key, value) -> arguments.add("--" + key + "=" + value));
        new SpringApplicationBuilder(application)
                .web(application == Nothing.class ? WebApplicationType.NONE : WebApplicationType.SERVLET)
                .profiles(profiles)
                .run(arguments.toArray(String[]::new))
                .close();
    }
}
