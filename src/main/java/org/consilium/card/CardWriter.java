package org.consilium.card;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;
import org.consilium.assessment.Abstention;
import org.consilium.assessment.Assessment;
import org.consilium.assessment.Calculation;
import org.consilium.assessment.Differential;
import org.consilium.assessment.Eligibility;
import org.consilium.assessment.Service;

/** Writes the cards of one answer: few, short, each with its evidence and the link to its page. */
public final class CardWriter {

    /**
     * What every card of one answer shares.
     *
     * @param cardIds the card's id for a topic: the same topic of the same answer always gets the same id
     * @param pageUrl the absolute address of a card's page
     * @param caveats what the reader must know of the reading ("2 resources of another patient were ignored")
     */
    public record Frame(
            Service service,
            Function<String, UUID> cardIds,
            Function<UUID, String> pageUrl,
            Instant now,
            int maxCards,
            List<String> caveats) {
        public Frame {
            caveats = List.copyOf(caveats);
        }
    }

    /** A card and the assessments that its page shows, its own first. */
    public record Written(Card card, List<Assessment> behind) {
        public Written {
            behind = List.copyOf(behind);
        }
    }

    /** What one assessment has to say, before it has an id and an address. */
    record Draft(String topic, Card.Coding code, Card.Indicator indicator, String summary, List<String> detail) {}

    public List<Written> write(List<Assessment> assessments, Frame frame) {
        List<Written> cards = new ArrayList<>();
        List<Assessment> ordered = assessments.stream()
                .sorted(Comparator.comparingInt(CardWriter::urgency))
                .toList();
        for (Assessment assessment : ordered) {
            if (cards.size() < frame.maxCards()) {
                draft(assessment)
                        .ifPresent(
                                draft -> cards.add(new Written(card(draft, frame), ownFirst(assessment, assessments))));
            }
        }
        return cards;
    }

    private static Optional<Draft> draft(Assessment assessment) {
        return switch (assessment) {
            case Calculation calculation -> CalculationWords.draft(calculation);
            case Differential differential -> DifferentialWords.draft(differential);
            case Eligibility eligibility -> EligibilityWords.draft(eligibility);
            // an abstention on its own has a page, not a card: "nothing to say" must stay quiet
            case Abstention ignored -> Optional.empty();
        };
    }

    private static int urgency(Assessment assessment) {
        return switch (assessment) {
            case Calculation calculation -> calculation.relevance().ordinal();
            case Differential ignored -> 1;
            case Eligibility ignored -> 1;
            case Abstention ignored -> 2;
        };
    }

    private static List<Assessment> ownFirst(Assessment own, List<Assessment> all) {
        List<Assessment> ordered = new ArrayList<>();
        ordered.add(own);
        all.stream().filter(other -> other != own).forEach(ordered::add);
        return ordered;
    }

    private static Card card(Draft draft, Frame frame) {
        UUID id = frame.cardIds().apply(draft.topic());
        List<String> lines = new ArrayList<>(draft.detail());
        if (!frame.caveats().isEmpty()) {
            lines.add("\n**Reading:** "
                    + String.join(
                            "; ", frame.caveats().stream().map(Wording::inert).toList()) + ".");
        }
        return new Card(
                id,
                Wording.cut(Wording.plain(draft.summary()), Card.SUMMARY_LIMIT),
                String.join("\n", lines),
                draft.indicator(),
                new Card.Source("Consilium", null, null, draft.code()),
                List.of(),
                null,
                OverrideReasons.ALL,
                List.of(new Card.Link("Evidence and steps", frame.pageUrl().apply(id), "absolute", null)),
                Map.of());
    }
}
