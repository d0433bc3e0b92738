package org.consilium;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;

/** docs/knowledge.md is what the command {@code knowledge report} prints, so that it cannot lie. */
class KnowledgeReportTest {
    private static final Path FILE = Path.of("docs/knowledge.md");
    private static final String HEAD = """
            # Condition knowledge

            What the command `knowledge report` prints, written anew by `make fmt`. A condition marked (!) must not be
            missed. An edge is one finding that speaks for or against one condition; each names its source. A draft was
            not read against its sources and is used only where `consilium.diagnosis.show-drafts` is on.

            """;

    private record Said(int code, String text) {}

    @Test
    void theFileIsWhatTheCommandPrints() throws IOException {
        Said report = run("knowledge", "report");
        if ("apply".equals(System.getProperty("format"))) {
            Files.writeString(FILE, HEAD + report.text());
        }

        assertThat(report.code()).isZero();
        assertThat(Files.readString(FILE))
                .as("docs/knowledge.md; run 'make fmt' to write it anew")
                .isEqualTo(HEAD + report.text());
    }

    @Test
    void theReportCountsWhatIsThereAndNamesWhatIsMissing() {
        assertThat(run("knowledge", "report").text())
                .contains("| conditions | 2")
                .contains("| neurology | ")
                .contains("**No finding speaks against** (")
                .contains("**Mimics without a file of their own** (0)")
                .contains("**No discriminating test** (0)")
                .contains("| Sepsis (!) | infectious diseases | ");
    }

    @Test
    void helpIsGivenAndAnotherWordIsRefused() {
        assertThat(run("knowledge", "--help")).satisfies(said -> {
            assertThat(said.code()).isZero();
            assertThat(said.text()).contains("Usage: knowledge report").doesNotContain("CSL-");
        });
        assertThat(run("knowledge", "repport")).satisfies(said -> {
            assertThat(said.code()).isEqualTo(2);
            assertThat(said.text()).contains("CSL-2770");
        });
    }

    private static Said run(String... words) {
        var bytes = new ByteArrayOutputStream();
        int code = Commands.run(words, new PrintStream(bytes, true, StandardCharsets.UTF_8));
        return new Said(code, bytes.toString(StandardCharsets.UTF_8));
    }
}
