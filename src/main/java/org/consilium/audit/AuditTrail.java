package org.consilium.audit;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/** The append-only, hash-chained record of what happened: no card leaves before its event is durable here. */
public interface AuditTrail {

    /**
     * Appends all events in one transaction, in order.
     *
     * @throws AuditUnavailable if they could not be made durable: the caller must then show nothing
     */
    void append(String tenant, List<AuditEvent> events);

    /** What was issued under this card id; ids are random enough to be unique over all tenants. */
    Optional<IssuedCard> card(UUID card);

    /** Events of one kind about one card, oldest first: for feedback that must be stored once only. */
    List<AuditEvent> eventsOf(UUID card, AuditEvent.Type type);

    /**
     * What a reader was shown since a moment, and what of it they answered.
     *
     * @throws AuditUnreadable if it cannot be found out now: the caller must then take nothing for known
     */
    List<Sighting> seenBy(Reader reader, Instant since);

    /** What was recorded cannot be looked up now. */
    final class AuditUnreadable extends RuntimeException {
        private static final long serialVersionUID = 1L;

        public AuditUnreadable(Throwable cause) {
            super("CSL-2603 the audit store cannot be read; check the database", cause);
        }
    }

    /** Nothing can be recorded now. */
    final class AuditUnavailable extends RuntimeException {
        private static final long serialVersionUID = 1L;

        public AuditUnavailable(Throwable cause) {
            super("CSL-0040 the audit store cannot be written; no card is shown until it can", cause);
        }
    }
}
