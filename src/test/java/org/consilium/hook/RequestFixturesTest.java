package org.consilium.hook;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.consilium.fixtures.RealFhirServer;
import org.consilium.fixtures.SigningClient;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;
import tools.jackson.dataformat.yaml.YAMLMapper;

/** Every call in test-fixtures/requests gets from every service the status that its case.yaml states. */
class RequestFixturesTest extends HookTest {
    private static final Path REQUESTS = Path.of("test-fixtures/requests");
    private static final Path PATIENTS = Path.of("test-fixtures/patients");
    private static final YAMLMapper YAML = new YAMLMapper();

    static List<Path> cases() throws IOException {
        try (Stream<Path> files = Files.walk(REQUESTS)) {
            return files.filter(file -> file.endsWith("case.yaml"))
                    .map(Path::getParent)
                    .sorted()
                    .toList();
        }
    }

    static JsonNode about(Path folder) throws IOException {
        return YAML.readTree(Files.readString(folder.resolve("case.yaml")));
    }

    /** The call of a case. */
    static String request(Path folder, JsonNode about) throws IOException {
        return atOurServer(Files.readString(folder.resolve("request.json")), about);
    }

    /** The address of the EHR's FHIR server is ours here, with the patient's record behind it. */
    private static String atOurServer(String body, JsonNode about) throws IOException {
        String named = about.path("fhir-server").asString("");
        if (named.isEmpty()) {
            return body;
        }
        ObjectNode request = (ObjectNode) tree(body);
        assertThat(request.path("fhirServer").asString()).isEqualTo(named);
        boolean lendsToken = request.has("fhirAuthorization");
        RealFhirServer server = lendsToken ? FHIR : OPEN_FHIR;
        server.holding(PATIENTS.resolve(about.path("patient").asString()).resolve("bundle.json"));
        request.put("fhirServer", server.base());
        if (request.path("fhirAuthorization") instanceof ObjectNode access) {
            access.put("access_token", TOKEN);
        }
        return request.toString();
    }

    @ParameterizedTest
    @MethodSource("cases")
    void isAnsweredAsItsCaseStates(Path folder) throws IOException {
        JsonNode about = about(folder);
        String body = request(folder, about);
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
