package org.consilium.security;

import java.sql.Timestamp;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.concurrent.atomic.AtomicReference;
import javax.sql.DataSource;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.dao.DataAccessException;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.jdbc.core.JdbcTemplate;

/**
 * Used tokens in table {@code jwt_replay}, shared by all replicas. The primary key decides: of many inserts at the same
 * time exactly one succeeds. No select-then-insert, between the two another replica would get in.
 */
final class DatabaseReplayStore implements ReplayStore {
    private static final Logger LOG = LoggerFactory.getLogger(DatabaseReplayStore.class);
    private static final int SECONDS_PER_STATEMENT = 2;
    private static final Duration PURGE_EVERY = Duration.ofMinutes(5);
    /** Rows outlive their token: a replica whose clock is behind may still think the token valid. */
    private static final Duration GRACE = Duration.ofHours(1);

    private final JdbcTemplate jdbc;
    private final InstantSource clock;
    private final AtomicReference<Instant> nextPurge;

    DatabaseReplayStore(DataSource dataSource, InstantSource clock) {
        this.jdbc = new JdbcTemplate(dataSource);
        this.jdbc.setQueryTimeout(SECONDS_PER_STATEMENT);
        this.clock = clock;
        this.nextPurge = new AtomicReference<>(clock.instant().plus(PURGE_EVERY));
    }

    @Override
    public Use use(String issuer, String tokenId, Instant expires) {
        try {
            Use use = insert(issuer, tokenId, expires);
            purgeWhenDue();
            return use;
        } catch (DataAccessException unreachable) {
            LOG.error(
                    "CSL-0167 used tokens cannot be recorded ({}), calls are answered 503; check the database",
                    unreachable.getClass().getSimpleName());
            return Use.UNKNOWN;
        }
    }

    private Use insert(String issuer, String tokenId, Instant expires) {
        try {
            jdbc.update(
                    "insert into jwt_replay (iss, jti, expires) values (?, ?, ?)",
                    issuer,
                    tokenId,
                    Timestamp.from(expires));
            return Use.FIRST;
        } catch (DuplicateKeyException seenBefore) {
            return takeOver(issuer, tokenId, expires);
        }
    }

    /** An issuer may use an id again after the token that had it expired; the row may not be purged yet. */
    private Use takeOver(String issuer, String tokenId, Instant expires) {
        int taken = jdbc.update(
                "update jwt_replay set expires = ? where iss = ? and jti = ? and expires < ?",
                Timestamp.from(expires),
                issuer,
                tokenId,
                Timestamp.from(clock.instant()));
        return taken == 1 ? Use.FIRST : Use.REPEATED;
    }

    private void purgeWhenDue() {
        Instant now = clock.instant();
        Instant due = nextPurge.get();
        if (now.isAfter(due) && nextPurge.compareAndSet(due, now.plus(PURGE_EVERY))) {
            Thread.startVirtualThread(() -> purge(now.minus(GRACE)));
        }
    }

    private void purge(Instant before) {
        try {
            jdbc.update("delete from jwt_replay where expires < ?", Timestamp.from(before));
        } catch (DataAccessException unreachable) {
            LOG.warn(
                    "CSL-0168 expired tokens were not removed ({}); tried again in five minutes",
                    unreachable.getClass().getSimpleName());
        }
    }
}
