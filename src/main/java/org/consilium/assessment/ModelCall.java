package org.consilium.assessment;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/**
 * One question to a language model and what became of it: counts and names, never a word of question or answer.
 *
 * @param outcome ANSWERED, or why there was no answer that could be read
 * @param tokens empty where the model gave no account of them
 */
public record ModelCall(Instant at, Model model, Asked asked, String outcome, Duration took, Optional<Tokens> tokens) {

    /** Who was asked, and by which text of ours; name and digest are empty where nobody was there. */
    public record Model(String name, String digest, String promptVersion) {}

    /**
     * What the question held.
     *
     * @param sample 0 for the first time, 1, 2, ... for the same question again
     */
    public record Asked(int facts, int candidates, int sample) {}

    /** @param thinkingLength characters of thinking, which is thrown away */
    public record Tokens(int prompt, int answer, int thinkingLength) {}

    /** Who takes down each question. */
    @FunctionalInterface
    public interface Witness {

        /** Takes a question down before its answer is used. Where that fails, it throws, and the answer must not be used. */
        void saw(ModelCall call);
    }
}
