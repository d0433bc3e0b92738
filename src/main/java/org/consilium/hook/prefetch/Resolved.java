package org.consilium.hook.prefetch;

import org.consilium.fhir.Prefetched;

/** What a template came to, and where it came from. */
public record Resolved(PrefetchTemplate template, Prefetched data, Origin origin) {

    /** Where the data came from. */
    public enum Origin {
        PREFETCH,
        FHIR_SERVER,
        NOWHERE
    }

    boolean isWanting() {
        return switch (data.answer()) {
            case Prefetched.Answer.Sent ignored -> false;
            // A patient that does not exist is no patient to reason about.
            case Prefetched.Answer.NoData ignored -> true;
            case Prefetched.Answer.Failed ignored -> true;
            case Prefetched.Answer.Missing ignored -> true;
        };
    }
}
