package org.consilium.trial;

import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import org.consilium.assessment.Abstention;
import org.consilium.assessment.Assessment;
import org.consilium.assessment.Assessor;
import org.consilium.assessment.Calculation;
import org.consilium.assessment.Eligibility;
import org.consilium.assessment.Eligibility.Status;
import org.consilium.assessment.Eligibility.TrialVerdict;
import org.consilium.assessment.Eligibility.Value;
import org.consilium.assessment.Occasion;
import org.consilium.assessment.Service;
import org.consilium.calculator.Calculators;
import org.consilium.chart.Demographics.Deceased;
import org.consilium.chart.PatientChart;
import org.consilium.selection.Selector;
import org.consilium.terminology.CodeSets;
import org.springframework.stereotype.Component;

/** Compares the patient with every open trial, criterion by criterion: one answer for all trials. */
@Component
public final class TrialAssessor implements Assessor {
    /** Id of the one assessment this gives. */
    public static final String TOPIC = "eligibility";

    private final List<Trial> trials;
    private final Selector selector;
    private final Calculators calculators;
    private final PregnancyLeaf pregnancy;
    private final TrialSettings settings;

    public TrialAssessor(
            List<TrialSource> sources,
            Selector selector,
            Calculators calculators,
            CodeSets sets,
            TrialSettings settings) {
        this.trials = sources.stream()
                .flatMap(source -> source.trials().stream())
                .sorted(Comparator.comparing(Trial::id))
                .toList();
        this.trials.forEach(trial -> requireScores(trial, calculators));
        this.selector = selector;
        this.calculators = calculators;
        this.pregnancy = new PregnancyLeaf(
                sets.named("pregnancy"), sets.measurand("pregnancy-status"), sets.measurand("pregnancy-test"));
        this.settings = settings;
    }

    /** A trial that names a score nobody can compute would ask a question for ever. */
    private static void requireScores(Trial trial, Calculators calculators) {
        Criteria.leaves(trial)
                .filter(Criterion.Score.class::isInstance)
                .map(leaf -> ((Criterion.Score) leaf).calculator())
                .filter(id -> calculators.find(id).isEmpty())
                .findFirst()
                .ifPresent(id -> {
                    throw new IllegalStateException(
                            "CSL-0556 correct the trial " + trial.id() + ": there is no calculator \"" + id + "\"");
                });
    }

    @Override
    public Service service() {
        return Service.TRIALS;
    }

    @Override
    public List<Assessment> assess(PatientChart chart, Occasion occasion) {
        if (chart.demographics().deceased() == Deceased.YES) {
            return List.of(new Abstention(
                    TOPIC, "Trials", "NOT_APPLICABLE", "The patient is recorded as deceased.", List.of()));
        }
        return List.of(compare(chart));
    }

    /** Every trial for this patient, those worth a look first. */
    Eligibility compare(PatientChart chart) {
        var leaves = new RecordLeaves(selector.over(chart), settings.anchorsAtNow(), pregnancy, id -> score(id, chart));
        var evaluator = new TrialEvaluator(leaves);
        List<TrialEvaluator.Judged> judged = trials.stream()
                .map(evaluator::judge)
                .sorted(Comparator.comparing(TrialEvaluator.Judged::verdict, BEST_FIRST))
                .toList();
        List<Outcome.Doubt> doubts =
                judged.stream().flatMap(each -> each.doubts().stream()).toList();
        return new Eligibility(
                TOPIC, judged.stream().map(TrialEvaluator.Judged::verdict).toList(), Questions.ranked(doubts));
    }

    private Optional<Calculation> score(String id, PatientChart chart) {
        return calculators.find(id).map(calculator -> calculator.calculate(chart));
    }

    private static final Comparator<TrialVerdict> BEST_FIRST = Comparator.comparingInt(
                    (TrialVerdict verdict) -> rank(verdict.status()))
            .thenComparing(verdict -> count(verdict, Value.UNKNOWN))
            .thenComparing(TrialVerdict::trialId);

    private static int rank(Status status) {
        return switch (status) {
            case LIKELY -> 0;
            case NEEDS_INFORMATION -> 1;
            case STOPPED -> 2;
            case NOT_ASSESSED -> 3;
        };
    }

    private static long count(TrialVerdict verdict, Value value) {
        return verdict.criteria().stream()
                .filter(criterion -> criterion.value() == value)
                .count();
    }
}
