package org.consilium.fhir;

import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Optional;
import org.consilium.chart.ClinicalTime;
import org.consilium.chart.Source;
import tools.jackson.databind.JsonNode;

/**
 * A resource as it was sent, with what stands around it.
 *
 * @param key the prefetch key it came under
 * @param reference how others refer to it: "Observation/123", else its fullUrl
 * @param role why it is there
 */
record Resource(String key, JsonNode json, String type, String reference, Optional<String> fullUrl, Role role) {
    /** The element that holds a draft in the hook's context. */
    private static final String DRAFT_PATH = "draftOrders";

    enum Role {
        /** The answer to what was asked. */
        MATCH,
        /** Sent along with the answer (Bundle.entry.search.mode include). */
        INCLUDED,
        DRAFT,
        SELECTED
    }

    boolean isDraft() {
        return role == Role.DRAFT || role == Role.SELECTED;
    }

    Source source() {
        return at(isDraft() ? Optional.of(DRAFT_PATH) : Optional.empty());
    }

    Source at(String path) {
        return at(Optional.of(path));
    }

    /** Version and date of entry only describe the source: where they are malformed they are left out. */
    private Source at(Optional<String> path) {
        return new Source(reference, versionId(), lastUpdated(), path);
    }

    Optional<String> versionId() {
        return Optional.of(json.path("meta").path("versionId").asString("")).filter(version -> !version.isBlank());
    }

    Optional<Instant> lastUpdated() {
        return ClinicalTime.parse(json.path("meta").path("lastUpdated").asString(""), ZoneOffset.UTC)
                .map(ClinicalTime::earliest);
    }
}
