package org.consilium.hook;

import java.util.List;
import org.consilium.assessment.Service;
import org.consilium.hook.prefetch.Prefetch;
import org.consilium.hook.prefetch.PrefetchTemplate;
import org.springframework.stereotype.Component;

/** Clinical trials for which the patient may qualify. */
@Component
class TrialsService implements CdsService {
    @Override
    public Service asks() {
        return Service.TRIALS;
    }

    @Override
    public String title() {
        return "Clinical trial eligibility";
    }

    @Override
    public String description() {
        return "Compares the patient's record with the criteria of clinical trials, criterion by criterion,"
                + " and says what is met, not met and not known.";
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
                Prefetch.ALLERGIES,
                Prefetch.NOTES);
    }
}
