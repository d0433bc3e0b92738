package org.consilium.security;

import static org.assertj.core.api.Assertions.assertThat;
import static org.consilium.security.Gate.AUDIENCE;

import java.time.Duration;
import java.time.Instant;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import org.consilium.fixtures.SigningClient;
import org.consilium.security.ReplayStore.Use;
import org.junit.jupiter.api.Test;

/** What every store of used tokens must hold. */
abstract class ReplayStoreContract {
    private static final String ISSUER = "https://ehr.example.org";
    private Duration ahead = Duration.ZERO;

    /** One replica's view of the store; called twice it gives two replicas of one store. */
    abstract ReplayStore replica();

    Instant now() {
        return Instant.now().plus(ahead);
    }

    void later(Duration time) {
        ahead = ahead.plus(time);
    }

    @Test
    void j14TokenIsUsedOnce() {
        ReplayStore store = replica();
        Instant expires = now().plusSeconds(300);
        assertThat(store.use(ISSUER, "a", expires)).isEqualTo(Use.FIRST);
        assertThat(store.use(ISSUER, "a", expires)).isEqualTo(Use.REPEATED);
        assertThat(store.use(ISSUER, "A", expires)).as("ids differ by case").isEqualTo(Use.FIRST);
        assertThat(store.use("https://other.example.org", "a", expires))
                .as("another issuer may have the same id")
                .isEqualTo(Use.FIRST);
    }

    @Test
    void tokenIdMayComeAgainAfterItsTokenExpired() {
        ReplayStore store = replica();
        assertThat(store.use(ISSUER, "b", now().plusSeconds(300))).isEqualTo(Use.FIRST);
        later(Duration.ofSeconds(299));
        assertThat(store.use(ISSUER, "b", now().plusSeconds(300))).isEqualTo(Use.REPEATED);
        later(Duration.ofSeconds(2));
        assertThat(store.use(ISSUER, "b", now().plusSeconds(300))).isEqualTo(Use.FIRST);
        assertThat(store.use(ISSUER, "b", now().plusSeconds(300))).isEqualTo(Use.REPEATED);
    }

    @Test
    void sec07FiftyParallelCallsWithOneTokenOpenTheDoorOnce() throws Exception {
        SigningClient ehr = SigningClient.es384(ISSUER);
        List<Gate> replicas = List.of(
                Gate.trusting(ehr).remembering(replica()), Gate.trusting(ehr).remembering(replica()));
        for (int round = 0; round < 10; round++) {
            String token = ehr.token(AUDIENCE).bearer();
            replicas.forEach(replica -> replica.verify("warm"));
            List<Callable<Verdict>> calls = Collections.nCopies(25, replicas).stream()
                    .flatMap(List::stream)
                    .<Callable<Verdict>>map(replica -> () -> replica.verify(token))
                    .toList();
            try (var callers = Executors.newVirtualThreadPerTaskExecutor()) {
                long accepted = callers.invokeAll(calls).stream()
                        .map(java.util.concurrent.Future::resultNow)
                        .filter(Verdict.Accepted.class::isInstance)
                        .count();
                assertThat(accepted).isEqualTo(1);
            }
        }
    }
}
