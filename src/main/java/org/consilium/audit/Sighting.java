package org.consilium.audit;

import java.time.Instant;
import java.util.UUID;

/**
 * A card that a reader was shown, or answered.
 *
 * @param gist what the card says, as a hash
 * @param answered whether the reader set it aside or took it up; else it was shown
 */
public record Sighting(UUID card, String gist, boolean answered, Instant at) {}
