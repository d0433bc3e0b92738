package org.consilium.hook;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpServer;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.consilium.assessment.Calculation.Relevance;
import org.consilium.hook.conformance.Conformance;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The conformance command, against this service and against one that gets everything wrong. */
class ConformanceTest extends HookTest {
    @TempDir
    Path folder;

    private record Run(int exit, List<String> lines) {
        List<String> with(String result) {
            return lines.stream()
                    .filter(line -> line.contains("  " + result + "  "))
                    .toList();
        }
    }

    private static Run run(String... args) {
        var out = new ByteArrayOutputStream();
        int exit = Conformance.run(args, new PrintStream(out, true, StandardCharsets.UTF_8));
        return new Run(exit, out.toString(StandardCharsets.UTF_8).lines().toList());
    }

    @Test
    void thisServicePassesEveryPointThatCanBeTriedFromOutside() throws IOException {
        Bedside.concludes("conformance-cards", Bedside.score("s", Relevance.NOTABLE));
        Path key = Files.writeString(folder.resolve("key.json"), EHR.key().toJSONString());
        Path request = Files.writeString(
                folder.resolve("request.json"), patientView("conformance-cards").toString());

        Run run = run(
                "http://127.0.0.1:" + port,
                "--service",
                CALCULATIONS,
                "--key",
                key.toString(),
                "--issuer",
                EHR.issuer(),
                "--audience-base",
                BASE,
                "--request",
                request.toString(),
                "--origin",
                "http://localhost:8081");

        assertThat(run.with("FAIL")).isEmpty();
        assertThat(run.with("PASS")).hasSizeGreaterThan(65);
        assertThat(run.lines().getLast()).matches("\\d+ points passed, 0 failed, \\d+ not tried");
        assertThat(run.exit()).isZero();
    }

    @Test
    void aServiceThatAnswersEverythingWithTheSameCardFails() throws IOException {
        HttpServer careless = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        careless.createContext("/", exchange -> {
            exchange.getRequestBody().readAllBytes();
            byte[] body = """
                {"services":[{"hook":"patient-view","id":"x","description":"d",
                  "prefetch":{"p":"Patient/{{context.patientId}}","o":"X?a={{context.draftOrders}}&_include=b"}}],
                 "cards":[{"summary":"%s","indicator":"loud","source":{},"detail":"<img src=x>"}]}\
                """.formatted("a".repeat(140)).getBytes(StandardCharsets.UTF_8);
            exchange.getResponseHeaders().set("Content-Type", "application/json");
            exchange.sendResponseHeaders(200, body.length);
            exchange.getResponseBody().write(body);
            exchange.close();
        });
        careless.start();
        try {
            Run run = run("http://127.0.0.1:" + careless.getAddress().getPort());

            assertThat(run.exit()).isEqualTo(1);
            assertThat(run.with("FAIL"))
                    .extracting(line -> line.split(" ")[0])
                    .contains(
                            "D5", "D6", "D9", "D10", "R2", "R5", "R11", "R14", "R18", "H10", "P3", "C2", "C3", "C4",
                            "C6")
                    .contains("C7", "C18", "J1", "F5")
                    .doesNotContain("D1", "D2", "R1", "R15", "C1");
        } finally {
            careless.stop(0);
        }
    }

    @Test
    void onlyThePointsThatAreAskedForAreTried() {
        Run run = run("http://127.0.0.1:" + port, "--only", "D1,D2");
        assertThat(run.lines())
                .extracting(line -> line.split(" ")[0])
                .containsExactly("D1", "D2", "D10", "D11", "D12", "D13", "4");
        assertThat(run.with("PASS")).hasSize(4);
    }

    @Test
    void withoutAKeyWhatAsksForOneIsNotTried() {
        Run run = run("http://127.0.0.1:" + port, "--only", "R,J,F1");
        assertThat(run.with("FAIL")).isEmpty();
        assertThat(run.with("PASS")).extracting(line -> line.split(" ")[0]).containsExactly("R17", "J1");
        assertThat(run.exit()).isZero();
    }

    @Test
    void wrongUseIsExplained() {
        assertThat(run("--help").exit()).isZero();
        assertThat(run("--help").lines().getFirst()).startsWith("conformance <baseUrl>");
        assertThat(run().exit()).isEqualTo(2);
        assertThat(run("http://127.0.0.1:1", "--unknown").exit()).isEqualTo(2);
        assertThat(run("http://127.0.0.1:1", "--key", "x").exit()).isEqualTo(2);
        assertThat(run("http://127.0.0.1:1", "--key", "/nowhere", "--issuer", "i")
                        .exit())
                .isEqualTo(2);
        assertThat(run("http://127.0.0.1:1").exit()).isEqualTo(1);
    }
}
