package org.consilium.hook;

import java.util.List;
import org.consilium.assessment.Service;
import org.consilium.hook.prefetch.Prefetch;
import org.consilium.hook.prefetch.PrefetchTemplate;
import org.springframework.stereotype.Component;

/** Clinical scores and formulas, filled from the record. */
@Component
class CalculationsService implements CdsService {
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

    @Override
    public List<PrefetchTemplate> prefetch() {
        return List.of(
                Prefetch.PATIENT,
                Prefetch.CONDITIONS,
                Prefetch.LABS,
                Prefetch.VITALS,
                Prefetch.FINDINGS,
                Prefetch.MEDICATIONS,
                Prefetch.STATEMENTS,
                Prefetch.PROCEDURES,
                Prefetch.ENCOUNTERS);
    }
}
