package org.consilium.hook;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.function.Supplier;
import org.consilium.audit.AuditTrail;
import org.consilium.audit.AuditTrail.AuditUnreadable;
import org.consilium.audit.Reader;
import org.consilium.audit.Sighting;
import org.consilium.card.CardWriter;
import org.consilium.hook.HookSettings.Silence;
import org.consilium.hook.protocol.HookRequest;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;
import org.springframework.util.function.SingletonSupplier;

/**
 * What a clinician was shown of a patient already, as the audit trail keeps it. Each further reminder of the same is read
 * less (Ancker et al., BMC Med Inform Decis Mak 2017;17:36): the same is not shown again for a while, what changed is.
 */
@Component
class Readers {
    private static final Logger LOG = LoggerFactory.getLogger(Readers.class);

    private final AuditTrail trail;
    private final Silence silence;

    Readers(AuditTrail trail, HookSettings settings) {
        this.trail = trail;
        this.silence = settings.silence();
    }

    /** One look into the trail for each call, and only where there is a card to show. */
    CardWriter.Reader of(Call call, HookRequest request) {
        Optional<String> user = request.context().user();
        if (user.isEmpty() || !silence.appliesTo(call.client().name())) {
            return (gist, card) -> Optional.empty();
        }
        var reader = new Reader(
                call.tenant(), user.get(), request.context().patient().value());
        Supplier<List<Sighting>> seen = SingletonSupplier.of(() -> seenBy(reader, call.received()));
        return (gist, card) -> seen.get().stream()
                .filter(sighting -> sighting.gist().equals(gist))
                // the same card of the same call, sent again because its answer was lost: nobody has seen it
                .filter(sighting -> !sighting.card().equals(card))
                .filter(isRecent(call.received()))
                .map(Sighting::card)
                .reduce((earlier, later) -> later);
    }

    private Predicate<Sighting> isRecent(Instant now) {
        return sighting -> sighting.at()
                .plus(sighting.answered() ? silence.answered() : silence.shown())
                .isAfter(now);
    }

    /** Where it cannot be found out nothing counts as known: said twice is better than not said. */
    private List<Sighting> seenBy(Reader reader, Instant now) {
        try {
            return trail.seenBy(reader, now.minus(silence.answered()));
        } catch (AuditUnreadable nothingKnown) {
            LOG.warn(
                    "CSL-2604 request {}: what the reader was shown before cannot be read, everything is shown",
                    RequestId.current());
            return List.of();
        }
    }
}
