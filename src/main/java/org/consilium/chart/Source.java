package org.consilium.chart;

import java.time.Instant;
import java.util.Optional;

/**
 * Where a fact was read: FHIR reference ("Observation/123"), version, and the element inside the resource
 * ("component[0]", "content[0]") where it is not the resource as a whole.
 */
public record Source(String reference, Optional<String> version, Optional<Instant> lastUpdated, Optional<String> path) {
    public static Source of(String reference) {
        return new Source(reference, Optional.empty(), Optional.empty(), Optional.empty());
    }

    /** One key per fact of the record. */
    public String key() {
        return path.map(inside -> reference + "#" + inside).orElse(reference);
    }
}
