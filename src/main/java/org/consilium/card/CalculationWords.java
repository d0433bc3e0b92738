package org.consilium.card;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import org.consilium.assessment.Calculation;
import org.consilium.assessment.Calculation.Input;
import org.consilium.assessment.Calculation.Outcome;
import org.consilium.assessment.Calculation.Proposed;
import org.consilium.assessment.Calculation.Relevance;

/** The words of a calculation's card: the number in the summary, its inputs below. */
final class CalculationWords {
    private static final int INPUTS_SHOWN = 6;
    private static final int PROPOSALS_SHOWN = 3;
    private static final int QUOTE = 120;

    private CalculationWords() {}

    static Optional<CardWriter.Draft> draft(Calculation calculation) {
        if (calculation.relevance() == Relevance.ROUTINE) {
            return Optional.empty();
        }
        return Optional.of(new CardWriter.Draft(
                calculation.topic(),
                Topics.calculation(calculation.topic(), calculation.title()),
                calculation.relevance() == Relevance.CRITICAL ? Card.Indicator.WARNING : Card.Indicator.INFO,
                summary(calculation),
                detail(calculation)));
    }

    private static String summary(Calculation calculation) {
        String reason = calculation.relevanceReason().isEmpty() ? "" : ": " + calculation.relevanceReason();
        return calculation.title() + " " + number(calculation.outcome()) + reason;
    }

    private static String number(Outcome outcome) {
        return switch (outcome) {
            case Outcome.Exact exact -> exact.text();
            case Outcome.Between between -> between.text();
            case Outcome.OnDay day -> day.text();
            case Outcome.NotComputable missing ->
                "not computable (" + String.join(", ", missing.missing()) + " missing)";
            case Outcome.NotApplicable not -> "does not apply (" + not.because() + ")";
        };
    }

    private static List<String> detail(Calculation calculation) {
        List<String> lines = new ArrayList<>();
        if (!calculation.meaning().isEmpty()) {
            lines.add("**" + Wording.inert(calculation.meaning()) + "**\n");
        }
        // what was found, and what had to be assumed, before what the silence of a whole list is taken for
        List<Input> known = calculation.inputs().stream()
                .filter(CalculationWords::isKnown)
                .sorted(Comparator.comparing(CalculationWords::isPresumed))
                .toList();
        if (!known.isEmpty()) {
            lines.add("**From:**");
        }
        known.stream().limit(INPUTS_SHOWN).forEach(input -> lines.add("- " + known(input)));
        if (known.size() > INPUTS_SHOWN) {
            lines.add("- and " + Wording.count(known.size() - INPUTS_SHOWN, "further input", "further inputs"));
        }
        lines.addAll(unknown(calculation));
        List<Input> proposed = proposed(calculation);
        lines.addAll(proposals(proposed));
        calculation.notices().forEach(notice -> lines.add("- _" + Wording.inert(notice) + "_"));
        lines.add("\n"
                + (proposed.isEmpty()
                        ? "Computed by rules from the record, no AI. "
                        : "Computed by rules from the record. AI chose what a note proposes, code checked it. ")
                + source(calculation));
        return lines;
    }

    static List<Input> proposed(Calculation calculation) {
        return calculation.inputs().stream()
                .filter(input -> input.proposed().isPresent())
                .toList();
    }

    /** What a note says of an input, in its own words; the result above does not rest on it. */
    private static List<String> proposals(List<Input> inputs) {
        if (inputs.isEmpty()) {
            return List.of();
        }
        List<String> lines = new ArrayList<>();
        lines.add("\n**To confirm, not used:**");
        inputs.stream()
                .limit(PROPOSALS_SHOWN)
                .forEach(input -> input.proposed().ifPresent(proposed -> lines.add("- " + proposal(input, proposed))));
        if (inputs.size() > PROPOSALS_SHOWN) {
            lines.add(
                    "- and " + Wording.count(inputs.size() - PROPOSALS_SHOWN, "further proposal", "further proposals"));
        }
        inputs.getFirst()
                .proposed()
                .ifPresent(proposed -> lines.add(
                        "\nIf confirmed: " + Wording.inert(proposed.then()) + ". Confirm or correct it on the page."));
        return lines;
    }

    private static String proposal(Input input, Proposed proposed) {
        String when =
                proposed.note().time().map(Wording::time).map(" of "::concat).orElse("");
        return Wording.inert(input.label()) + ": " + Wording.inert(proposed.value()) + " (note" + when + ": “"
                + Wording.inert(Wording.cut(unquoted(proposed.quote()), QUOTE)) + "”)";
    }

    private static String unquoted(String quote) {
        return quote.replaceAll("^[\"'“”‘’\\s]+|[\"'“”‘’\\s]+$", "");
    }

    private static List<String> unknown(Calculation calculation) {
        List<String> lines = new ArrayList<>();
        if (calculation.outcome() instanceof Outcome.Between between) {
            lines.add("\n**Not known, would change it:** "
                    + Wording.inert(
                            String.join(", ", between.ask().stream().limit(4).toList())));
            if (between.bands().size() > 1) {
                lines.add("Possible: " + Wording.inert(String.join(" / ", between.bands())));
            }
        }
        calculation.inputs().stream()
                .filter(input -> !isKnown(input) && !input.note().isEmpty())
                .filter(input -> !(calculation.outcome() instanceof Outcome.Exact
                        && (input.state() == Input.State.MISSING || input.state() == Input.State.NOT_MENTIONED)))
                .sorted(Comparator.comparingInt(input -> rank(input, ask(calculation.outcome()))))
                .limit(3)
                .forEach(input -> lines.add("- " + Wording.inert(input.label()) + ": " + Wording.inert(input.note())));
        return lines;
    }

    /** What would narrow the result most comes first; what would not change it last. */
    private static int rank(Input input, List<String> ask) {
        int place = ask.indexOf(input.label());
        return place < 0 ? ask.size() : place;
    }

    private static List<String> ask(Outcome outcome) {
        return switch (outcome) {
            case Outcome.Between between -> between.ask();
            case Outcome.OnDay day -> day.ask();
            case Outcome.NotComputable missing -> missing.missing();
            case Outcome.Exact ignored -> List.of();
            case Outcome.NotApplicable ignored -> List.of();
        };
    }

    private static boolean isKnown(Input input) {
        return input.state() == Input.State.GIVEN || input.state() == Input.State.ASSUMED;
    }

    /** Taken from the silence of a list that was read whole ("presumed absent: ..."). */
    private static boolean isPresumed(Input input) {
        return input.state() == Input.State.ASSUMED && input.note().startsWith("presumed ");
    }

    private static String known(Input input) {
        String note = input.note().isEmpty() ? "" : ", " + Wording.inert(Wording.cut(input.note(), 80));
        String time = input.evidence().stream()
                .flatMap(evidence -> evidence.time().stream())
                .findFirst()
                .map(when -> " (" + Wording.time(when) + ")")
                .orElse("");
        String value = input.value().isEmpty() ? "" : " " + Wording.inert(input.value());
        return Wording.inert(input.label()) + value + time + note;
    }

    private static String source(Calculation calculation) {
        return calculation.references().stream()
                .findFirst()
                .map(reference -> Wording.cut(reference.citation(), 90))
                .map(citation ->
                        Wording.inert(citation) + (citation.endsWith("…") || citation.endsWith(".") ? "" : "."))
                .orElse("");
    }
}
