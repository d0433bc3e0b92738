package org.consilium.audit;

import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A card as it left the house, with what stands behind it: enough to show its page again, unchanged.
 *
 * @param user to whom it was shown, as the EHR names them; empty where the hook names nobody
 * @param topic of the assessment it shows first
 * @param gist what it says, as a hash; empty for a card of a version that kept none
 * @param recordHash SHA-256 of the clinical content it was built from, as hex
 * @param assessmentsJson the assessments behind the card, a JSON array
 * @param cardJson the card as sent
 */
public record IssuedCard(
        UUID card,
        String tenant,
        String service,
        String hook,
        String patient,
        Optional<String> user,
        String topic,
        String gist,
        String recordHash,
        Instant at,
        String assessmentsJson,
        String cardJson) {

    /** The card.issued event of this card. */
    public AuditEvent event() {
        Map<String, @Nullable Object> body = new LinkedHashMap<>();
        body.put("card", card.toString());
        body.put("service", service);
        body.put("hook", hook);
        body.put("patient", patient);
        user.ifPresent(name -> body.put("user", name));
        body.put("topic", topic);
        body.put("gist", gist);
        body.put("recordHash", recordHash);
        body.put("assessments", assessmentsJson);
        body.put("cardJson", cardJson);
        return new AuditEvent(AuditEvent.Type.CARD_ISSUED, at, body);
    }

    static IssuedCard from(String tenant, AuditEvent event) {
        Map<String, @Nullable Object> body = event.body();
        return new IssuedCard(
                UUID.fromString(text(body, "card")),
                tenant,
                text(body, "service"),
                text(body, "hook"),
                text(body, "patient"),
                Optional.of(text(body, "user")).filter(user -> !user.isEmpty()),
                text(body, "topic"),
                text(body, "gist"),
                text(body, "recordHash"),
                event.at(),
                text(body, "assessments"),
                text(body, "cardJson"));
    }

    private static String text(Map<String, @Nullable Object> body, String key) {
        return body.get(key) instanceof String text ? text : "";
    }
}
