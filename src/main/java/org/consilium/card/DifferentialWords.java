package org.consilium.card;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.consilium.assessment.Differential;
import org.consilium.assessment.Differential.Edge;
import org.consilium.assessment.Differential.Possibility;
import org.consilium.assessment.Differential.Reasoning;
import org.consilium.assessment.Differential.Standing;

/** The words of the diagnosis card: possibilities, never an answer, each with what speaks for and against it. */
final class DifferentialWords {
    static final int SHOWN = 3;
    static final int FACTS_SHOWN = 4;
    static final int MISSING_SHOWN = 3;

    private DifferentialWords() {}

    static Optional<CardWriter.Draft> draft(Differential differential) {
        if (differential.possibilities().isEmpty()) {
            return Optional.empty();
        }
        return Optional.of(new CardWriter.Draft(
                differential.topic(),
                Topics.diagnosis(),
                Card.Indicator.INFO,
                summary(differential),
                detail(differential)));
    }

    private static String summary(Differential differential) {
        List<Possibility> ranked = differential.possibilities();
        Possibility first = ranked.getFirst();
        String others = ranked.size() == 1
                ? ""
                : ", then "
                        + String.join(
                                ", ",
                                ranked.stream()
                                        .skip(1)
                                        .limit(2)
                                        .map(Possibility::title)
                                        .toList());
        return "Consider " + first.title() + " (" + standing(first.standing()) + ")" + others;
    }

    private static String standing(Standing standing) {
        return switch (standing) {
            case CRITERIA_MET -> "criteria met";
            case STRONG -> "strong support";
            case MODERATE -> "moderate support";
            case WEAK -> "weak support";
            case FELL -> "considered, against";
        };
    }

    private static List<String> detail(Differential differential) {
        List<String> lines = new ArrayList<>();
        lines.add(Wording.inert(Wording.cut(differential.problem(), 240)) + "\n");
        differential.possibilities().stream().limit(SHOWN).forEach(possibility -> lines.addAll(lines(possibility)));
        differential
                .abstention()
                .ifPresent(why ->
                        lines.add("\n**The order is that of the rules alone:** " + Wording.inert(why.because())));
        lines.add("\n" + who(differential.reasoning()));
        return lines;
    }

    private static List<String> lines(Possibility possibility) {
        List<String> lines = new ArrayList<>();
        String flag = possibility.redFlag() ? " - must not be missed" : "";
        lines.add("**" + Wording.inert(possibility.title()) + "** (" + standing(possibility.standing()) + flag + ")");
        if (!possibility.criteria().isEmpty()) {
            lines.add("- " + Wording.inert(String.join("; ", possibility.criteria())));
        }
        if (!possibility.supports().isEmpty()) {
            lines.add("- For: " + facts(possibility.supports()));
        }
        if (!possibility.against().isEmpty()) {
            lines.add("- Against: " + facts(possibility.against()));
        }
        if (!possibility.missing().isEmpty()) {
            lines.add("- Not known: "
                    + Wording.inert(String.join(
                            ", ",
                            possibility.missing().stream().limit(MISSING_SHOWN).toList())));
        }
        if (!possibility.next().isEmpty()) {
            lines.add("- Next: " + Wording.inert(possibility.next().getFirst()));
        }
        return lines;
    }

    private static String facts(List<Edge> edges) {
        return String.join(
                ", ",
                edges.stream()
                        .limit(FACTS_SHOWN)
                        .map(edge -> Wording.fact(edge.fact()))
                        .toList());
    }

    private static String who(Reasoning reasoning) {
        return switch (reasoning.state()) {
            case RULES_ONLY -> "Reasoned by rules from the record; no AI took part.";
            case MODEL_PENDING ->
                "Reasoned by rules from the record. AI reasoning is in preparation: its page shows it when it is"
                        + " ready.";
            case MODEL_VERIFIED ->
                "AI-generated links, each verified by code (" + reasoning.removed() + " of " + reasoning.proposed()
                        + " removed); model " + Wording.inert(reasoning.model()) + ", prompt "
                        + Wording.inert(reasoning.promptVersion()) + ". Not a diagnosis: review the evidence.";
            case MODEL_UNAVAILABLE -> "Reasoned by rules from the record. AI reasoning is not available.";
            case MODEL_REJECTED ->
                "Reasoned by rules from the record. The AI's answer did not pass verification and is not used.";
        };
    }
}
