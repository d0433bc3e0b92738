package org.consilium.llm;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpsConfigurator;
import com.sun.net.httpserver.HttpsParameters;
import com.sun.net.httpserver.HttpsServer;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.KeyStore;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLParameters;
import javax.net.ssl.TrustManagerFactory;
import org.consilium.llm.LanguageModel.Answer;
import org.consilium.llm.LanguageModel.Reason;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.boot.ssl.DefaultSslBundleRegistry;
import org.springframework.boot.ssl.SslBundle;
import org.springframework.boot.ssl.SslStoreBundle;

/** A model server that wants to see our certificate, and whose own one has to be trusted. */
class ClientCertificateTest {
    private static final String SECRET = "changeit";

    @TempDir
    static Path folder;

    private static HttpsServer server;
    private static KeyStore serverKeys;
    private static KeyStore ours;
    private static KeyStore strangers;

    @BeforeAll
    static void startServer() throws Exception {
        serverKeys = selfSigned("server");
        ours = selfSigned("ours");
        strangers = selfSigned("strangers");
        SSLContext context = SSLContext.getInstance("TLS");
        KeyManagerFactory keys = KeyManagerFactory.getInstance(KeyManagerFactory.getDefaultAlgorithm());
        keys.init(serverKeys, SECRET.toCharArray());
        context.init(keys.getKeyManagers(), trusting(ours).getTrustManagers(), null);
        server = HttpsServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 4);
        server.setHttpsConfigurator(new HttpsConfigurator(context) {
            @Override
            public void configure(HttpsParameters parameters) {
                SSLParameters wanted = context.getDefaultSSLParameters();
                wanted.setNeedClientAuth(true);
                parameters.setSSLParameters(wanted);
            }
        });
        server.createContext(
                "/v1/models", exchange -> ScriptedServer.send(exchange, 200, "{\"data\":[{\"id\":\"m\"}]}"));
        server.createContext(
                "/v1/chat/completions",
                exchange -> ScriptedServer.send(
                        exchange, 200, ScriptedServer.completion("m", LanguageModelContract.GOOD, "stop")));
        server.start();
    }

    @AfterAll
    static void stopServer() {
        server.stop(0);
    }

    @Test
    void ourCertificateOpensTheDoor() throws Exception {
        assertThat(askedWith(ours, serverKeys)).isInstanceOf(Answer.Json.class);
    }

    @Test
    void anotherCertificateDoesNot() throws Exception {
        assertThat(askedWith(strangers, serverKeys)).isInstanceOf(Answer.Failed.class);
    }

    @Test
    void aServerThatIsNotTrustedIsAskedNothing() throws Exception {
        assertThat(askedWith(ours, strangers))
                .isEqualTo(new Answer.Failed(Reason.REFUSED_CONNECTION, "no trusted connection to the model's server"));
    }

    private static Answer askedWith(KeyStore own, KeyStore trusted) throws Exception {
        DefaultSslBundleRegistry bundles = new DefaultSslBundleRegistry();
        bundles.registerBundle("model", SslBundle.of(SslStoreBundle.of(own, SECRET, certificatesOf(trusted))));
        LlmSettings settings = TestSettings.of(Map.of(
                "provider", "openai",
                "openai.base-url", "https://localhost:" + server.getAddress().getPort() + "/v1",
                "openai.model", "m",
                "openai.ssl-bundle", "model"));
        OpenAiModel model = (OpenAiModel) new OpenaiProvider(settings, bundles).open();
        try (model) {
            return model.ask(
                    LanguageModelContract.QUESTION,
                    LanguageModelContract.SCHEMA,
                    Instant.now().plusSeconds(20));
        }
    }

    private static KeyStore selfSigned(String name) throws Exception {
        Path store = folder.resolve(name + ".p12");
        Process keytool = new ProcessBuilder(List.of(
                        Path.of(System.getProperty("java.home"), "bin", "keytool")
                                .toString(),
                        "-genkeypair",
                        "-alias",
                        name,
                        "-keyalg",
                        "EC",
                        "-groupname",
                        "secp384r1",
                        "-dname",
                        "CN=localhost",
                        "-ext",
                        "san=dns:localhost,ip:127.0.0.1",
                        "-validity",
                        "2",
                        "-storetype",
                        "PKCS12",
                        "-keystore",
                        store.toString(),
                        "-storepass",
                        SECRET))
                .redirectErrorStream(true)
                .start();
        keytool.getInputStream().transferTo(java.io.OutputStream.nullOutputStream());
        assertThat(keytool.waitFor()).isZero();
        KeyStore keys = KeyStore.getInstance("PKCS12");
        try (InputStream in = Files.newInputStream(store)) {
            keys.load(in, SECRET.toCharArray());
        }
        return keys;
    }

    private static KeyStore certificatesOf(KeyStore keys) throws Exception {
        KeyStore certificates = KeyStore.getInstance("PKCS12");
        certificates.load(null, null);
        String alias = keys.aliases().nextElement();
        certificates.setCertificateEntry(alias, keys.getCertificate(alias));
        return certificates;
    }

    private static TrustManagerFactory trusting(KeyStore keys) throws Exception {
        TrustManagerFactory trust = TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
        trust.init(certificatesOf(keys));
        return trust;
    }
}
