package org.consilium.fhir;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpsConfigurator;
import com.sun.net.httpserver.HttpsServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.security.KeyStore;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import javax.net.ssl.SSLContext;
import org.apache.hc.core5.ssl.SSLContexts;
import org.consilium.fixtures.LocalCertificate;
import org.consilium.fixtures.ScriptedServer;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.springframework.util.unit.DataSize;

/** F18: a FHIR server that cannot prove who it is gets neither the token nor a second chance. */
class FhirTlsTest {
    private static HttpsServer server;
    private static SSLContext trusting;

    @BeforeAll
    static void start() throws Exception {
        var certificate = LocalCertificate.create();
        char[] password = certificate.password().toCharArray();
        trusting = SSLContexts.custom()
                .loadTrustMaterial(certificate.file(), password)
                .build();
        KeyStore keys = KeyStore.getInstance(certificate.file().toFile(), password);
        server = HttpsServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 10);
        server.setHttpsConfigurator(new HttpsConfigurator(
                SSLContexts.custom().loadKeyMaterial(keys, password).build()));
        server.createContext(
                "/",
                exchange -> ScriptedServer.send(
                        exchange, 200, "application/fhir+json", "{\"resourceType\":\"Patient\",\"id\":\"p1\"}"));
        server.start();
    }

    @AfterAll
    static void stop() {
        server.stop(0);
    }

    @Test
    void certificateOfATrustedCaIsAccepted() throws IOException {
        assertThat(ask("localhost", trusting)).isInstanceOf(FhirAnswer.Fetched.class);
    }

    @Test
    void f18CertificateOfAnUnknownCaIsRefused() throws IOException {
        assertThat(ask("localhost", SSLContexts.createDefault()))
                .isEqualTo(new FhirAnswer.Unavailable(FhirFailure.INSECURE));
    }

    @Test
    void f18CertificateOfAnotherHostIsRefused() throws IOException {
        assertThat(ask("127.0.0.1", trusting)).isEqualTo(new FhirAnswer.Unavailable(FhirFailure.INSECURE));
    }

    private static FhirAnswer ask(String host, SSLContext tls) throws IOException {
        var settings = new OutgoingSettings(Map.of(), false, "", Duration.ofSeconds(2), 20, DataSize.ofMegabytes(20));
        FhirBase base = FhirBase.parse(
                        "https://" + host + ":" + server.getAddress().getPort())
                .orElseThrow();
        try (var connections = OutgoingConfiguration.connections(settings, tls, InetAddress::getAllByName)) {
            return OutgoingConfiguration.client(connections, new InputGuard(GuardSettings.defaults()), settings)
                    .fetch(
                            new FhirAccess(base, Optional.empty()),
                            "Patient/p1",
                            Instant.now().plusSeconds(10));
        }
    }
}
