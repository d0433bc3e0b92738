package org.consilium.assessment;

import java.util.List;

/**
 * No conclusion, and why.
 *
 * @param reason fixed code of the reason ("MISSING_DATA", "NO_CANDIDATE", "MODEL_DISAGREES")
 * @param because the reason in words
 * @param wouldSettle what would change it
 */
public record Abstention(String topic, String title, String reason, String because, List<String> wouldSettle)
        implements Assessment {
    public Abstention {
        wouldSettle = List.copyOf(wouldSettle);
    }
}
