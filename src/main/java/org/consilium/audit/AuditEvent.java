package org.consilium.audit;

import java.time.Instant;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Something that happened.
 *
 * @param body the facts of the event, JSON values only
 */
public record AuditEvent(Type type, Instant at, Map<String, @Nullable Object> body) {
    public AuditEvent {
        body = java.util.Collections.unmodifiableMap(new java.util.LinkedHashMap<>(body));
    }

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
    }
}
