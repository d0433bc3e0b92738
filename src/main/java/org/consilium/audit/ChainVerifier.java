package org.consilium.audit;

import java.util.HashMap;
import java.util.Map;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.RowMapper;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Reads a whole trail and names the first row that is changed, missing, added or out of place. */
public final class ChainVerifier {
    private static final RowMapper<Head> HEAD =
            (row, number) -> new Head(row.getString("tenant"), row.getLong("seq"), row.getString("hash"));

    private final JdbcClient jdbc;

    public ChainVerifier(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** What the reading found. */
    public sealed interface Verdict {
        record Intact(long events, int tenants) implements Verdict {}

        /** @param seq the first place in the tenant's chain that is not as it was written */
        record Broken(String tenant, long seq, String reason) implements Verdict {}
    }

    public Verdict verify() {
        Map<String, ChainLink> last = new HashMap<>();
        long events = 0;
        try (Stream<ChainLink> rows = jdbc.sql("""
                        select tenant, seq, at, type, body, prev_hash, hash
                        from audit_event order by tenant, seq""").query(ChainLink.ROW).stream()) {
            for (ChainLink row : (Iterable<ChainLink>) rows::iterator) {
                ChainLink before = last.get(row.tenant());
                String fault = fault(before, row);
                if (!fault.isEmpty()) {
                    return new Verdict.Broken(row.tenant(), before == null ? 1 : before.seq() + 1, fault);
                }
                last.put(row.tenant(), row);
                events++;
            }
        }
        return headsAgree(last, events);
    }

    private static String fault(@Nullable ChainLink before, ChainLink row) {
        long expected = before == null ? 1 : before.seq() + 1;
        if (row.seq() != expected) {
            return "event " + expected + " is missing";
        }
        if (!row.prevHash().equals(before == null ? ChainLink.GENESIS : before.hash())) {
            return "event " + row.seq() + " does not follow the event before it";
        }
        return row.isIntact() ? "" : "event " + row.seq() + " was changed";
    }

    private Verdict headsAgree(Map<String, ChainLink> last, long events) {
        for (Head head : jdbc.sql("select tenant, seq, hash from audit_head order by tenant")
                .query(HEAD)
                .list()) {
            ChainLink tail = last.get(head.tenant());
            long seen = tail == null ? 0 : tail.seq();
            if (seen < head.seq()) {
                return new Verdict.Broken(
                        head.tenant(), seen + 1, "the last " + (head.seq() - seen) + " events are missing");
            }
            if (tail != null && !tail.hash().equals(head.hash())) {
                return new Verdict.Broken(head.tenant(), head.seq(), "the head does not match the last event");
            }
            last.remove(head.tenant());
        }
        return last.isEmpty()
                ? new Verdict.Intact(events, tenants())
                : new Verdict.Broken(last.keySet().iterator().next(), 1, "the head of the chain is missing");
    }

    private int tenants() {
        return jdbc.sql("select count(*) from audit_head").query(Integer.class).single();
    }

    record Head(String tenant, long seq, String hash) {}
}
