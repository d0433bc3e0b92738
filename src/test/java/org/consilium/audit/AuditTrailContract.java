package org.consilium.audit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executors;
import java.util.stream.IntStream;
import javax.sql.DataSource;
import org.flywaydb.core.Flyway;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.support.JdbcTransactionManager;

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
        trail = new JdbcAuditTrail(jdbc, new JdbcTransactionManager(source));
    }

    @Test
    void anUntouchedTrailIsIntact() {
        trail.append("a", List.of(event(1), event(2)));
        trail.append("b", List.of(event(3)));
        assertThat(verify()).isEqualTo(new ChainVerifier.Verdict.Intact(3, 2));
    }

    @Test
    void anIssuedCardIsFoundAgainWordForWord() {
        IssuedCard card = card("p1", Optional.of("Practitioner/u1"), NOW);
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

    @Test
    void aChainThatAnotherProgramHoldsLockedIsNotWaitedForWithoutEnd() throws SQLException {
        trail.append("a", List.of(event(1)));
        try (Connection other = dataSource().getConnection()) {
            other.setAutoCommit(false);
            other.createStatement().executeQuery("select * from audit_head for update");
            var waiting = CompletableFuture.runAsync(() -> trail.append("a", List.of(event(2))));

            assertThat(waiting)
                    .failsWithin(Duration.ofSeconds(20))
                    .withThrowableThat()
                    .withCauseInstanceOf(AuditTrail.AuditUnavailable.class);
            other.rollback();
        }
        trail.append("a", List.of(event(3)));
        assertThat(verify()).isEqualTo(new ChainVerifier.Verdict.Intact(2, 1));
    }

    @Test
    void whatAReaderWasShownAndAnsweredIsFoundByReaderPatientTenantAndTime() {
        IssuedCard shown = card("p1", Optional.of("Practitioner/u1"), NOW);
        trail.append(
                "a",
                List.of(
                        shown.event(),
                        card("p1", Optional.of("Practitioner/u1"), NOW.minusSeconds(1))
                                .event(),
                        card("p2", Optional.of("Practitioner/u1"), NOW).event(),
                        card("p1", Optional.of("Practitioner/u2"), NOW).event(),
                        card("p1", Optional.empty(), NOW).event(),
                        answer(shown, "ab34", NOW.plusSeconds(5)),
                        answer(shown, "", NOW.plusSeconds(6))));
        trail.append(
                "b", List.of(card("p1", Optional.of("Practitioner/u1"), NOW).event()));

        assertThat(trail.seenBy(new Reader("a", "Practitioner/u1", "p1"), NOW))
                .containsExactlyInAnyOrder(
                        new Sighting(shown.card(), "ab34", false, NOW),
                        new Sighting(shown.card(), "ab34", true, NOW.plusSeconds(5)));
    }

    @Test
    void whatAReaderWasShownIsFoundByAnIndex() {
        assertThat(String.join(
                        " ",
                        jdbc.sql(
                                        "explain select card, type, gist, at from audit_card where tenant = 'a' and reader = 'b' and at >= 1")
                                .query(String.class)
                                .list()))
                .containsIgnoringCase("audit_card_reader");
    }

    @Test
    void aTrailThatCannotBeReadSaysSo() {
        jdbc.sql("drop table audit_card").update();
        assertThatThrownBy(() -> trail.seenBy(new Reader("a", "u", "p"), NOW))
                .isInstanceOf(AuditTrail.AuditUnreadable.class);
    }

    private static IssuedCard card(String patient, Optional<String> user, Instant at) {
        return new IssuedCard(
                UUID.randomUUID(),
                "a",
                "consilium-trials",
                "patient-view",
                patient,
                user,
                "eligibility",
                "ab34",
                "ab12",
                at,
                "[{\"kind\":1}]",
                "{}");
    }

    private static AuditEvent answer(IssuedCard card, String gist, Instant at) {
        return new AuditEvent(
                AuditEvent.Type.FEEDBACK,
                at,
                Map.of(
                        "card", card.card().toString(),
                        "user", card.user().orElse(""),
                        "patient", card.patient(),
                        "gist", gist));
    }

    ChainVerifier.Verdict verify() {
        return new ChainVerifier(jdbc).verify();
    }

    static AuditEvent event(int number) {
        return new AuditEvent(
                AuditEvent.Type.HOOK_RECEIVED, NOW, Map.of("number", number, "note", "zweite Zeile\n\"quoted\" ü"));
    }
}
