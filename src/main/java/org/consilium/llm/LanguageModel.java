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

    /** A model on this machine does no work until what is given back is closed; one elsewhere is in nobody's way. */
    default Pause standBack() {
        return () -> {};
    }

    /** Ends when it is closed. */
    interface Pause extends AutoCloseable {
        @Override
        void close();
    }

    /**
     * System text is ours; data is the patient's, JSON-escaped, and never mixed into the system text.
     *
     * @param sample 0 asks for the likeliest answer; 1, 2, ... for further independent samples of the same question
     */
    record Question(String system, String data, int maxTokens, int sample) {
        public Question(String system, String data, int maxTokens) {
            this(system, data, maxTokens, 0);
        }
    }

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

    /** @param thinkingLength characters of thinking, which is thrown away: long thinking lowers confidence */
    record Usage(int promptTokens, int answerTokens, int thinkingLength, long millis) {}

    /** Why there is no answer; every one of them means "not known", never "nothing found". */
    enum Reason {
        NO_MODEL,
        REFUSED_CONNECTION,
        TIMED_OUT,
        /** The server sheds load (429, 503), or too many questions wait here already. */
        BUSY,
        NOT_JSON,
        /** JSON, but not under the schema that was asked for. */
        NOT_SCHEMA,
        /** The answer reached the token limit before it was whole. */
        CUT_OFF,
        /** The question is longer than the model's context. */
        QUESTION_TOO_LONG,
        SERVER_ERROR,
        /** Another model answered than the one that is pinned. */
        WRONG_MODEL
    }
}
