package org.consilium.security;

import java.util.Optional;
import java.util.Set;

/**
 * The CDS Hooks endpoint that was called: it fixes the audience a client's JWT must name.
 *
 * @see <a href="https://cds-hooks.hl7.org/2.0/#trusting-cds-clients">CDS Hooks 2.0, Trusting CDS Clients</a>
 */
public sealed interface CdsEndpoint {
    /** {@code GET {base}/cds-services}. */
    record Discovery() implements CdsEndpoint {}

    /** {@code POST {base}/cds-services/{id}}. */
    record Service(String id) implements CdsEndpoint {}

    /** {@code POST {base}/cds-services/{id}/feedback}. */
    record Feedback(String id) implements CdsEndpoint {}

    static CdsEndpoint discovery() {
        return new Discovery();
    }

    static CdsEndpoint service(String id) {
        return new Service(id);
    }

    static CdsEndpoint feedback(String id) {
        return new Feedback(id);
    }

    /** The service that a client needs a grant for; discovery needs none. */
    default Optional<String> serviceId() {
        return switch (this) {
            case Discovery() -> Optional.empty();
            case Service(String id) -> Optional.of(id);
            case Feedback(String id) -> Optional.of(id);
        };
    }

    /**
     * The audiences that fit, compared character by character. The reference client names the feedback URL in its
     * feedback calls, other clients the URL of the service.
     */
    default Set<String> audiences(String publicBaseUrl) {
        String discovery = publicBaseUrl + "/cds-services";
        return switch (this) {
            case Discovery() -> Set.of(discovery);
            case Service(String id) -> Set.of(discovery + "/" + id);
            case Feedback(String id) -> Set.of(discovery + "/" + id, discovery + "/" + id + "/feedback");
        };
    }
}
