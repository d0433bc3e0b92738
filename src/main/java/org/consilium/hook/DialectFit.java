package org.consilium.hook;

import java.util.List;
import java.util.stream.Collectors;
import org.consilium.card.Card;
import org.consilium.card.draft.ResourceDraft.CalculatedObservation;
import org.consilium.card.draft.ResourceDraft.ProvisionalCondition;
import org.consilium.hook.DialectSettings.Creatable;

/** Makes a card fit an EHR: what it does not understand is left out, never what the card says. */
record DialectFit(DialectSettings dialect) {
    Card fit(Card card) {
        List<Card.Suggestion> suggestions = suggestions(card);
        return new Card(
                card.uuid(),
                card.summary(),
                detail(card.detail()),
                card.indicator(),
                card.source(),
                suggestions,
                suggestions.isEmpty() ? null : card.selectionBehavior(),
                dialect.overrideReasons() ? card.overrideReasons() : List.of(),
                card.links().stream().map(this::link).toList(),
                card.extension());
    }

    /** A client that does not understand a selectionBehavior must treat the whole card as an error: then no suggestions. */
    private List<Card.Suggestion> suggestions(Card card) {
        if (card.selectionBehavior() == null || !dialect.selectionBehaviors().contains(card.selectionBehavior())) {
            return List.of();
        }
        return card.suggestions().stream()
                .filter(suggestion ->
                        !dialect.oneAction() || suggestion.actions().size() <= 1)
                .filter(suggestion -> suggestion.actions().stream().allMatch(this::isTaken))
                .toList();
    }

    private boolean isTaken(Card.Action action) {
        return switch (action.resource()) {
            case null -> true;
            case CalculatedObservation ignored -> dialect.creates().contains(Creatable.OBSERVATION);
            case ProvisionalCondition ignored -> dialect.creates().contains(Creatable.CONDITION);
        };
    }

    private Card.Link link(Card.Link link) {
        return dialect.appContext() ? link : new Card.Link(link.label(), link.url(), link.type(), null);
    }

    private String detail(String markdown) {
        return switch (dialect.markdown()) {
            case FULL -> markdown;
            case LISTS ->
                markdown.lines()
                        .filter(line -> !isRule(line))
                        .map(DialectFit::rowAsItem)
                        .collect(Collectors.joining("\n"));
        };
    }

    private static boolean isRule(String line) {
        return line.matches("\\s*\\|[\\s|:-]*-[\\s|:-]*\\s*");
    }

    private static String rowAsItem(String line) {
        String row = line.strip();
        if (!row.startsWith("|")) {
            return line;
        }
        String cells = row.replaceAll("^\\||\\|$", "");
        return "- " + cells.replaceAll("\\s*\\|\\s*", " · ").strip();
    }
}
