package org.consilium.security;

import com.nimbusds.jose.jwk.JWKSet;
import java.text.ParseException;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** The public keys of an issuer by {@code kid}. A kid that stands twice in the set names no key. */
record KeySet(Map<String, VerificationKey> keys) {
    KeySet {
        keys = Map.copyOf(keys);
    }

    /** Empty where the text is not a JWKS. A JWKS without keys is one: that is how an issuer withdraws them all. */
    static Optional<KeySet> parse(String json) {
        try {
            return Optional.of(of(JWKSet.parse(json)));
        } catch (ParseException notAKeySet) {
            return Optional.empty();
        }
    }

    private static KeySet of(JWKSet set) {
        Map<String, VerificationKey> keys = new HashMap<>();
        Set<String> twice = new HashSet<>();
        set.getKeys().stream()
                .flatMap(jwk -> VerificationKey.from(jwk).stream())
                .filter(key -> keys.put(key.keyId(), key) != null)
                .forEach(key -> twice.add(key.keyId()));
        keys.keySet().removeAll(twice);
        return new KeySet(keys);
    }

    Optional<VerificationKey> find(String keyId) {
        return Optional.ofNullable(keys.get(keyId));
    }
}
