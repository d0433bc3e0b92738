package org.consilium.hook;

import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.consilium.assessment.Service;
import org.consilium.assessment.SlowAssessor;
import org.consilium.chart.Reach;
import org.consilium.hook.prefetch.Prefetch;
import org.consilium.hook.prefetch.PrefetchTemplate;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.stereotype.Component;

/** Clinical scores and formulas, filled from the record. */
@Component
class CalculationsService implements CdsService {
    private static final List<PrefetchTemplate> FOR_RESULTS = List.of(
            Prefetch.PATIENT,
            Prefetch.CONDITIONS,
            Prefetch.LABS,
            Prefetch.VITALS,
            Prefetch.FINDINGS,
            Prefetch.MEDICATIONS,
            Prefetch.STATEMENTS,
            Prefetch.PROCEDURES,
            Prefetch.ENCOUNTERS);

    private final ObjectProvider<SlowAssessor> withModel;

    CalculationsService(ObjectProvider<SlowAssessor> withModel) {
        this.withModel = withModel;
    }

    @Override
    public Service asks() {
        return Service.CALCULATIONS;
    }

    @Override
    public String title() {
        return "Clinical calculations";
    }

    @Override
    public String description() {
        return "Computes clinical scores and formulas from the patient's record and shows those that matter now,"
                + " with every input, its date and what is missing.";
    }

    /** Notes only where a model is set up to look at them: what nobody reads is not asked for. */
    @Override
    public List<PrefetchTemplate> prefetch() {
        boolean readsNotes = withModel.stream()
                .anyMatch(assessor -> assessor.service() == Service.CALCULATIONS && assessor.modelWanted());
        return readsNotes
                ? Stream.concat(FOR_RESULTS.stream(), Stream.of(Prefetch.NOTES)).toList()
                : FOR_RESULTS;
    }

    /** A note proposes what only a person can say; no score is computed from it. */
    @Override
    public Set<Reach.Kind> besideTheResult() {
        return Set.of(Reach.Kind.NOTE);
    }
}
