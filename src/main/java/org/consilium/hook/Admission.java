package org.consilium.hook;

import java.time.Duration;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import org.consilium.fhir.GuardSettings;
import org.consilium.hook.protocol.Problem;
import org.consilium.hook.protocol.Refused;
import org.consilium.reasoning.Foreground;
import org.springframework.stereotype.Component;

/**
 * Lets in as many calls as can be answered in time and sends the others away at once, with the time to come back
 * ("Retry-After"): a late answer is of no use to a clinician, and a queue makes all of them late.
 */
@Component
class Admission {
    private static final Duration COME_BACK = Duration.ofSeconds(1);
    private static final int KIBIBYTE = 1024;
    /** With 64 MB of bodies a heap of 288 MB does little but collect garbage; with a twelfth it answers. */
    private static final int SHARE_OF_HEAP = 12;

    private final Semaphore turns;
    private final Semaphore kibibytes;
    private final int whole;
    private final long largestBody;
    private final Duration maxWait;
    private final Semaphore cores;
    private final Foreground foreground;

    Admission(HookSettings settings, GuardSettings guard, Foreground foreground) {
        this.foreground = foreground;
        cores = new Semaphore(
                settings.computing() == 0 ? Runtime.getRuntime().availableProcessors() : settings.computing(), true);
        turns = new Semaphore(settings.maxConcurrent(), true);
        largestBody = guard.maxBody().toBytes();
        whole = Math.toIntExact(inFlight(settings) / KIBIBYTE) + 1;
        kibibytes = new Semaphore(whole, true);
        maxWait = settings.maxWait();
    }

    private long inFlight(HookSettings settings) {
        long asked = settings.maxInFlight().toBytes();
        return asked > 0 ? asked : Math.max(largestBody, Runtime.getRuntime().maxMemory() / SHARE_OF_HEAP);
    }

    /** Given back when the call ends. */
    interface Ticket extends AutoCloseable {
        @Override
        void close();
    }

    /**
     * Room for a body of this length; one of unknown length counts as the largest that is accepted. From here on somebody
     * waits, and the model stands back.
     */
    Ticket room(long declaredLength) {
        long bytes = declaredLength < 0 ? largestBody : Math.min(declaredLength, largestBody);
        int wanted = Math.min(whole, Math.toIntExact(bytes / KIBIBYTE) + 1);
        Ticket room = take(kibibytes, wanted);
        Foreground.Call call = foreground.begin();
        return () -> {
            call.close();
            room.close();
        };
    }

    /** A turn to work. */
    Ticket turn() {
        return take(turns, 1);
    }

    /**
     * A processor to compute on, in the order in which calls came: calls that share processors are all as late as the
     * last of them, and all their records lie in memory at once. It is only an order: who has waited long goes on anyway.
     */
    Core core() {
        return new Core(cores, maxWait);
    }

    /** Whether another call would have to wait for a processor. */
    boolean isComputingFull() {
        return cores.availablePermits() == 0;
    }

    /** One call's place at a processor. For the call's own thread. */
    static final class Core implements Ticket {
        private final Semaphore cores;
        private final Duration patience;
        private boolean held;

        private Core(Semaphore cores, Duration patience) {
            this.cores = cores;
            this.patience = patience;
            take();
        }

        private void take() {
            try {
                held = cores.tryAcquire(patience.toMillis(), TimeUnit.MILLISECONDS);
            } catch (InterruptedException stopping) {
                Thread.currentThread().interrupt();
            }
        }

        /** Waits for somebody else, and leaves the processor to others meanwhile. */
        <T> T leave(Supplier<T> waiting) {
            close();
            try {
                return waiting.get();
            } finally {
                take();
            }
        }

        @Override
        public void close() {
            if (held) {
                held = false;
                cores.release();
            }
        }
    }

    private Ticket take(Semaphore semaphore, int permits) {
        try {
            if (semaphore.tryAcquire(permits, maxWait.toMillis(), TimeUnit.MILLISECONDS)) {
                return () -> semaphore.release(permits);
            }
        } catch (InterruptedException stopping) {
            Thread.currentThread().interrupt();
        }
        throw new Refused(new Problem.Busy("CSL-0254 too many calls at once; try again in a second", COME_BACK));
    }
}
