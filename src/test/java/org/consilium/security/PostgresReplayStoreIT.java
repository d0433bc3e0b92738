package org.consilium.security;

import com.zaxxer.hikari.HikariConfig;
import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;

class PostgresReplayStoreIT extends DatabaseReplayStoreContract {
    private static EmbeddedPostgres postgres;

    @BeforeAll
    static void start() throws IOException {
        postgres = EmbeddedPostgres.start();
    }

    @AfterAll
    static void stop() throws IOException {
        postgres.close();
    }

    @Override
    HikariConfig database() {
        var config = new HikariConfig();
        config.setDataSource(postgres.getPostgresDatabase());
        return config;
    }

    @Override
    String vendor() {
        return "postgresql";
    }
}
