package org.consilium.reasoning;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.CopyOnWriteArrayList;
import org.consilium.audit.AuditEvent;
import org.consilium.audit.AuditTrail;
import org.consilium.audit.IssuedCard;
import org.consilium.audit.Reader;
import org.consilium.audit.Sighting;

/** A trail in memory, that a test can read, and close. */
final class KeptTrail implements AuditTrail {
    final List<Kept> events = new CopyOnWriteArrayList<>();
    volatile boolean closed;

    record Kept(String tenant, AuditEvent event) {}

    @Override
    public void append(String tenant, List<AuditEvent> added) {
        if (closed) {
            throw new AuditUnavailable(new IllegalStateException("closed by the test"));
        }
        added.forEach(event -> events.add(new Kept(tenant, event)));
    }

    @Override
    public Optional<IssuedCard> card(UUID card) {
        return Optional.empty();
    }

    @Override
    public List<AuditEvent> eventsOf(UUID card, AuditEvent.Type type) {
        return List.of();
    }

    @Override
    public List<Sighting> seenBy(Reader reader, Instant since) {
        return List.of();
    }
}
