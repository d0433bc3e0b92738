package org.consilium.card;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Codes on cards are those that fhir-profiles/ publishes. */
class CodesTest {
    private static JsonNode published(String id) throws IOException {
        return new JsonMapper()
                .readTree(
                        Files.readString(Path.of("fhir-profiles/fsh-generated/resources/CodeSystem-" + id + ".json")));
    }

    private static List<Card.Coding> concepts(JsonNode system) {
        return system.path("concept")
                .valueStream()
                .map(concept -> new Card.Coding(
                        concept.path("code").asString(),
                        system.path("url").asString(),
                        concept.path("display").asString()))
                .toList();
    }

    @Test
    void everyReasonToSetACardAsideIsPublished() throws IOException {
        assertThat(concepts(published("override-reason"))).isEqualTo(OverrideReasons.ALL);
    }

    @Test
    void theTopicsThatAreNoCalculationsArePublished() throws IOException {
        assertThat(concepts(published("card-topic"))).containsExactly(Topics.diagnosis(), Topics.trials());
    }
}
