package org.consilium.reasoning;

import java.time.Instant;
import java.util.List;
import org.consilium.assessment.Assessment;
import org.consilium.assessment.Occasion;
import org.consilium.assessment.Service;
import org.consilium.chart.PatientChart;

/** Runs the assessors of a service: deterministic answers by the deadline, the model's work behind. */
public interface Reasoning {

    /** Everything concluded by the deadline; starts the model's work in the background where it is missing. */
    Reasoned reason(Service service, PatientChart chart, Occasion occasion, Instant deadline);

    /** How far the model's work on this record is; for the page that waits for it. */
    Progress progress(Service service, String recordHash, Occasion occasion);

    /**
     * @param recordHash SHA-256 of the clinical content, as hex
     * @param late names of assessors that gave no conclusion: not finished by the deadline, or failed. What they would
     *     have said is not known
     */
    record Reasoned(List<Assessment> assessments, String recordHash, Progress progress, List<String> late) {
        public Reasoned {
            assessments = List.copyOf(assessments);
            late = List.copyOf(late);
        }
    }

    /** State of the model's part. When DONE, the assessments are the finished ones. */
    record Progress(State state, String detail, List<Assessment> finished) {
        public Progress {
            finished = List.copyOf(finished);
        }

        public enum State {
            NOT_NEEDED,
            PENDING,
            DONE,
            UNAVAILABLE,
            FAILED
        }
    }
}
