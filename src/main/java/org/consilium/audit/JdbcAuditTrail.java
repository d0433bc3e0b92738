package org.consilium.audit;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;
import org.springframework.dao.DataAccessException;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.TransactionException;
import org.springframework.transaction.support.TransactionTemplate;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.SerializationFeature;
import tools.jackson.databind.json.JsonMapper;

/** The audit trail in a table of PostgreSQL or H2, one chain per tenant, its head row locked while it grows. */
@Component
class JdbcAuditTrail implements AuditTrail {
    /** Keys in order, no white space: equal content gives equal bytes (RFC 8785 for the values that events hold). */
    private static final JsonMapper CANONICAL = JsonMapper.builder()
            .enable(SerializationFeature.ORDER_MAP_ENTRIES_BY_KEYS)
            .build();

    private static final TypeReference<Map<String, @Nullable Object>> BODY = new TypeReference<>() {};

    /**
     * How long an append may wait, the lock of its chain included. A clinician waits behind it: without a bound one
     * program that holds a row would hold up every call of a hospital.
     */
    private static final int LONGEST_SECONDS = 3;

    private final JdbcClient jdbc;
    private final TransactionTemplate transaction;

    /** Tenants whose chain is known to be open: it is never closed again. */
    private final Set<String> open = ConcurrentHashMap.newKeySet();

    JdbcAuditTrail(JdbcClient jdbc, PlatformTransactionManager transactions) {
        this.jdbc = jdbc;
        this.transaction = new TransactionTemplate(transactions);
        this.transaction.setTimeout(LONGEST_SECONDS);
    }

    @Override
    public void append(String tenant, List<AuditEvent> events) {
        try {
            openChain(tenant);
            transaction.executeWithoutResult(status -> appendLocked(tenant, events));
        } catch (DataAccessException | TransactionException failed) {
            throw new AuditUnavailable(failed);
        }
    }

    private void openChain(String tenant) {
        if (!open.contains(tenant)) {
            open(tenant);
            open.add(tenant);
        }
    }

    private void open(String tenant) {
        boolean isOpen = jdbc.sql("select count(*) from audit_head where tenant = ?")
                        .param(tenant)
                        .query(Long.class)
                        .single()
                > 0;
        if (isOpen) {
            return;
        }
        try {
            jdbc.sql("insert into audit_head (tenant, seq, hash) values (?, 0, ?)")
                    .params(tenant, ChainLink.GENESIS)
                    .update();
        } catch (DuplicateKeyException openedByAnother) {
            // another replica was first: its row is as good
            return;
        }
    }

    private void appendLocked(String tenant, List<AuditEvent> events) {
        Head head = jdbc.sql("select seq, hash from audit_head where tenant = ? for update")
                .param(tenant)
                .query((row, number) -> new Head(row.getLong("seq"), row.getString("hash")))
                .single();
        for (AuditEvent event : events) {
            head = add(tenant, head, event);
        }
        jdbc.sql("update audit_head set seq = ?, hash = ? where tenant = ?")
                .params(head.seq(), head.hash(), tenant)
                .update();
    }

    private Head add(String tenant, Head head, AuditEvent event) {
        ChainLink link = ChainLink.after(
                head.hash(),
                tenant,
                head.seq() + 1,
                new ChainLink.Entry(
                        event.at().toString(), event.type().code(), CANONICAL.writeValueAsString(event.body())));
        jdbc.sql("insert into audit_event (tenant, seq, at, type, body, prev_hash, hash) values (?, ?, ?, ?, ?, ?, ?)")
                .params(tenant, link.seq(), link.at(), link.type(), link.body(), link.prevHash(), link.hash())
                .update();
        event.card()
                .ifPresent(card -> jdbc.sql(
                                "insert into audit_card (card, type, tenant, seq, reader, gist, at) values (?, ?, ?, ?, ?, ?, ?)")
                        .params(
                                card,
                                event.type().code(),
                                tenant,
                                link.seq(),
                                event.reader(tenant).map(Reader::key).orElse(""),
                                event.gist(),
                                event.at().toEpochMilli())
                        .update());
        return new Head(link.seq(), link.hash());
    }

    @Override
    public Optional<IssuedCard> card(UUID card) {
        return rows(card, AuditEvent.Type.CARD_ISSUED).stream()
                .reduce((earlier, later) -> later)
                .map(row -> IssuedCard.from(row.tenant(), event(row)));
    }

    @Override
    public List<AuditEvent> eventsOf(UUID card, AuditEvent.Type type) {
        return rows(card, type).stream().map(JdbcAuditTrail::event).toList();
    }

    @Override
    public List<Sighting> seenBy(Reader reader, Instant since) {
        try {
            return jdbc.sql("select card, type, gist, at from audit_card where tenant = ? and reader = ? and at >= ?")
                    .params(reader.tenant(), reader.key(), since.toEpochMilli())
                    .query((row, number) -> new Sighting(
                            UUID.fromString(row.getString("card")),
                            row.getString("gist"),
                            row.getString("type").equals(AuditEvent.Type.FEEDBACK.code()),
                            Instant.ofEpochMilli(row.getLong("at"))))
                    .list();
        } catch (DataAccessException failed) {
            throw new AuditUnreadable(failed);
        }
    }

    private List<ChainLink> rows(UUID card, AuditEvent.Type type) {
        return jdbc.sql("""
                        select e.tenant, e.seq, e.at, e.type, e.body, e.prev_hash, e.hash
                        from audit_card c join audit_event e on e.tenant = c.tenant and e.seq = c.seq
                        where c.card = ? and c.type = ? order by e.seq""")
                .params(card.toString(), type.code())
                .query(ChainLink.ROW)
                .list();
    }

    private static AuditEvent event(ChainLink row) {
        return new AuditEvent(
                AuditEvent.Type.of(row.type()), Instant.parse(row.at()), CANONICAL.readValue(row.body(), BODY));
    }

    record Head(long seq, String hash) {}
}
