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

    /** Why no model is there, or how far it has been loaded, in words for the reader; empty when one is there. */
    default String modelState() {
        return "";
    }

    /** Whether this hospital wants the model's part at all; where not, nobody is told that it is missing. */
    default boolean modelWanted() {
        return true;
    }

    /** Whether this record holds anything for the model to look at; where not, its part is over with nothing. */
    default boolean hasWork(PatientChart chart) {
        return true;
    }

    /**
     * Assesses with the model. A conclusion replaces any that another assessor came to at once on the same topic.
     *
     * @param deadline when to stop waiting; whatever was verified by then is returned
     * @param witness is told of each question to a model before its answer is used
     */
    Deepened deepen(PatientChart chart, Occasion occasion, Instant deadline, ModelCall.Witness witness);

    /** What the model's part came to. */
    sealed interface Deepened {

        /** Finished: kept under the record hash and shown in place of what was concluded at once. */
        record Finished(List<Assessment> assessments) implements Deepened {
            public Finished {
                assessments = List.copyOf(assessments);
            }
        }

        /**
         * The model gave nothing that can be used. Not kept as a result: it is tried again after a short while.
         *
         * @param because in words for the reader, without patient data ("the model did not answer in time")
         */
        record Failed(String because) implements Deepened {}
    }
}
