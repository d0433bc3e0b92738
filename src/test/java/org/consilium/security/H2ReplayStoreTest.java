package org.consilium.security;

import com.zaxxer.hikari.HikariConfig;

class H2ReplayStoreTest extends DatabaseReplayStoreContract {
    @Override
    HikariConfig database() {
        var config = new HikariConfig();
        config.setJdbcUrl("jdbc:h2:mem:replay;DB_CLOSE_DELAY=-1;LOCK_TIMEOUT=10000");
        return config;
    }

    @Override
    String vendor() {
        return "h2";
    }
}
