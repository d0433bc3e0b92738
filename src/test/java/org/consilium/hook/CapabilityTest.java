package org.consilium.hook;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.consilium.hook.prefetch.PrefetchTemplate;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import tools.jackson.databind.JsonNode;

/** The CapabilityStatement in fhir-profiles/ says what the services read, and nothing else. */
class CapabilityTest extends HookTest {
    private static final Path FILE =
            Path.of("fhir-profiles/fsh-generated/resources/CapabilityStatement-consilium-reads.json");

    @Autowired
    private ServiceList services;

    private static JsonNode rest() {
        try {
            return JSON.readTree(Files.readString(FILE)).path("rest").path(0);
        } catch (IOException unreadable) {
            throw new java.io.UncheckedIOException(unreadable);
        }
    }

    /** What is needed of each type: "read", or the search parameters, those to sort by included. */
    private static Set<String> needs(String query) {
        if (!query.contains("?")) {
            return Set.of("read");
        }
        Set<String> needs = new TreeSet<>(Set.of("search-type"));
        for (String parameter : query.substring(query.indexOf('?') + 1).split("&")) {
            String name = parameter.split("=")[0];
            if (name.equals("_sort")) {
                Arrays.stream(parameter.split("=")[1].split(",")).forEach(key -> needs.add(key.replace("-", "")));
            } else if (!name.startsWith("_")) {
                needs.add(name);
            }
        }
        return needs;
    }

    @Test
    void itNamesEveryTypeAndParameterThatIsRead() {
        Map<String, Set<String>> read = new TreeMap<>();
        services.offered().stream()
                .flatMap(service -> service.prefetch().stream())
                .map(PrefetchTemplate::query)
                .forEach(query -> read.computeIfAbsent(query.split("[/?]")[0], type -> new TreeSet<>())
                        .addAll(needs(query)));

        Map<String, Set<String>> stated = new TreeMap<>();
        rest().path("resource").forEach(resource -> {
            Set<String> each = stated.computeIfAbsent(resource.path("type").asString(), type -> new TreeSet<>());
            resource.path("interaction")
                    .forEach(interaction -> each.add(interaction.path("code").asString()));
            resource.path("searchParam")
                    .forEach(parameter -> each.add(parameter.path("name").asString()));
        });
        assertThat(stated).isEqualTo(read);
        assertThat(rest().path("mode").asString()).isEqualTo("client");
    }

    @Test
    void itNamesTheParametersOfEverySearch() {
        Set<String> used = new TreeSet<>();
        services.offered().stream()
                .flatMap(service -> service.prefetch().stream())
                .flatMap(template -> Arrays.stream(template.query().split("[?&]")))
                .filter(part -> part.startsWith("_"))
                .forEach(part -> used.add(part.split("=")[0]));

        assertThat(rest().path("searchParam"))
                .extracting(parameter -> parameter.path("name").asString())
                .containsExactlyInAnyOrderElementsOf(used);
    }
}
