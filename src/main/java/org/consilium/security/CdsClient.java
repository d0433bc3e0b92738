package org.consilium.security;

import java.util.Optional;
import java.util.Set;

/**
 * The CDS client that called: what its verified JWT and its registration say about it.
 *
 * @param name the name under which the issuer is registered, for people and metrics
 * @param issuer {@code iss}
 * @param tenant whose data, cache and audit chain the call belongs to
 * @param subject {@code sub}, where the client sent one
 * @param keyId {@code kid}, for the audit
 * @param tokenId {@code jti}, for the audit
 * @param services the ids of the services it may call; empty means all of this installation
 */
public record CdsClient(
        String name,
        String issuer,
        String tenant,
        Optional<String> subject,
        String keyId,
        String tokenId,
        Dialect dialect,
        Set<String> services) {
    /** Who calls where no JWT is asked for: the demo on one's own machine. */
    static final CdsClient UNAUTHENTICATED = new CdsClient(
            "unauthenticated",
            "urn:consilium:unauthenticated",
            "demo",
            Optional.empty(),
            "",
            "",
            Dialect.STANDARD,
            Set.of());

    public CdsClient {
        services = Set.copyOf(services);
    }

    public boolean authenticated() {
        return !tokenId.isEmpty();
    }

    public boolean mayCall(String service) {
        return services.isEmpty() || services.contains(service);
    }
}
