package org.consilium.llm;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;
import org.consilium.llm.LanguageModel.Reason;

/** Leaves a model alone for a while after it failed repeatedly, or as long as it asks for. */
final class Breaker {
    private static final int PATIENCE = 3;
    private static final Duration FIRST_REST = Duration.ofSeconds(2);
    private static final Duration LONGEST_REST = Duration.ofSeconds(20);

    private final InstantSource clock;
    private final AtomicReference<State> state = new AtomicReference<>(State.WELL);

    private record State(int failures, Instant restUntil, Reason reason) {
        static final State WELL = new State(0, Instant.EPOCH, Reason.SERVER_ERROR);
    }

    Breaker(InstantSource clock) {
        this.clock = clock;
    }

    /** Why nothing is asked at the moment; empty where it may be. */
    Optional<Reason> resting() {
        State now = state.get();
        return clock.instant().isBefore(now.restUntil()) ? Optional.of(now.reason()) : Optional.empty();
    }

    void succeeded() {
        state.set(State.WELL);
    }

    /** It can be reached again: whoever refused connections is asked again at once. */
    void reachable() {
        state.updateAndGet(before -> before.reason() == Reason.REFUSED_CONNECTION ? State.WELL : before);
    }

    void failed(Refusal refusal) {
        switch (refusal.reason()) {
            case BUSY -> rest(refusal.reason(), atMost(refusal.retryAfter().orElse(FIRST_REST)));
            case REFUSED_CONNECTION, TIMED_OUT, SERVER_ERROR -> count(refusal.reason());
            case NO_MODEL, NOT_JSON, NOT_SCHEMA, CUT_OFF, QUESTION_TOO_LONG, WRONG_MODEL -> {
                // the way to the model is sound
            }
        }
    }

    private void rest(Reason reason, Duration time) {
        state.updateAndGet(
                before -> new State(before.failures(), clock.instant().plus(time), reason));
    }

    private void count(Reason reason) {
        state.updateAndGet(before -> {
            int failures = before.failures() + 1;
            Duration time = failures < PATIENCE
                    ? Duration.ZERO
                    : atMost(FIRST_REST.multipliedBy(1L << Math.min(failures - PATIENCE, 6)));
            return new State(failures, clock.instant().plus(time), reason);
        });
    }

    private static Duration atMost(Duration time) {
        return time.compareTo(LONGEST_REST) > 0 ? LONGEST_REST : time;
    }
}
