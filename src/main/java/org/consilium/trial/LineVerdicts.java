package org.consilium.trial;

import java.util.ArrayList;
import java.util.List;
import org.consilium.assessment.Eligibility.Basis;
import org.consilium.assessment.Eligibility.CriterionVerdict;
import org.consilium.assessment.Eligibility.Polarity;
import org.consilium.assessment.Eligibility.Unknown;
import org.consilium.assessment.Eligibility.Value;
import org.consilium.expression.Truth;

/** Turns what holds of a patient into the verdict on a line: for an exclusion MET means that it does not exclude. */
final class LineVerdicts {
    private LineVerdicts() {}

    static CriterionVerdict of(EligibilityLine line, Outcome outcome) {
        return verdict(new Place(line.id(), line.polarity(), line.text()), line.criterion(), outcome, line.question());
    }

    /** Not meant for this patient. */
    static CriterionVerdict notApplicable(EligibilityLine line, Outcome condition) {
        return new CriterionVerdict(
                line.id(),
                line.polarity(),
                line.text(),
                Value.NOT_APPLICABLE,
                Unknown.NONE,
                condition.basis(),
                condition.evidence(),
                "Does not apply to this patient. " + condition.explanation(),
                condition.searched(),
                "",
                List.of());
    }

    private record Place(String id, Polarity polarity, String text) {}

    private static CriterionVerdict verdict(Place at, Criterion criterion, Outcome outcome, String question) {
        Value value = value(at.polarity(), outcome.presumed());
        boolean open = value == Value.UNKNOWN;
        String asked = question.isEmpty() && !outcome.doubts().isEmpty()
                ? outcome.doubts().getFirst().question()
                : question;
        return new CriterionVerdict(
                at.id(),
                at.polarity(),
                at.text(),
                value,
                outcome.reason(),
                open ? Basis.NONE : outcome.basis(),
                outcome.evidence(),
                outcome.explanation(),
                outcome.basis() == Basis.PRESUMED ? outcome.searched() : "",
                open ? asked : "",
                parts(at, criterion, outcome));
    }

    private static List<CriterionVerdict> parts(Place at, Criterion criterion, Outcome outcome) {
        return switch (criterion) {
            case Criterion.Leaf ignored -> List.of();
            case Criterion.All all -> parts(at, all.parts(), outcome);
            case Criterion.Any any -> parts(at, any.parts(), outcome);
            case Criterion.AtLeast some -> parts(at, some.parts(), outcome);
            case Criterion.Not not ->
                List.of(part(at, 1, not.part(), outcome.parts().getFirst(), true));
            case Criterion.Unless unless ->
                List.of(
                        part(at, 1, unless.rule(), outcome.parts().getFirst(), false),
                        part(
                                at,
                                2,
                                unless.exception(),
                                outcome.parts().getLast().parts().getFirst(),
                                true));
        };
    }

    private static List<CriterionVerdict> parts(Place at, List<Criterion> parts, Outcome outcome) {
        List<CriterionVerdict> verdicts = new ArrayList<>();
        for (int i = 0; i < parts.size(); i++) {
            verdicts.add(part(at, i + 1, parts.get(i), outcome.parts().get(i), false));
        }
        return verdicts;
    }

    private static CriterionVerdict part(Place at, int number, Criterion part, Outcome outcome, boolean turned) {
        Polarity polarity = turned ? Kleene.opposite(at.polarity()) : at.polarity();
        return verdict(new Place(at.id() + "." + number, polarity, CriterionWords.of(part)), part, outcome, "");
    }

    private static Value value(Polarity polarity, Truth holds) {
        return switch (polarity == Polarity.INCLUSION ? holds : holds.not()) {
            case TRUE -> Value.MET;
            case FALSE -> Value.NOT_MET;
            case UNKNOWN -> Value.UNKNOWN;
        };
    }
}
