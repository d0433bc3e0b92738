package org.consilium.security;

import static org.assertj.core.api.Assertions.assertThat;

import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.consilium.security.ReplayStore.Use;
import org.flywaydb.core.Flyway;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.simple.JdbcClient;

/** The shared table, with a pool for each replica as in life; run on H2 and on PostgreSQL. */
abstract class DatabaseReplayStoreContract extends ReplayStoreContract {
    private final List<HikariDataSource> pools = new ArrayList<>();

    abstract HikariConfig database();

    abstract String vendor();

    @BeforeEach
    void openAnEmptyStore() {
        Flyway flyway = Flyway.configure()
                .dataSource(pool())
                .locations("classpath:db/migration/common", "classpath:db/migration/" + vendor())
                .cleanDisabled(false)
                .load();
        flyway.clean();
        flyway.migrate();
    }

    @AfterEach
    void close() {
        pools.forEach(HikariDataSource::close);
    }

    HikariDataSource pool() {
        HikariConfig config = database();
        config.setMaximumPoolSize(5);
        config.setConnectionTimeout(1500);
        var pool = new HikariDataSource(config);
        pools.add(pool);
        return pool;
    }

    @Override
    ReplayStore replica() {
        return new DatabaseReplayStore(pool(), this::now);
    }

    @Test
    void sec07StoreThatIsGoneSaysThatItDoesNotKnow() {
        ReplayStore store = replica();
        pools.forEach(HikariDataSource::close);
        assertThat(store.use("iss", "a", now().plusSeconds(60))).isEqualTo(Use.UNKNOWN);
    }

    @Test
    void sec07TableThatIsGoneSaysThatItDoesNotKnow() {
        ReplayStore store = replica();
        JdbcClient.create(pools.getFirst()).sql("drop table jwt_replay").update();
        assertThat(store.use("iss", "a", now().plusSeconds(60))).isEqualTo(Use.UNKNOWN);
    }

    @Test
    void rowsArePurgedAnHourAfterTheirTokenExpired() throws InterruptedException {
        ReplayStore store = replica();
        store.use("iss", "old", now().plusSeconds(60));
        later(Duration.ofMinutes(30));
        store.use("iss", "younger", now().plusSeconds(60));
        assertThat(rows(2)).isEqualTo(2);
        later(Duration.ofMinutes(32));
        store.use("iss", "new", now().plusSeconds(60));
        assertThat(rows(2)).isEqualTo(2);
    }

    private int rows(int wanted) throws InterruptedException {
        int found = -1;
        for (int tries = 0; tries < 50 && found != wanted; tries++) {
            Thread.sleep(20);
            found = JdbcClient.create(pools.getFirst())
                    .sql("select count(*) from jwt_replay")
                    .query(Integer.class)
                    .single();
        }
        return found;
    }
}
