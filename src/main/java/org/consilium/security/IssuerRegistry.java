package org.consilium.security;

import java.time.InstantSource;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.stream.Collectors;

/** The issuers whose JWTs open the door, by {@code iss}. */
record IssuerRegistry(Map<String, RegisteredIssuer> byIssuer) {
    IssuerRegistry {
        byIssuer = Map.copyOf(byIssuer);
    }

    static IssuerRegistry from(SecuritySettings settings, InstantSource clock) {
        return new IssuerRegistry(settings.issuers().entrySet().stream()
                .map(entry -> new RegisteredIssuer(
                        entry.getKey(), entry.getValue(), keysOf(entry.getValue(), settings.jwks(), clock)))
                .collect(Collectors.toMap(issuer -> issuer.settings().iss(), issuer -> issuer)));
    }

    Optional<RegisteredIssuer> find(String iss) {
        return Optional.ofNullable(byIssuer.get(iss));
    }

    private static KeySource keysOf(IssuerSettings issuer, SecuritySettings.Jwks limits, InstantSource clock) {
        return new RefreshingKeys(loaderOf(issuer, limits), limits, clock);
    }

    private static Supplier<Optional<KeySet>> loaderOf(IssuerSettings issuer, SecuritySettings.Jwks limits) {
        if (issuer.keyUrl().isPresent()) {
            return new KeySetDownload(issuer.keyUrl().get(), limits.timeout());
        }
        if (issuer.keyFile().isPresent()) {
            return new KeySetFile(issuer.keyFile().get());
        }
        return () -> KeySet.parse(issuer.jwksInline());
    }
}
