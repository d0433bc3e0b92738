package org.consilium.audit;

import java.time.Instant;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Something that happened.
 *
 * @param body the facts of the event: strings, whole numbers, booleans, lists and maps of them. Key "card" names the
 *     card an event is about
 */
public record AuditEvent(Type type, Instant at, Map<String, @Nullable Object> body) {
    public AuditEvent {
        body = Collections.unmodifiableMap(new LinkedHashMap<>(body));
    }

    Optional<String> card() {
        return body.get("card") instanceof String card ? Optional.of(card) : Optional.empty();
    }

    /** Who was shown, or answered, a card: members "user" and "patient"; only an event with a gist counts. */
    Optional<Reader> reader(String tenant) {
        return !gist().isEmpty()
                        && body.get("user") instanceof String user
                        && body.get("patient") instanceof String patient
                ? Optional.of(new Reader(tenant, user, patient))
                : Optional.empty();
    }

    /** What the card says, as a hash: member "gist", else empty. */
    String gist() {
        return body.get("gist") instanceof String gist ? gist : "";
    }

    /** The kinds of event, with the code under which they are stored. */
    public enum Type {
        HOOK_RECEIVED("hook.received"),
        AUTH_DENIED("auth.denied"),
        REQUEST_REFUSED("request.refused"),
        DATA_READ("data.read"),
        FOREIGN_PATIENT("foreign.patient"),
        LABEL_FILTERED("label.filtered"),
        LLM_CALLED("llm.called"),
        CARD_ISSUED("card.issued"),
        CARD_VIEWED("card.viewed"),
        FEEDBACK("feedback"),
        SCORE_COMPUTED("score.computed"),
        CONFIG_CHANGED("config.changed"),
        AUDIT_READ("audit.read"),
        CHECKPOINT("checkpoint"),
        GAP("gap");

        private final String code;

        Type(String code) {
            this.code = code;
        }

        public String code() {
            return code;
        }

        static Type of(String code) {
            for (Type type : values()) {
                if (type.code.equals(code)) {
                    return type;
                }
            }
            throw new IllegalArgumentException("CSL-0041 unknown type of audit event: " + code);
        }
    }
}
