package org.consilium.security;

import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import javax.sql.DataSource;
import org.consilium.fixtures.SigningClient;
import org.flywaydb.core.Flyway;

/** Time of one verification of a client's JWT with its durable jti insert, one call after the other, warm. Run its main. */
final class VerifierBenchmark {
    private static final int WARM_UP = 1_500;
    private static final int RUNS = 2_000;

    private VerifierBenchmark() {}

    public static void main(String[] arguments) throws IOException {
        SigningClient es384 = SigningClient.es384("https://ehr.example.org");
        SigningClient rs384 = SigningClient.rs384("https://epic.example.org");
        Path folder = Files.createTempDirectory("verifier");
        report("ES384, memory", es384, new MemoryReplayStore(InstantSource.system(), 1_000_000));
        report("RS384, memory", rs384, new MemoryReplayStore(InstantSource.system(), 1_000_000));
        try (HikariDataSource h2 = pool(config -> config.setJdbcUrl("jdbc:h2:file:" + folder.resolve("bench")))) {
            report("ES384, H2 file", es384, store(h2, "h2"));
        }
        try (EmbeddedPostgres postgres = EmbeddedPostgres.start();
                HikariDataSource pool = pool(config -> config.setDataSource(postgres.getPostgresDatabase()))) {
            report("ES384, PostgreSQL", es384, store(pool, "postgresql"));
            report("RS384, PostgreSQL", rs384, store(pool, "postgresql"));
        }
    }

    private static void report(String name, SigningClient client, ReplayStore store) {
        Gate gate = Gate.trusting(client).remembering(store);
        run(gate, client, WARM_UP);
        Times times = run(gate, client, RUNS);
        System.out.printf("%-18s %s  %s%n", name, shown("wall", times.wall()), shown("cpu", times.cpu()));
    }

    /** The CPU time says what the work costs; on a busy machine the wall clock mostly says how long one waited. */
    private record Times(long[] wall, long[] cpu) {}

    private static Times run(Gate gate, SigningClient client, int count) {
        List<String> tokens = IntStream.range(0, count)
                .mapToObj(number -> client.token(Gate.AUDIENCE).bearer())
                .toList();
        ThreadMXBean threads = ManagementFactory.getThreadMXBean();
        Times times = new Times(new long[count], new long[count]);
        for (int call = 0; call < count; call++) {
            long cpu = threads.getCurrentThreadCpuTime();
            long wall = System.nanoTime();
            Verdict verdict = gate.verify(tokens.get(call));
            times.wall()[call] = System.nanoTime() - wall;
            times.cpu()[call] = threads.getCurrentThreadCpuTime() - cpu;
            Gate.client(verdict);
        }
        return times;
    }

    private static String shown(String what, long[] nanos) {
        Arrays.sort(nanos);
        return "%s p50 %.2f p95 %.2f p99 %.2f ms".formatted(what, at(nanos, 50), at(nanos, 95), at(nanos, 99));
    }

    private static double at(long[] sorted, int percent) {
        return sorted[Math.min(sorted.length - 1, sorted.length * percent / 100)] / 1e6;
    }

    private static HikariDataSource pool(java.util.function.Consumer<HikariConfig> database) {
        var config = new HikariConfig();
        database.accept(config);
        return new HikariDataSource(config);
    }

    private static ReplayStore store(DataSource source, String vendor) {
        Flyway.configure()
                .dataSource(source)
                .locations("classpath:db/migration/common", "classpath:db/migration/" + vendor)
                .load()
                .migrate();
        return new DatabaseReplayStore(source, InstantSource.system());
    }
}
