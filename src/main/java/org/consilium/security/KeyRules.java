package org.consilium.security;

import com.nimbusds.jose.jwk.JWKSet;
import java.io.IOException;
import java.nio.file.Files;
import java.text.ParseException;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The rules for keys that were handed over out of band: readable, usable, and public. */
final class KeyRules {
    private KeyRules() {}

    static List<Fault> faults(SecuritySettings settings) {
        return settings.issuers().entrySet().stream()
                .flatMap(issuer -> fault(issuer).stream())
                .toList();
    }

    private static Optional<Fault> fault(Map.Entry<String, IssuerSettings> issuer) {
        String key = "consilium.security.issuers." + issuer.getKey();
        if (!issuer.getValue().jwksInline().isBlank()) {
            return fault(key + ".jwks-inline", issuer.getValue().jwksInline());
        }
        return issuer.getValue().keyFile().flatMap(file -> {
            try {
                return fault(key + ".jwks-file", Files.readString(file));
            } catch (IOException unreadable) {
                return Optional.of(new Fault(
                        "CSL-0173",
                        key + ".jwks-file",
                        file + ", which cannot be read",
                        "the path of a file with the client's public keys (JWKS)"));
            }
        });
    }

    private static Optional<Fault> fault(String key, String jwks) {
        try {
            if (JWKSet.parse(jwks).containsNonPublicKeys()) {
                return Optional.of(new Fault(
                        "CSL-0174",
                        key,
                        "a private or secret key",
                        "public keys only; that key is no secret any more"));
            }
        } catch (ParseException unreadable) {
            return Optional.of(new Fault("CSL-0175", key, "no JWKS", "a JSON object with an array \"keys\""));
        }
        return KeySet.parse(jwks).orElseThrow().keys().isEmpty()
                ? Optional.of(new Fault(
                        "CSL-0176",
                        key,
                        "no usable key",
                        "EC keys, or RSA keys of 2048 bits and more, each with a kid"))
                : Optional.empty();
    }
}
