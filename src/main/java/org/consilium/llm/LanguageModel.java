package org.consilium.llm;

import java.time.Instant;
import java.util.Optional;

/**
 * A language model that answers one question with JSON under a schema. It has no tools, no memory and no way to act.
 */
public interface LanguageModel {

    /**
     * Asks and waits until the answer is there or the deadline has come. Never throws for a model's or server's fault.
     *
     * @param jsonSchema JSON Schema text that the answer must follow
     */
    Answer ask(Question question, String jsonSchema, Instant deadline);

    /** Name and digest of the model that answers, empty while there is none. */
    Optional<Identity> identity();

    Availability availability();

    /** System text is ours; data is the patient's, JSON-escaped, and never mixed into the system text. */
    record Question(String system, String data, int maxTokens) {}

    record Identity(String name, String digest) {}

    /** READY, or why not, with a progress from 0 to 100 while it loads. */
    record Availability(State state, String detail, int percent) {
        public enum State {
            READY,
            LOADING,
            UNAVAILABLE,
            OFF
        }
    }

    /** What came back. */
    sealed interface Answer {
        record Json(String text, Usage usage) implements Answer {}

        record Failed(Reason reason, String detail) implements Answer {}
    }

    record Usage(int promptTokens, int answerTokens, long millis) {}

    enum Reason {
        NO_MODEL,
        REFUSED_CONNECTION,
        TIMED_OUT,
        BUSY,
        NOT_JSON,
        SERVER_ERROR,
        WRONG_MODEL
    }
}
