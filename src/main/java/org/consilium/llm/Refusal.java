package org.consilium.llm;

import java.time.Duration;
import java.util.Optional;
import org.consilium.llm.LanguageModel.Reason;

/** A foreseen failure of the way to a model. Says nothing of what was asked or answered. */
final class Refusal extends RuntimeException {
    private final Reason reason;
    private final Optional<Duration> retryAfter;

    Refusal(Reason reason, String detail) {
        this(reason, detail, Optional.empty());
    }

    Refusal(Reason reason, String detail, Optional<Duration> retryAfter) {
        super(detail, null, false, false);
        this.reason = reason;
        this.retryAfter = retryAfter;
    }

    Reason reason() {
        return reason;
    }

    String detail() {
        return String.valueOf(getMessage());
    }

    Optional<Duration> retryAfter() {
        return retryAfter;
    }
}
