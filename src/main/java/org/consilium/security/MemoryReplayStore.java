package org.consilium.security;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import com.github.benmanes.caffeine.cache.Expiry;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;

/**
 * Used tokens in the memory of one process, for a service that runs once. It is not bounded by eviction: an evicted
 * token would open the door a second time. When it is full it says so and nothing is accepted.
 */
final class MemoryReplayStore implements ReplayStore {
    private final InstantSource clock;
    private final int capacity;
    private final Cache<Used, Instant> used;

    private record Used(String issuer, String tokenId) {}

    MemoryReplayStore(InstantSource clock, int capacity) {
        this.clock = clock;
        this.capacity = capacity;
        this.used = Caffeine.newBuilder()
                .ticker(() -> nanos(clock))
                .expireAfter(
                        Expiry.<Used, Instant>writing((key, expires) -> Duration.between(clock.instant(), expires)))
                .build();
    }

    @Override
    public Use use(String issuer, String tokenId, Instant expires) {
        if (used.estimatedSize() >= capacity) {
            used.cleanUp();
            if (used.estimatedSize() >= capacity) {
                return Use.UNKNOWN;
            }
        }
        return used.asMap().putIfAbsent(new Used(issuer, tokenId), expires) == null ? Use.FIRST : Use.REPEATED;
    }

    private static long nanos(InstantSource clock) {
        return Duration.between(Instant.EPOCH, clock.instant()).toNanos();
    }
}
