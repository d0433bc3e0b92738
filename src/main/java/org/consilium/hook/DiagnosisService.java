package org.consilium.hook;

import java.util.List;
import org.consilium.assessment.Service;
import org.consilium.hook.prefetch.Prefetch;
import org.consilium.hook.prefetch.PrefetchTemplate;
import org.springframework.stereotype.Component;

/** A differential diagnosis with what speaks for and against each possibility. */
@Component
class DiagnosisService implements CdsService {
    @Override
    public Service asks() {
        return Service.DIAGNOSIS;
    }

    @Override
    public String title() {
        return "Differential diagnosis";
    }

    @Override
    public String description() {
        return "Ranks the conditions that could explain the patient's findings, each with the facts of the record"
                + " that speak for and against it and with what is missing.";
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
                Prefetch.ENCOUNTERS,
                Prefetch.FAMILY,
                Prefetch.NOTES);
    }

    @Override
    public boolean potentiallyLongRunning() {
        return true;
    }
}
