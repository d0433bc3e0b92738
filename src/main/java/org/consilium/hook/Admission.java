package org.consilium.hook;

import java.time.Duration;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import org.consilium.fhir.GuardSettings;
import org.consilium.hook.protocol.Problem;
import org.consilium.hook.protocol.Refused;
import org.springframework.stereotype.Component;

/**
 * Lets in as many calls as can be answered in time and sends the others away at once, with the time to come back
 * ("Retry-After"): a late answer is of no use to a clinician, and a queue makes all of them late.
 */
@Component
class Admission {
    private static final Duration COME_BACK = Duration.ofSeconds(1);
    private static final int KIBIBYTE = 1024;

    private final Semaphore turns;
    private final Semaphore kibibytes;
    private final int whole;
    private final long largestBody;
    private final Duration maxWait;

    Admission(HookSettings settings, GuardSettings guard) {
        turns = new Semaphore(settings.maxConcurrent(), true);
        whole = Math.toIntExact(settings.maxInFlight().toKilobytes());
        kibibytes = new Semaphore(whole, true);
        largestBody = guard.maxBody().toBytes();
        maxWait = settings.maxWait();
    }

    /** Given back when the call ends. */
    interface Ticket extends AutoCloseable {
        @Override
        void close();
    }

    /** Room for a body of this length; one of unknown length counts as the largest that is accepted. */
    Ticket room(long declaredLength) {
        long bytes = declaredLength < 0 ? largestBody : Math.min(declaredLength, largestBody);
        int wanted = Math.min(whole, Math.toIntExact(bytes / KIBIBYTE) + 1);
        return take(kibibytes, wanted);
    }

    /** A turn to work. */
    Ticket turn() {
        return take(turns, 1);
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
