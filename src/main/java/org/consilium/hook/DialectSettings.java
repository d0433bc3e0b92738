package org.consilium.hook;

import java.util.Map;
import java.util.Set;
import org.consilium.card.Card;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * The habits of an EHR product that differ from the plain specification ({@code consilium.hook.dialects.<dialect>.*}).
 *
 * @param hooks the hooks it fires; empty means all
 * @param selectionBehaviors what it understands of card.selectionBehavior
 * @param oneAction whether it takes only one action for each suggestion
 * @param appContext whether it hands appContext to a SMART app
 * @param overrideReasons whether it shows them
 * @param markdown how much of the markdown of card.detail it renders
 * @param prefetchKeys its names of our prefetch keys, where an administrator typed other ones
 * @param withoutKeys our prefetch keys whose resources it does not have at all
 * @param everyResultHasCategory whether it gives every result a category, as US Core asks: a search by category then finds
 *     all; else, where its FHIR server is read, results are asked for once more by their date alone
 * @param feedback how it words feedback
 * @param creates the resources that a card may suggest to it to create; none by default: what an EHR cannot create it
 *     may show as an error
 * @param potentiallyLongRunning whether discovery may say so to it
 */
public record DialectSettings(
        @DefaultValue Set<String> hooks,
        @DefaultValue({"any", "at-most-one"}) Set<Card.SelectionBehavior> selectionBehaviors,
        @DefaultValue("false") boolean oneAction,
        @DefaultValue("true") boolean appContext,
        @DefaultValue("true") boolean overrideReasons,
        @DefaultValue("full") Markdown markdown,
        @DefaultValue Map<String, String> prefetchKeys,
        @DefaultValue Set<String> withoutKeys,
        @DefaultValue("false") boolean everyResultHasCategory,
        @DefaultValue("standard") FeedbackForm feedback,
        @DefaultValue Set<Creatable> creates,
        @DefaultValue("true") boolean potentiallyLongRunning) {
    static final DialectSettings STANDARD = new DialectSettings(
            Set.of(),
            Set.of(Card.SelectionBehavior.ANY, Card.SelectionBehavior.AT_MOST_ONE),
            false,
            true,
            true,
            Markdown.FULL,
            Map.of(),
            Set.of(),
            false,
            FeedbackForm.STANDARD,
            Set.of(),
            true);

    public DialectSettings {
        hooks = Set.copyOf(hooks);
        selectionBehaviors = Set.copyOf(selectionBehaviors);
        prefetchKeys = Map.copyOf(prefetchKeys);
        withoutKeys = Set.copyOf(withoutKeys);
        creates = Set.copyOf(creates);
    }

    /** How much of GitHub Flavored Markdown is rendered. */
    public enum Markdown {
        FULL,
        /** Lists and emphasis, no tables: the panel is narrow. */
        LISTS
    }

    /** How feedback is worded. */
    public enum FeedbackForm {
        STANDARD,
        /** Also {@code overrideReasons} and vendor extensions; the card id may be another text than a UUID. */
        TOLERANT
    }

    /** What a card may suggest to create. */
    public enum Creatable {
        /** A computed result. */
        OBSERVATION,
        /** A provisional diagnosis of the encounter. */
        CONDITION
    }

    boolean fires(String hook) {
        return hooks.isEmpty() || hooks.contains(hook);
    }

    /** The name under which this EHR sends what we call by this key. */
    String keyFor(String key) {
        return prefetchKeys.getOrDefault(key, key);
    }
}
