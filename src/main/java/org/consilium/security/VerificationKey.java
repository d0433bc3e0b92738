package org.consilium.security;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JWSVerifier;
import com.nimbusds.jose.crypto.ECDSAVerifier;
import com.nimbusds.jose.crypto.RSASSAVerifier;
import com.nimbusds.jose.jwk.ECKey;
import com.nimbusds.jose.jwk.JWK;
import com.nimbusds.jose.jwk.KeyOperation;
import com.nimbusds.jose.jwk.KeyUse;
import com.nimbusds.jose.jwk.RSAKey;
import com.nimbusds.jwt.SignedJWT;
import java.util.Optional;

/**
 * One public key that may verify signatures, and the algorithm it is bound to, if any.
 *
 * @param verifier holds the key; it serves many threads
 */
record VerificationKey(String keyId, Optional<String> onlyFor, JWSVerifier verifier) {
    private static final int SMALLEST_RSA = 2048;

    /** Empty for what cannot verify a client's signature: secret keys, keys for encryption, short RSA keys, no kid. */
    static Optional<VerificationKey> from(JWK jwk) {
        boolean named = jwk.getKeyID() != null && !jwk.getKeyID().isEmpty();
        boolean forSignatures = jwk.getKeyUse() == null || KeyUse.SIGNATURE.equals(jwk.getKeyUse());
        boolean mayVerify =
                jwk.getKeyOperations() == null || jwk.getKeyOperations().contains(KeyOperation.VERIFY);
        if (!named || !forSignatures || !mayVerify) {
            return Optional.empty();
        }
        Optional<String> onlyFor = Optional.ofNullable(jwk.getAlgorithm()).map(algorithm -> algorithm.getName());
        return verifierOf(jwk).map(verifier -> new VerificationKey(jwk.getKeyID(), onlyFor, verifier));
    }

    private static Optional<JWSVerifier> verifierOf(JWK jwk) {
        try {
            return switch (jwk) {
                case ECKey key -> Optional.of(new ECDSAVerifier(key.toPublicJWK()));
                case RSAKey key when key.size() >= SMALLEST_RSA -> Optional.of(new RSASSAVerifier(key.toPublicJWK()));
                // JWK is not sealed; what is neither EC nor RSA cannot be in the algorithm list
                default -> Optional.empty();
            };
        } catch (JOSEException unsupportedCurve) {
            return Optional.empty();
        }
    }

    /** Whether a token of this algorithm may be checked with this key at all: a P-256 key never checks ES384. */
    boolean fits(SignedJWT token) {
        var algorithm = token.getHeader().getAlgorithm();
        return verifier.supportedJWSAlgorithms().contains(algorithm)
                && onlyFor.map(algorithm.getName()::equals).orElse(true);
    }

    boolean signed(SignedJWT token) {
        try {
            return token.verify(verifier);
        } catch (JOSEException unverifiable) {
            return false;
        }
    }
}
