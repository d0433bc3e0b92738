package org.consilium.llm;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;

/**
 * Halts the model's process while a clinician waits for an answer. Lowest priority is not enough: on another core it
 * still takes cache and memory from the call. Where calls come without a gap the model gets a breath now and then, so
 * that it is slow but never still.
 */
final class GiveWay implements AutoCloseable {
    private static final Duration HALTED_AT_MOST = Duration.ofSeconds(2);
    private static final Duration BREATH = Duration.ofMillis(100);

    private final Supplier<Optional<WorkerProcess>> worker;
    private final ScheduledExecutorService breather = Executors.newSingleThreadScheduledExecutor(
            Thread.ofPlatform().daemon().name("model-breather").factory());
    private int calls;
    private boolean halted;
    private long haltedSince;
    private Instant lastHalt = Instant.MIN;

    GiveWay(Supplier<Optional<WorkerProcess>> worker) {
        this.worker = worker;
        breather.scheduleWithFixedDelay(this::letBreathe, BREATH.toMillis(), BREATH.toMillis(), TimeUnit.MILLISECONDS);
    }

    /** Until it is closed the model stands back. */
    LanguageModel.Pause begin() {
        enter();
        return this::leave;
    }

    private synchronized void enter() {
        calls++;
        if (calls == 1) {
            halt();
        }
    }

    private synchronized void leave() {
        calls--;
        if (calls == 0) {
            resume();
        }
    }

    /** One breath where calls overlap without end; between calls that follow each other it works anyway. */
    private synchronized void letBreathe() {
        if (calls > 0 && !halted) {
            halt();
        } else if (calls > 0 && System.nanoTime() - haltedSince > HALTED_AT_MOST.toNanos()) {
            resume();
        }
    }

    synchronized boolean hasHaltedSince(Instant moment) {
        return halted || lastHalt.isAfter(moment);
    }

    private void halt() {
        haltedSince = System.nanoTime();
        halted = worker.get().map(WorkerProcess::halt).orElse(false);
    }

    private void resume() {
        if (halted) {
            // a process that cannot be told to go on is gone, and the next one runs
            var _ = worker.get().map(WorkerProcess::resume);
            halted = false;
            lastHalt = Instant.now();
        }
    }

    @Override
    public void close() {
        breather.shutdownNow();
    }
}
