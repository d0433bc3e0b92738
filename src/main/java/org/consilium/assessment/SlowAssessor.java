package org.consilium.assessment;

import java.time.Instant;
import java.util.List;
import org.consilium.chart.PatientChart;

/**
 * An assessor that can go further with a language model. What it concludes then replaces what it concluded at once;
 * it is run in the background and kept by record hash.
 */
public interface SlowAssessor extends Assessor {

    /** Model digest and prompt version: part of the key under which the result is kept. */
    String modelKey();

    /** Whether a model is there to be asked. */
    boolean modelAvailable();

    /**
     * Assesses with the model.
     *
     * @param deadline when to stop waiting; whatever was verified by then is returned
     */
    List<Assessment> deepen(PatientChart chart, Occasion occasion, Instant deadline);
}
