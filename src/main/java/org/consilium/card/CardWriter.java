package org.consilium.card;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.function.Function;
import org.consilium.assessment.Abstention;
import org.consilium.assessment.Assessment;
import org.consilium.assessment.Calculation;
import org.consilium.assessment.Differential;
import org.consilium.assessment.Eligibility;
import org.consilium.assessment.Service;
import org.consilium.card.draft.ResourceDraft.About;

/** Writes the cards of one answer: few, short, each with its evidence and the link to its page. */
public final class CardWriter {

    /**
     * What every card of one answer shares.
     *
     * @param about where a resource belongs that a card proposes
     * @param cardIds the card's id for a topic: the same topic of the same answer always gets the same id
     * @param pageUrl the absolute address of a card's page
     * @param caveats what the reader must know of the reading ("2 resources of another patient were ignored")
     * @param reader who reads it: what they were shown before is not shown again
     */
    public record Frame(
            Service service,
            About about,
            Function<String, UUID> cardIds,
            Function<UUID, String> pageUrl,
            Instant now,
            int maxCards,
            List<String> caveats,
            Reader reader) {
        public Frame {
            caveats = List.copyOf(caveats);
        }
    }

    /** What a clinician knows of a patient from earlier cards. */
    @FunctionalInterface
    public interface Reader {

        /**
         * The earlier card that told the reader the same, if it need not be told again.
         *
         * @param gist what a card says, as a hash
         * @param card the id that the card would have now
         */
        Optional<UUID> toldBy(String gist, UUID card);
    }

    /**
     * A card and the assessments that its page shows, its own first.
     *
     * @param topic of the card's own assessment
     * @param gist what the card says, as a hash: equal for two cards that say the same
     */
    public record Written(Card card, String topic, String gist, List<Assessment> behind) {
        public Written {
            behind = List.copyOf(behind);
        }
    }

    /**
     * The cards of one answer.
     *
     * @param told earlier cards that told the reader the rest, unchanged
     */
    public record Cards(List<Written> shown, List<UUID> told) {
        public Cards {
            shown = List.copyOf(shown);
            told = List.copyOf(told);
        }
    }

    /** What one assessment has to say, before it has an id and an address. */
    record Draft(String topic, Card.Coding code, Card.Indicator indicator, String summary, List<String> detail) {}

    /** Most urgent first, one card for each topic, nothing that the reader was told already. */
    public Cards write(List<Assessment> assessments, Frame frame) {
        List<UUID> told = new ArrayList<>();
        List<New> news = news(assessments, frame, told);
        int left = told.size();
        List<Written> shown = news.stream()
                .limit(frame.maxCards())
                .map(each -> new Written(
                        card(each, frame, left),
                        each.draft().topic(),
                        each.gist(),
                        ownFirst(each.assessment(), assessments)))
                .sorted(Comparator.comparing(written -> written.card().indicator(), Comparator.reverseOrder()))
                .toList();
        return new Cards(shown, told);
    }

    /** What is new to the reader. */
    private record New(Assessment assessment, Draft draft, UUID id, String gist) {}

    private static List<New> news(List<Assessment> assessments, Frame frame, List<UUID> told) {
        List<New> news = new ArrayList<>();
        Set<String> topics = new HashSet<>();
        assessments.stream()
                .sorted(Comparator.comparingInt(CardWriter::urgency))
                .forEach(assessment -> draft(assessment)
                        .filter(draft -> topics.add(draft.topic()))
                        .map(draft ->
                                new New(assessment, draft, frame.cardIds().apply(draft.topic()), Gist.of(assessment)))
                        .ifPresent(each -> frame.reader()
                                .toldBy(each.gist(), each.id())
                                .ifPresentOrElse(told::add, () -> news.add(each))));
        return news;
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

    /** What rests on a part of the record is said with its caveat; it is not offered to the record. */
    private static List<Card.Suggestion> suggestions(New fresh, Frame frame) {
        if (!frame.caveats().isEmpty()) {
            return List.of();
        }
        return new Proposals(frame.about(), frame.now())
                .of(fresh.assessment()).stream()
                        .map(proposal -> new Card.Suggestion(
                                Wording.plain(proposal.label()),
                                frame.cardIds().apply(fresh.draft().topic() + "/" + proposal.key()),
                                null,
                                List.of(new Card.Action(
                                        "create", Wording.plain(proposal.action()), proposal.draft(), null))))
                        .toList();
    }

    private static Card card(New fresh, Frame frame, int told) {
        UUID id = fresh.id();
        Draft draft = fresh.draft();
        List<String> lines = new ArrayList<>(draft.detail());
        if (told > 0) {
            lines.add("\n_Shown to you before and unchanged, on this card's page: "
                    + Wording.count(told, "further result", "further results") + "._");
        }
        if (!frame.caveats().isEmpty()) {
            lines.add("\n**Reading:** "
                    + String.join(
                            "; ", frame.caveats().stream().map(Wording::inert).toList()) + ".");
        }
        List<Card.Suggestion> suggestions = suggestions(fresh, frame);
        return new Card(
                id,
                Wording.cut(Wording.plain(draft.summary()), Card.SUMMARY_LIMIT),
                String.join("\n", lines),
                draft.indicator(),
                new Card.Source("Consilium", null, null, draft.code()),
                suggestions,
                suggestions.isEmpty() ? null : Card.SelectionBehavior.ANY,
                OverrideReasons.ALL,
                List.of(new Card.Link("Evidence and steps", frame.pageUrl().apply(id), "absolute", null)),
                Map.of());
    }
}
