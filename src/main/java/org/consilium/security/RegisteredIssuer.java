package org.consilium.security;

import java.util.Optional;

/** An issuer of client JWTs as registered, with its keys. */
record RegisteredIssuer(String name, IssuerSettings settings, KeySource keys) {
    /** The tenant a call belongs to; empty where the claim is not one that this issuer may send. */
    Optional<String> tenant(Optional<String> claim) {
        if (claim.isPresent()) {
            return claim.filter(settings.tenants()::contains);
        }
        return switch (settings.tenants().size()) {
            case 0 -> Optional.of(name);
            case 1 -> settings.tenants().stream().findFirst();
            default -> Optional.empty();
        };
    }

    boolean allows(com.nimbusds.jose.JWSAlgorithm algorithm) {
        return settings.algorithms().stream().anyMatch(allowed -> allowed.is(algorithm));
    }
}
