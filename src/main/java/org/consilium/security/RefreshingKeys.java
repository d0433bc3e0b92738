package org.consilium.security;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReference;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Supplier;

/**
 * Keys that are fetched again when they grow old or an unknown {@code kid} arrives: rotation needs no restart, random
 * kids cause no storm (one fetch per interval), and a source that is down does not lock its issuer out at once.
 */
final class RefreshingKeys implements KeySource {
    private final Supplier<Optional<KeySet>> load;
    private final SecuritySettings.Jwks limits;
    private final InstantSource clock;
    private final ReentrantLock oneAtATime = new ReentrantLock();
    private final AtomicReference<Optional<Fetched>> fetched = new AtomicReference<>(Optional.empty());
    private final AtomicReference<Instant> lastAttempt = new AtomicReference<>(Instant.MIN);

    private record Fetched(KeySet keys, Instant at) {
        Duration age(Instant now) {
            return Duration.between(at, now);
        }
    }

    RefreshingKeys(Supplier<Optional<KeySet>> load, SecuritySettings.Jwks limits, InstantSource clock) {
        this.load = load;
        this.limits = limits;
        this.clock = clock;
    }

    @Override
    public KeyLookup find(String keyId) {
        Instant now = clock.instant();
        Optional<VerificationKey> fresh = within(limits.refresh(), now).flatMap(keys -> keys.find(keyId));
        if (fresh.isPresent()) {
            if (within(limits.refresh().dividedBy(2), now).isEmpty() && mayFetch(now)) {
                // half-old keys are renewed behind the call, so that under traffic no call ever waits
                Thread.startVirtualThread(() -> refresh(Duration.ZERO));
            }
            return new KeyLookup.Found(fresh.get());
        }
        boolean known =
                within(limits.outage(), now).flatMap(keys -> keys.find(keyId)).isPresent();
        refresh(known ? Duration.ZERO : limits.timeout());
        Optional<KeySet> usable = within(limits.outage(), now);
        if (usable.isEmpty()) {
            return new KeyLookup.NoKeys();
        }
        return usable.flatMap(keys -> keys.find(keyId))
                .<KeyLookup>map(KeyLookup.Found::new)
                .orElseGet(KeyLookup.Unknown::new);
    }

    private Optional<KeySet> within(Duration age, Instant now) {
        return fetched.get().filter(set -> set.age(now).compareTo(age) < 0).map(Fetched::keys);
    }

    private boolean mayFetch(Instant now) {
        return !now.isBefore(earliestNextFetch());
    }

    private Instant earliestNextFetch() {
        Instant last = lastAttempt.get();
        return last.equals(Instant.MIN) ? last : last.plus(limits.minInterval());
    }

    /** @param patience how long to wait for a fetch that another call has begun */
    private void refresh(Duration patience) {
        try {
            if (!oneAtATime.tryLock(patience.toMillis(), TimeUnit.MILLISECONDS)) {
                return;
            }
        } catch (InterruptedException cancelled) {
            Thread.currentThread().interrupt();
            return;
        }
        try {
            Instant now = clock.instant();
            if (mayFetch(now)) {
                lastAttempt.set(now);
                load.get().ifPresent(keys -> fetched.set(Optional.of(new Fetched(keys, now))));
            }
        } finally {
            oneAtATime.unlock();
        }
    }
}
