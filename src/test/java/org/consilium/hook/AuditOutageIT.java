package org.consilium.hook;

import static org.assertj.core.api.Assertions.assertThat;

import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.stream.IntStream;
import org.consilium.assessment.Calculation.Relevance;
import org.consilium.audit.ChainVerifier;
import org.consilium.fixtures.RealDatabase;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.springframework.test.annotation.DirtiesContext;
import org.springframework.test.context.DynamicPropertyRegistry;
import org.springframework.test.context.DynamicPropertySource;
import tools.jackson.databind.node.ObjectNode;

/**
 * F27 to F29 as a caller meets them: no card leaves before its event is durable. The database is a real PostgreSQL that
 * goes away in the middle of a call.
 */
@DirtiesContext
class AuditOutageIT extends HookTest {
    private static final int MOST_CONNECTIONS = 10;
    private static final RealDatabase DATABASE = RealDatabase.start();

    @DynamicPropertySource
    static void database(DynamicPropertyRegistry settings) {
        settings.add("spring.datasource.url", DATABASE::url);
        settings.add("spring.datasource.username", () -> "postgres");
        settings.add("spring.datasource.password", () -> "postgres");
        settings.add("spring.datasource.hikari.connection-timeout", () -> "500");
    }

    @AfterAll
    static void stop() {
        DATABASE.close();
    }

    private void isRefusedWithoutACard(Reply reply) {
        reply.hasStatus(503).says("CSL-0230");
        assertThat(reply.header("Retry-After")).isPresent();
        assertThat(reply.json().has("cards")).isFalse();
        assertThat(reply.body()).doesNotContain("Score", "postgres", "jdbc", "SQL");
    }

    /** A connection used in the last half second is trusted without a test: each dead one costs one more 503. */
    private void answersAgain() {
        boolean isBack = IntStream.range(0, MOST_CONNECTIONS + 2)
                .anyMatch(attempt ->
                        call(CALCULATIONS, patientView("back-" + attempt)).status() == 200);
        assertThat(isBack).as("answered once the dead connections are used up").isTrue();
    }

    private void trailIsWhole() {
        assertThat(new ChainVerifier(jdbc).verify()).isInstanceOf(ChainVerifier.Verdict.Intact.class);
    }

    @Test
    void noCardLeavesWhileTheAuditStoreIsGoneAndTheSameCallIsAnsweredWhenItIsBack() {
        call(CALCULATIONS, patientView("before")).isAnswer();
        ObjectNode request = patientView("outage");
        Bedside.concludes("outage", Bedside.score("s", Relevance.NOTABLE));
        Bedside.MEANWHILE.put("outage", DATABASE::stop);

        Reply during = call(CALCULATIONS, request);

        isRefusedWithoutACard(during);
        Reply after = call(CALCULATIONS, patientView("outage-2"));
        after.hasStatus(503);
        assertThat(after.json().has("cards")).isFalse();
        send(to("/cds-services").GET()).hasStatus(200);

        Bedside.MEANWHILE.clear();
        DATABASE.startAgain();
        answersAgain();
        Reply again = call(CALCULATIONS, request).isAnswer();
        assertThat(again.cards()).hasSize(1);
        String card = again.cards().getFirst().path("uuid").asString();
        assertThat(events("card.issued", card)).hasSize(1);
        trailIsWhole();
    }

    @Test
    void aTrailThatAnotherProgramHoldsLockedIsNotWaitedForBeyondTheTimeOfACall() throws SQLException {
        call(CALCULATIONS, patientView("locked-before")).isAnswer();
        Bedside.concludes("locked", Bedside.score("s", Relevance.NOTABLE));
        ObjectNode request = patientView("locked");
        try (Connection other = DATABASE.connect()) {
            other.setAutoCommit(false);
            other.createStatement().executeQuery("select * from audit_head for update");
            long start = System.nanoTime();

            isRefusedWithoutACard(call(CALCULATIONS, request));

            assertThat(Duration.ofNanos(System.nanoTime() - start)).isLessThan(Duration.ofSeconds(5));
            other.rollback();
        }
        assertThat(call(CALCULATIONS, request).isAnswer().cards()).hasSize(1);
        trailIsWhole();
    }

    @Test
    void aTrailThatCannotBeWrittenShowsNothing() throws SQLException {
        call(CALCULATIONS, patientView("full-before")).isAnswer();
        Bedside.concludes("full", Bedside.score("s", Relevance.NOTABLE));
        ObjectNode request = patientView("full");
        inTheDatabase("alter table audit_card add constraint full_disk check (seq < 0) not valid");

        isRefusedWithoutACard(call(CALCULATIONS, request));

        assertThat(events("card.issued", "\"patient\":\"full\"")).isEmpty();
        inTheDatabase("alter table audit_card drop constraint full_disk");
        assertThat(call(CALCULATIONS, request).isAnswer().cards()).hasSize(1);
        trailIsWhole();
    }

    private static void inTheDatabase(String statement) throws SQLException {
        try (Connection other = DATABASE.connect()) {
            other.createStatement().execute(statement);
        }
    }
}
