package org.consilium.hook;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.consilium.fixtures.SigningClient;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.dataformat.yaml.YAMLMapper;

/** Every call in test-fixtures/requests gets from every service the status that its case.yaml states. */
class RequestFixturesTest extends HookTest {
    private static final Path REQUESTS = Path.of("test-fixtures/requests");
    private static final YAMLMapper YAML = new YAMLMapper();

    static List<Path> cases() throws IOException {
        try (Stream<Path> files = Files.walk(REQUESTS)) {
            return files.filter(file -> file.endsWith("case.yaml"))
                    .map(Path::getParent)
                    .sorted()
                    .toList();
        }
    }

    @ParameterizedTest
    @MethodSource("cases")
    void isAnsweredAsItsCaseStates(Path folder) throws IOException {
        JsonNode about = YAML.readTree(Files.readString(folder.resolve("case.yaml")));
        String body = Files.readString(folder.resolve("request.json"));
        int status = about.path("status").asInt();
        SigningClient client = about.path("dialect").asString().equals("epic") ? EPIC : EHR;
        for (String service : SERVICES) {
            Reply reply = call(client, service, body);
            assertThat(reply.status()).as("%s %s", service, reply.body()).isEqualTo(status);
            if (status == 200) {
                reply.isAnswer();
            }
        }
    }
}
