package org.consilium.hook.protocol;

import java.util.List;
import java.util.Optional;

/**
 * What a clinician did with one card.
 *
 * @param card the card's id as sent; some clients send another text than the UUID of the card
 * @param acceptedSuggestions ids of the suggestions that were taken over
 * @param comment free text of the clinician, cut to a limit: it may say anything about the patient
 * @see <a href="https://cds-hooks.hl7.org/2.0/#feedback">CDS Hooks 2.0, feedback</a>
 */
public record FeedbackEntry(
        String card,
        Outcome outcome,
        List<String> acceptedSuggestions,
        Optional<Reason> reason,
        Optional<String> comment,
        String outcomeTimestamp) {
    public FeedbackEntry {
        acceptedSuggestions = List.copyOf(acceptedSuggestions);
    }

    /** The two outcomes that the specification knows. */
    public enum Outcome {
        ACCEPTED("accepted"),
        OVERRIDDEN("overridden");

        private final String code;

        Outcome(String code) {
            this.code = code;
        }

        public String code() {
            return code;
        }
    }

    /** Why a card was overridden. */
    public record Reason(String code, String system) {}
}
