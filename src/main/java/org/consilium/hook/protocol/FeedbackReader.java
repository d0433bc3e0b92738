package org.consilium.hook.protocol;

import java.time.OffsetDateTime;
import java.time.format.DateTimeParseException;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.consilium.hook.protocol.FeedbackEntry.Outcome;
import org.consilium.hook.protocol.FeedbackEntry.Reason;
import tools.jackson.databind.JsonNode;

/**
 * Reads feedback. All entries are checked before any is used.
 *
 * @param tolerant whether a reason without code or system, and a time in another form, are let through (some clients keep
 *     them in extensions of their own)
 */
public record FeedbackReader(boolean tolerant) {
    private static final int ENTRIES = 200;
    private static final int COMMENT = 4_000;
    private static final int ID = 200;

    public List<FeedbackEntry> read(JsonNode body) {
        JsonNode entries = body.path("feedback");
        if (!entries.isArray() || entries.isEmpty() || entries.size() > ENTRIES) {
            throw Refused.badRequest("CSL-0270 feedback is required: an array of 1 to 200 entries");
        }
        return entries.valueStream().map(this::entry).toList();
    }

    private FeedbackEntry entry(JsonNode entry) {
        Outcome outcome = outcome(entry);
        List<String> accepted = entry.path("acceptedSuggestions")
                .valueStream()
                .flatMap(suggestion -> suggestion.path("id").stringValueOpt().stream())
                .toList();
        if (outcome == Outcome.ACCEPTED && accepted.isEmpty()) {
            throw Refused.badRequest("CSL-0271 an accepted card needs acceptedSuggestions with the id of each");
        }
        JsonNode override = override(entry);
        return new FeedbackEntry(
                text(entry, "card", ID), outcome, accepted, reason(override), comment(override), timestamp(entry));
    }

    private static Outcome outcome(JsonNode entry) {
        String code = entry.path("outcome").asString("");
        return Stream.of(Outcome.values())
                .filter(outcome -> outcome.code().equals(code))
                .findFirst()
                .orElseThrow(() -> Refused.badRequest("CSL-0272 outcome is required: accepted or overridden"));
    }

    private static String text(JsonNode entry, String member, int longest) {
        return entry.path(member)
                .stringValueOpt()
                .filter(value -> !value.isBlank() && value.length() <= longest)
                .orElseThrow(() -> Refused.badRequest("CSL-0273 " + member + " is required, as a short text"));
    }

    /** Epic's example names the member overrideReasons; it may hold one reason or a list of them. */
    private static JsonNode override(JsonNode entry) {
        JsonNode named =
                entry.path("overrideReason").isObject() ? entry.path("overrideReason") : entry.path("overrideReasons");
        return named.isArray() ? named.path(0) : named;
    }

    private Optional<Reason> reason(JsonNode override) {
        JsonNode reason = override.path("reason");
        if (reason.isMissingNode() || reason.isNull()) {
            return Optional.empty();
        }
        Optional<String> code = reason.path("code").stringValueOpt();
        Optional<String> system = reason.path("system").stringValueOpt();
        if (!tolerant && (code.isEmpty() || system.isEmpty())) {
            throw Refused.badRequest("CSL-0274 overrideReason.reason needs code and system");
        }
        return code.map(value -> new Reason(cut(value, ID), cut(system.orElse(""), ID)));
    }

    private static Optional<String> comment(JsonNode override) {
        return override.path("userComment").stringValueOpt().map(comment -> cut(comment, COMMENT));
    }

    private static String cut(String text, int longest) {
        return text.length() <= longest ? text : text.substring(0, longest);
    }

    private String timestamp(JsonNode entry) {
        String written = text(entry, "outcomeTimestamp", ID);
        try {
            return OffsetDateTime.parse(written).toInstant().toString();
        } catch (DateTimeParseException otherForm) {
            if (tolerant) {
                return written;
            }
            throw Refused.badRequest("CSL-0275 outcomeTimestamp must be a time as 2026-11-22T09:12:00Z");
        }
    }
}
