package org.consilium.assessment;

import java.util.List;

/**
 * For each trial, criterion by criterion: met, not met or unknown. Words on every card: "may qualify", never "eligible".
 *
 * @param questions what to ask or test next, the most telling first
 */
public record Eligibility(String topic, List<TrialVerdict> trials, List<String> questions) implements Assessment {
    public Eligibility {
        trials = List.copyOf(trials);
        questions = List.copyOf(questions);
    }

    public record TrialVerdict(
            String trialId,
            String title,
            String registryVersion,
            Status status,
            boolean draft,
            List<CriterionVerdict> criteria) {
        public TrialVerdict {
            criteria = List.copyOf(criteria);
        }
    }

    public enum Status {
        STOPPED,
        LIKELY,
        NEEDS_INFORMATION,
        NOT_ASSESSED
    }

    /**
     * @param text the criterion as the registry words it
     * @param value whether the patient satisfies what the trial asks: for an exclusion MET means "does not exclude"
     * @param reason why it is unknown, else NONE
     * @param searched what was searched where silence was presumed to be absence
     * @param parts verdicts of the parts of a combined criterion
     */
    public record CriterionVerdict(
            String id,
            Polarity polarity,
            String text,
            Value value,
            Unknown reason,
            Basis basis,
            List<Evidence> evidence,
            String explanation,
            String searched,
            String question,
            List<CriterionVerdict> parts) {
        public CriterionVerdict {
            evidence = List.copyOf(evidence);
            parts = List.copyOf(parts);
        }
    }

    public enum Polarity {
        INCLUSION,
        EXCLUSION
    }

    public enum Value {
        MET,
        NOT_MET,
        UNKNOWN,
        NOT_APPLICABLE
    }

    public enum Unknown {
        NONE,
        NO_DATA,
        STALE,
        UNIT,
        CONFLICT,
        OUTSIDE_RECORD,
        NEEDS_NOTE,
        NEEDS_HUMAN,
        ERROR
    }

    /** PRESUMED rests on silence of the record; only DOCUMENTED can stop a patient. */
    public enum Basis {
        DOCUMENTED,
        PRESUMED,
        NONE
    }
}
