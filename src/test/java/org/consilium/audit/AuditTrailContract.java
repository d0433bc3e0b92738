package org.consilium.audit;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.Executors;
import java.util.stream.IntStream;
import javax.sql.DataSource;
import org.flywaydb.core.Flyway;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.support.JdbcTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/** What every store of the trail must hold; run on H2 and on PostgreSQL. */
abstract class AuditTrailContract {
    private static final Instant NOW = Instant.parse("2026-11-20T08:00:00Z");

    JdbcClient jdbc;
    JdbcAuditTrail trail;

    abstract DataSource dataSource();

    abstract String vendor();

    @BeforeEach
    void openAnEmptyTrail() {
        DataSource source = dataSource();
        Flyway flyway = Flyway.configure()
                .dataSource(source)
                .locations("classpath:db/migration/common", "classpath:db/migration/" + vendor())
                .cleanDisabled(false)
                .load();
        flyway.clean();
        flyway.migrate();
        jdbc = JdbcClient.create(source);
        trail = new JdbcAuditTrail(jdbc, new TransactionTemplate(new JdbcTransactionManager(source)));
    }

    @Test
    void anUntouchedTrailIsIntact() {
        trail.append("a", List.of(event(1), event(2)));
        trail.append("b", List.of(event(3)));
        assertThat(verify()).isEqualTo(new ChainVerifier.Verdict.Intact(3, 2));
    }

    @Test
    void anIssuedCardIsFoundAgainWordForWord() {
        var card = new IssuedCard(
                UUID.randomUUID(), "a", "consilium-trials", "patient-view", "p1", "ab12", NOW, "[{\"kind\":1}]", "{}");
        trail.append("a", List.of(event(1), card.event()));
        assertThat(trail.card(card.card())).contains(card);
        assertThat(trail.card(UUID.randomUUID())).isEmpty();
    }

    @Test
    void writersAtTheSameTimeMakeOneChainWithoutGapOrFork() throws Exception {
        try (var writers = Executors.newVirtualThreadPerTaskExecutor()) {
            var all = IntStream.range(0, 60)
                    .mapToObj(i -> writers.submit(() -> trail.append("a", List.of(event(i), event(i + 1000)))))
                    .toList();
            for (var one : all) {
                one.get();
            }
        }
        assertThat(verify()).isEqualTo(new ChainVerifier.Verdict.Intact(120, 1));
    }

    ChainVerifier.Verdict verify() {
        return new ChainVerifier(jdbc).verify();
    }

    static AuditEvent event(int number) {
        return new AuditEvent(
                AuditEvent.Type.HOOK_RECEIVED, NOW, Map.of("number", number, "note", "zweite Zeile\n\"quoted\" ü"));
    }
}
