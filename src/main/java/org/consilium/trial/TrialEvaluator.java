package org.consilium.trial;

import java.util.List;
import java.util.Optional;
import org.consilium.assessment.Eligibility.Basis;
import org.consilium.assessment.Eligibility.CriterionVerdict;
import org.consilium.assessment.Eligibility.Polarity;
import org.consilium.assessment.Eligibility.Status;
import org.consilium.assessment.Eligibility.TrialVerdict;
import org.consilium.assessment.Eligibility.Value;
import org.consilium.expression.Truth;

/** Compares one patient with trials: a pure function of chart and trial. The same one serves card, page and screen. */
final class TrialEvaluator {
    private final Kleene kleene;

    TrialEvaluator(Leaves leaves) {
        this.kleene = new Kleene(leaves);
    }

    /** A verdict and what is still to be asked. */
    record Judged(TrialVerdict verdict, List<Outcome.Doubt> doubts) {
        Judged {
            doubts = List.copyOf(doubts);
        }
    }

    /** Only a patient who is documented to have what the trial is about is compared with all of it. */
    Judged judge(Trial trial) {
        Line focus = judge(trial.focusLine());
        boolean meant = focus.verdict().value() == Value.MET && focus.verdict().basis() == Basis.DOCUMENTED;
        if (!meant) {
            return new Judged(verdict(trial, Status.NOT_ASSESSED, List.of(focus)), List.of());
        }
        List<Line> lines = trial.lines().stream().map(this::judge).toList();
        Status status = status(lines);
        List<Outcome.Doubt> doubts = status == Status.STOPPED
                ? List.of()
                : lines.stream().flatMap(line -> line.doubts().stream()).toList();
        return new Judged(verdict(trial, status, lines), doubts);
    }

    private static TrialVerdict verdict(Trial trial, Status status, List<Line> lines) {
        return new TrialVerdict(
                trial.id(),
                trial.title(),
                trial.registryVersion(),
                status,
                trial.isDraft(),
                lines.stream().map(Line::verdict).toList());
    }

    /**
     * @param openByLackOfFacts whether facts of the record could settle it; what only a person can say never holds a
     *     patient back here
     */
    private record Line(CriterionVerdict verdict, List<Outcome.Doubt> doubts, boolean openByLackOfFacts) {}

    private Line judge(EligibilityLine line) {
        // To whom it applies is asked of facts; what is not mentioned is not presumed, so that no test is skipped.
        Optional<Outcome> applies = line.onlyIf().map(condition -> kleene.decide(condition, Polarity.INCLUSION));
        if (applies.filter(outcome -> outcome.presumed() == Truth.FALSE).isPresent()) {
            return new Line(LineVerdicts.notApplicable(line, applies.get()), List.of(), false);
        }
        Outcome outcome = kleene.decide(line.criterion(), line.polarity());
        Outcome bounded = applies.map(condition -> bounded(line.polarity(), condition, outcome))
                .orElse(outcome);
        return new Line(LineVerdicts.of(line, bounded), doubts(line, bounded), bounded.isOpenByLackOfFacts());
    }

    /** Where it is not known whether a line applies, it can be met but never stop a patient. */
    private static Outcome bounded(Polarity polarity, Outcome applies, Outcome outcome) {
        if (applies.documented() == Truth.TRUE) {
            return outcome;
        }
        boolean met = outcome.presumed() == (polarity == Polarity.INCLUSION ? Truth.TRUE : Truth.FALSE);
        return met || outcome.presumed() == Truth.UNKNOWN ? outcome : outcome.heldOpenBy(applies);
    }

    /** A line with a question of its own asks it in place of those of its parts. */
    private static List<Outcome.Doubt> doubts(EligibilityLine line, Outcome outcome) {
        return line.question().isEmpty() || outcome.doubts().isEmpty()
                ? outcome.doubts()
                : List.of(new Outcome.Doubt(line.question(), outcome.reason(), outcome.isOpenByLackOfFacts()));
    }

    private static Status status(List<Line> lines) {
        if (lines.stream().map(Line::verdict).anyMatch(TrialEvaluator::stops)) {
            return Status.STOPPED;
        }
        boolean missing = lines.stream()
                .anyMatch(line -> line.openByLackOfFacts() || line.verdict().value() == Value.NOT_MET);
        return missing ? Status.NEEDS_INFORMATION : Status.LIKELY;
    }

    private static boolean stops(CriterionVerdict verdict) {
        return verdict.value() == Value.NOT_MET && verdict.basis() == Basis.DOCUMENTED;
    }
}
