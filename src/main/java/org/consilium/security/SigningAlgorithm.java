package org.consilium.security;

import com.nimbusds.jose.JWSAlgorithm;

/**
 * The signatures a client may use. {@code none} and HMAC have no place here: a shared secret in an EHR cannot be told
 * from a public key that somebody uses as one.
 */
public enum SigningAlgorithm {
    ES384,
    RS384,
    ES256,
    RS256,
    PS384;

    boolean is(JWSAlgorithm algorithm) {
        return name().equals(algorithm.getName());
    }
}
