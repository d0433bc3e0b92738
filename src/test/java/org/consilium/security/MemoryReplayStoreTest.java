package org.consilium.security;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.consilium.security.ReplayStore.Use;
import org.junit.jupiter.api.Test;

class MemoryReplayStoreTest extends ReplayStoreContract {
    private final MemoryReplayStore store = new MemoryReplayStore(this::now, 100);

    @Override
    ReplayStore replica() {
        return store;
    }

    @Test
    void fullStoreForgetsNothingAndAcceptsNothing() {
        for (int token = 0; token < 100; token++) {
            assertThat(store.use("iss", "t" + token, now().plusSeconds(60))).isEqualTo(Use.FIRST);
        }
        assertThat(store.use("iss", "one more", now().plusSeconds(60))).isEqualTo(Use.UNKNOWN);
        assertThat(store.use("iss", "t0", now().plusSeconds(60))).isNotEqualTo(Use.FIRST);
        later(Duration.ofSeconds(61));
        assertThat(store.use("iss", "one more", now().plusSeconds(60))).isEqualTo(Use.FIRST);
    }
}
