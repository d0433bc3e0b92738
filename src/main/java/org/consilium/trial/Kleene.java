package org.consilium.trial;

import java.util.ArrayList;
import java.util.List;
import org.consilium.assessment.Eligibility.Polarity;

/**
 * Joins the tests of a criterion in strong Kleene logic (Kleene, Introduction to Metamathematics, 1952, section 64):
 * what is not known stays so unless the known parts decide alone.
 */
record Kleene(Leaves leaves) {

    Outcome decide(Criterion criterion, Polarity position) {
        return switch (criterion) {
            case Criterion.Leaf leaf -> leaves.decide(leaf, position);
            case Criterion.All all -> Outcome.atLeast(all.parts().size(), each(all.parts(), position));
            case Criterion.Any any -> Outcome.atLeast(1, each(any.parts(), position));
            case Criterion.AtLeast some -> Outcome.atLeast(some.count(), each(some.parts(), position));
            case Criterion.Not not -> decide(not.part(), opposite(position)).not();
            case Criterion.Unless unless ->
                Outcome.atLeast(
                        2,
                        List.of(
                                decide(unless.rule(), position),
                                decide(unless.exception(), opposite(position)).not()));
        };
    }

    private List<Outcome> each(List<Criterion> parts, Polarity position) {
        List<Outcome> outcomes = new ArrayList<>(parts.size());
        parts.forEach(part -> outcomes.add(decide(part, position)));
        return outcomes;
    }

    static Polarity opposite(Polarity position) {
        return switch (position) {
            case INCLUSION -> Polarity.EXCLUSION;
            case EXCLUSION -> Polarity.INCLUSION;
        };
    }
}
