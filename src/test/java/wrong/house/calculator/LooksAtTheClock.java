package wrong.house.calculator;

import java.time.Clock;
import java.time.Instant;
import java.time.LocalDateTime;

/** A score that is another one tomorrow. */
public final class LooksAtTheClock {
    Instant now() {
        return Instant.now();
    }

    LocalDateTime today() {
        return LocalDateTime.now(Clock.systemUTC());
    }

    long ticks() {
        return System.nanoTime();
    }
}
