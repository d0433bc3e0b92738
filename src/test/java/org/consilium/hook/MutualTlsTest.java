package org.consilium.hook;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.SecureRandom;
import java.time.Duration;
import javax.net.ssl.KeyManager;
import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.SSLContext;
import javax.net.ssl.TrustManagerFactory;
import org.consilium.fixtures.LocalCertificate;
import org.consilium.fixtures.SigningClient;
import org.junit.jupiter.api.Test;
import org.springframework.test.annotation.DirtiesContext;
import org.springframework.test.context.TestPropertySource;

/** A hospital that wants a certificate of every caller, besides what each call must show anyway. */
@DirtiesContext
@TestPropertySource(
        properties = {
            "spring.datasource.url=jdbc:h2:mem:mutual;DB_CLOSE_DELAY=-1",
            "server.ssl.bundle=edge",
            "server.ssl.client-auth=need",
            "spring.ssl.bundle.jks.edge.keystore.location=${mutualtls.server}",
            "spring.ssl.bundle.jks.edge.keystore.password=${mutualtls.password}",
            "spring.ssl.bundle.jks.edge.keystore.type=" + LocalCertificate.TYPE,
            "spring.ssl.bundle.jks.edge.truststore.location=${mutualtls.trusted}",
            "spring.ssl.bundle.jks.edge.truststore.password=${mutualtls.password}",
            "spring.ssl.bundle.jks.edge.truststore.type=" + LocalCertificate.TYPE,
        })
class MutualTlsTest extends HookTest {
    private static final LocalCertificate SERVER = LocalCertificate.create();
    private static final LocalCertificate CLIENT = LocalCertificate.create();
    private static final LocalCertificate STRANGER = LocalCertificate.create();

    static {
        System.setProperty("mutualtls.server", SERVER.file().toUri().toString());
        System.setProperty("mutualtls.trusted", trusted(CLIENT).toUri().toString());
        System.setProperty("mutualtls.password", SERVER.password());
    }

    @Test
    void j21_aCertificateAloneIsNobody() throws Exception {
        Reply reply = post(with(CLIENT), unsigned()).hasStatus(401);

        assertThat(reply.header("WWW-Authenticate")).hasValue("Bearer");
    }

    @Test
    void j21_whoCallsIsWhoSignedWhateverTheCertificateSays() throws Exception {
        post(with(CLIENT), signedBy(EHR)).hasStatus(200);
        // the same certificate, and a client that has no grant for this service
        post(with(CLIENT), signedBy(CLINIC)).hasStatus(403);
    }

    @Test
    void j21_withoutItsCertificateNoCallerGetsThrough() throws Exception {
        try (HttpClient without = client(new KeyManager[0]);
                HttpClient stranger = with(STRANGER)) {
            assertThatThrownBy(() -> without.send(signedBy(EHR), BodyHandlers.ofString()))
                    .as("no certificate")
                    .isInstanceOf(IOException.class);
            assertThatThrownBy(() -> stranger.send(signedBy(EHR), BodyHandlers.ofString()))
                    .as("a certificate that nobody vouches for")
                    .isInstanceOf(IOException.class);
        }
    }

    private Reply post(HttpClient client, HttpRequest request) throws IOException, InterruptedException {
        try (client) {
            return Reply.of(client.send(request, BodyHandlers.ofString()));
        }
    }

    private HttpRequest unsigned() {
        return request().build();
    }

    private HttpRequest signedBy(SigningClient signer) {
        return request()
                .header("Authorization", signer.token(BASE + path()).bearer())
                .build();
    }

    private HttpRequest.Builder request() {
        return HttpRequest.newBuilder(URI.create("https://localhost:" + port + path()))
                .timeout(Duration.ofSeconds(20))
                .header("Content-Type", "application/json")
                .POST(BodyPublishers.ofString(patientView("j21").toString()));
    }

    private static String path() {
        return "/cds-services/" + DIAGNOSIS;
    }

    private static HttpClient with(LocalCertificate own) throws GeneralSecurityException, IOException {
        KeyManagerFactory keys = KeyManagerFactory.getInstance(KeyManagerFactory.getDefaultAlgorithm());
        keys.init(store(own), own.password().toCharArray());
        return client(keys.getKeyManagers());
    }

    private static HttpClient client(KeyManager[] own) throws GeneralSecurityException, IOException {
        TrustManagerFactory trusted = TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
        trusted.init(store(SERVER));
        SSLContext context = SSLContext.getInstance("TLS");
        context.init(own, trusted.getTrustManagers(), new SecureRandom());
        return HttpClient.newBuilder()
                .sslContext(context)
                .version(HttpClient.Version.HTTP_1_1)
                .connectTimeout(Duration.ofSeconds(5))
                .build();
    }

    /** What the server holds of a caller: the certificate without its key. */
    private static Path trusted(LocalCertificate caller) {
        try {
            KeyStore store = KeyStore.getInstance(LocalCertificate.TYPE);
            store.load(null, null);
            store.setCertificateEntry("caller", store(caller).getCertificate("localhost"));
            Path file = caller.file().resolveSibling("trusted.p12");
            try (OutputStream out = Files.newOutputStream(file)) {
                store.store(out, caller.password().toCharArray());
            }
            file.toFile().deleteOnExit();
            return file;
        } catch (GeneralSecurityException | IOException failed) {
            throw new IllegalStateException(failed);
        }
    }

    private static KeyStore store(LocalCertificate certificate) throws GeneralSecurityException, IOException {
        KeyStore store = KeyStore.getInstance(LocalCertificate.TYPE);
        try (InputStream in = Files.newInputStream(certificate.file())) {
            store.load(in, certificate.password().toCharArray());
        }
        return store;
    }
}
