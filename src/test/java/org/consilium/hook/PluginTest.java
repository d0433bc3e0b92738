package org.consilium.hook;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.test.context.TestPropertySource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.SerializationFeature;
import tools.jackson.databind.json.JsonMapper;

/** What lies in plugin/ for the EHR side says what the running service says, one with a model: it asks for notes too. */
@TestPropertySource(
        properties = {
            "consilium.llm.provider=openai",
            "consilium.llm.openai.model=m",
            "consilium.llm.openai.base-url=http://127.0.0.1:9/v1"
        })
class PluginTest extends HookTest {
    private static final Path DOCUMENT = Path.of("plugin/cds-services.json");
    private static final Path PAGES = Path.of("plugin/ehr");
    private static final JsonMapper PRETTY =
            JsonMapper.builder().enable(SerializationFeature.INDENT_OUTPUT).build();

    @Autowired
    private Dialects dialects;

    @Autowired
    private ServiceList services;

    @Test
    void theDiscoveryDocumentIsTheOneOfTheRunningService() throws IOException {
        JsonNode running = send(to("/cds-services").GET()).hasStatus(200).json();
        if ("apply".equals(System.getProperty("format"))) {
            Files.writeString(DOCUMENT, PRETTY.writeValueAsString(running) + "\n");
        }
        assertThat(JSON.readTree(Files.readString(DOCUMENT))).isEqualTo(running);
    }

    @ParameterizedTest
    @ValueSource(strings = {"generic", "epic", "oracle-health", "athenahealth"})
    void thePageOfAnEhrNamesItsHooksServicesKeysAndQueries(String name) throws IOException {
        String page = Files.readString(PAGES.resolve(name + ".md"));
        String dialect = Map.of(
                        "generic", "standard", "epic", "epic", "oracle-health", "oracle", "athenahealth", "athena")
                .get(name);
        Discovery discovery = Discovery.of(services.offered(), dialects.of(dialect));

        for (Discovery.Entry entry : discovery.services()) {
            assertThat(page).contains("/cds-services/" + entry.id(), "`" + entry.hook() + "`");
            entry.prefetch().forEach((key, query) -> assertThat(page).contains("| `" + key + "` | `" + query + "` |"));
        }
        assertThat(page).contains("dialect: " + dialect);
        List<String> hooks = discovery.services().stream()
                .map(Discovery.Entry::hook)
                .distinct()
                .toList();
        CdsService.CHART_HOOKS.stream()
                .filter(hook -> !hooks.contains(hook.name()))
                .forEach(hook -> assertThat(page).doesNotContain("| `" + hook.name() + "` |"));
    }
}
