package org.consilium.card;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonProperty;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.consilium.card.draft.ResourceDraft;
import org.jspecify.annotations.Nullable;

/** A CDS Hooks 2.0.1 card as it goes over the wire; absent members are null or empty and are not written. */
@JsonInclude(JsonInclude.Include.NON_EMPTY)
public record Card(
        UUID uuid,
        String summary,
        String detail,
        Indicator indicator,
        Source source,
        List<Suggestion> suggestions,
        @Nullable SelectionBehavior selectionBehavior,
        List<Coding> overrideReasons,
        List<Link> links,
        Map<String, Object> extension) {
    public static final int SUMMARY_LIMIT = 139;

    public Card {
        int length = summary.codePointCount(0, summary.length());
        if (length < 1 || length > SUMMARY_LIMIT) {
            throw new IllegalArgumentException("CSL-0030 a card's summary has 1 to 139 characters, not " + length);
        }
        suggestions = List.copyOf(suggestions);
        overrideReasons = List.copyOf(overrideReasons);
        links = List.copyOf(links);
        extension = Map.copyOf(extension);
        if (suggestions.isEmpty() != (selectionBehavior == null)) {
            throw new IllegalArgumentException("CSL-0031 a selection behaviour comes with suggestions, and only then");
        }
    }

    public enum Indicator {
        @JsonProperty("info")
        INFO,
        @JsonProperty("warning")
        WARNING,
        @JsonProperty("critical")
        CRITICAL
    }

    public enum SelectionBehavior {
        @JsonProperty("at-most-one")
        AT_MOST_ONE,
        @JsonProperty("any")
        ANY
    }

    @JsonInclude(JsonInclude.Include.NON_EMPTY)
    public record Source(
            String label,
            @Nullable String url,
            @Nullable String icon,
            @Nullable Coding topic) {}

    public record Coding(String code, String system, String display) {}

    @JsonInclude(JsonInclude.Include.NON_EMPTY)
    public record Suggestion(
            String label, UUID uuid, @Nullable Boolean isRecommended, List<Action> actions) {
        public Suggestion {
            actions = List.copyOf(actions);
        }
    }

    /** The resource is a typed draft that the edge writes as FHIR JSON. */
    @JsonInclude(JsonInclude.Include.NON_EMPTY)
    public record Action(
            String type,
            String description,
            @Nullable ResourceDraft resource,
            @Nullable String resourceId) {}

    @JsonInclude(JsonInclude.Include.NON_EMPTY)
    public record Link(
            String label, String url, String type, @Nullable String appContext) {}
}
