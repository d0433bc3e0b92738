package org.consilium.card;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import org.consilium.assessment.Eligibility;
import org.consilium.assessment.Eligibility.CriterionVerdict;
import org.consilium.assessment.Eligibility.Status;
import org.consilium.assessment.Eligibility.TrialVerdict;
import org.consilium.assessment.Eligibility.Value;

/** The words of the trials card: one quiet card for a patient, "may qualify", never "eligible". */
final class EligibilityWords {
    private static final int SHOWN = 3;
    private static final int TO_CONFIRM = 3;

    private EligibilityWords() {}

    static Optional<CardWriter.Draft> draft(Eligibility eligibility) {
        List<TrialVerdict> open = open(eligibility);
        if (open.isEmpty()) {
            return Optional.empty();
        }
        return Optional.of(new CardWriter.Draft(
                eligibility.topic(),
                Topics.trials(),
                Card.Indicator.INFO,
                summary(eligibility, open),
                detail(open, eligibility)));
    }

    /** Trials that are worth a look. */
    static List<TrialVerdict> open(Eligibility eligibility) {
        return eligibility.trials().stream()
                .filter(trial -> trial.status() == Status.LIKELY || trial.status() == Status.NEEDS_INFORMATION)
                .toList();
    }

    private static String summary(Eligibility eligibility, List<TrialVerdict> open) {
        long likely =
                open.stream().filter(trial -> trial.status() == Status.LIKELY).count();
        int waiting = open.size() - (int) likely;
        List<String> parts = new ArrayList<>();
        if (likely > 0) {
            parts.add(Wording.count((int) likely, "study", "studies") + " the patient may qualify for");
        }
        if (waiting > 0) {
            String need = eligibility.questions().isEmpty()
                    ? "more information"
                    : Wording.cut(eligibility.questions().getFirst(), 60);
            parts.add(Wording.count(waiting, "study needs", "studies need") + ": " + need);
        }
        return String.join(", ", parts);
    }

    private static List<String> detail(List<TrialVerdict> open, Eligibility eligibility) {
        List<String> lines = new ArrayList<>();
        open.stream().limit(SHOWN).forEach(trial -> lines.addAll(lines(trial, eligibility.questions())));
        if (open.size() > SHOWN) {
            lines.add("- and " + Wording.count(open.size() - SHOWN, "further study", "further studies"));
        }
        if (!eligibility.questions().isEmpty()) {
            lines.add("\n**Would settle most:** "
                    + Wording.inert(String.join(
                            "; ", eligibility.questions().stream().limit(3).toList())));
        }
        lines.add("\nCompared by rules, criterion by criterion. To be confirmed by the study team.");
        return lines;
    }

    private static List<String> lines(TrialVerdict trial, List<String> questions) {
        List<String> lines = new ArrayList<>();
        String draft = trial.draft() ? " - draft, criteria not signed" : "";
        lines.add("**" + Wording.inert(Wording.cut(trial.title(), 100)) + "** (" + Wording.inert(trial.trialId())
                + draft + ")");
        lines.add("- " + count(trial, Value.MET) + " met, " + count(trial, Value.NOT_MET) + " not met, "
                + count(trial, Value.UNKNOWN) + " to confirm");
        trial.criteria().stream()
                .filter(criterion -> criterion.value() == Value.UNKNOWN)
                .sorted(Comparator.comparingInt(criterion -> rank(criterion, questions)))
                .limit(TO_CONFIRM)
                .forEach(criterion -> lines.add("- To confirm: " + ask(criterion)));
        return lines;
    }

    /** As the questions are ranked: what facts could settle first, what a person must be asked last. */
    private static int rank(CriterionVerdict criterion, List<String> questions) {
        int place = questions.indexOf(criterion.question());
        return place < 0 ? questions.size() + criterion.reason().ordinal() : place;
    }

    private static String ask(CriterionVerdict criterion) {
        return Wording.inert(
                Wording.cut(criterion.question().isEmpty() ? criterion.text() : criterion.question(), 110));
    }

    private static long count(TrialVerdict trial, Value value) {
        return trial.criteria().stream()
                .filter(criterion -> criterion.value() == value)
                .count();
    }
}
