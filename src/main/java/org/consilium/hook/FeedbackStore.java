package org.consilium.hook;

import java.time.Clock;
import java.time.Instant;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.consilium.audit.AuditEvent;
import org.consilium.audit.AuditTrail;
import org.consilium.audit.IssuedCard;
import org.consilium.card.OverrideReasons;
import org.consilium.hook.protocol.FeedbackEntry;
import org.consilium.security.CdsClient;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;

/**
 * Keeps feedback in the audit trail, linked to its card. The same report is kept once however often it is sent; a report
 * on a card that this tenant does not have is kept as unmatched, and its sender is told nothing else.
 */
@Component
class FeedbackStore {
    private static final Logger LOG = LoggerFactory.getLogger(FeedbackStore.class);

    private final AuditTrail trail;
    private final Clock clock;

    FeedbackStore(AuditTrail trail, Clock clock) {
        this.trail = trail;
        this.clock = clock;
    }

    /** One at a time on this replica, so that two copies of a report cannot pass each other. */
    synchronized void keep(CdsClient client, String service, List<FeedbackEntry> entries) {
        Instant now = clock.instant();
        List<AuditEvent> events = new LinkedHashSet<>(entries)
                .stream()
                        .flatMap(entry -> event(client, service, entry, now).stream())
                        .toList();
        if (!events.isEmpty()) {
            trail.append(client.tenant(), events);
        }
    }

    private Optional<AuditEvent> event(CdsClient client, String service, FeedbackEntry entry, Instant now) {
        Map<String, @Nullable Object> body = Ledger.caller(client);
        body.put("service", service);
        body.put("outcome", entry.outcome().code());
        body.put("outcomeTimestamp", entry.outcomeTimestamp());
        body.put("acceptedSuggestions", entry.acceptedSuggestions());
        entry.reason().ifPresent(reason -> body.put("reason", reason.system() + "|" + reason.code()));
        entry.comment().ifPresent(comment -> body.put("comment", comment));
        Optional<IssuedCard> card = uuid(entry.card()).flatMap(trail::card);
        Optional<IssuedCard> own = card.filter(issued -> issued.tenant().equals(client.tenant()));
        if (own.isPresent()) {
            body.put("card", own.get().card().toString());
            body.put("patient", own.get().patient());
            own.get().user().ifPresent(user -> body.put("user", user));
            body.put("topic", own.get().topic());
            // without the gist the card does not count as answered: it is shown again as one that was only seen
            if (entry.reason()
                    .filter(reason -> reason.code().equals(OverrideReasons.NOT_NOW))
                    .isEmpty()) {
                body.put("gist", own.get().gist());
            }
            return isKept(own.get().card(), entry)
                    ? Optional.empty()
                    : Optional.of(new AuditEvent(AuditEvent.Type.FEEDBACK, now, body));
        }
        if (card.isPresent()) {
            LOG.warn("CSL-0276 request {}: feedback for a card of another tenant", RequestId.current());
        }
        body.put("unmatched", true);
        body.put("claimedCard", entry.card());
        return Optional.of(new AuditEvent(AuditEvent.Type.FEEDBACK, now, body));
    }

    private boolean isKept(UUID card, FeedbackEntry entry) {
        return trail.eventsOf(card, AuditEvent.Type.FEEDBACK).stream()
                .map(AuditEvent::body)
                .anyMatch(kept -> entry.outcome().code().equals(kept.get("outcome"))
                        && entry.outcomeTimestamp().equals(kept.get("outcomeTimestamp")));
    }

    private static Optional<UUID> uuid(String text) {
        try {
            return Optional.of(UUID.fromString(text));
        } catch (IllegalArgumentException anotherText) {
            return Optional.empty();
        }
    }
}
