package org.consilium.hook.conformance;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.JWSSigner;
import com.nimbusds.jose.crypto.ECDSASigner;
import com.nimbusds.jose.crypto.RSASSASigner;
import com.nimbusds.jose.jwk.ECKey;
import com.nimbusds.jose.jwk.JWK;
import com.nimbusds.jose.jwk.JWKSet;
import com.nimbusds.jose.jwk.RSAKey;
import com.nimbusds.jose.util.Base64URL;
import com.nimbusds.jose.util.JSONObjectUtils;
import java.nio.charset.StandardCharsets;
import java.text.ParseException;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.UUID;
import java.util.function.Consumer;

/** Signs calls as a registered client does, and wrongly where a check asks for it. */
record Signer(String issuer, JWK key) {
    private static final int LIFETIME = 300;

    static Signer of(String issuer, String jwkOrJwks) throws ParseException {
        JWK key = jwkOrJwks.contains("\"keys\"")
                ? JWKSet.parse(jwkOrJwks).getKeys().getFirst()
                : JWK.parse(jwkOrJwks);
        if (!key.isPrivate() || key.getKeyID() == null) {
            throw new ParseException("a private key with a kid is needed", 0);
        }
        return new Signer(issuer, key);
    }

    /** Header and claims of one token, for a check to spoil. */
    record Draft(Map<String, Object> header, Map<String, Object> claims) {}

    String bearer(String audience) {
        return bearer(audience, draft -> {});
    }

    String bearer(String audience, Consumer<Draft> change) {
        return "Bearer " + token(audience, change, true);
    }

    /** With alg none and no signature at all. */
    String unsigned(String audience) {
        return "Bearer " + token(audience, draft -> draft.header().put("alg", "none"), false);
    }

    private String token(String audience, Consumer<Draft> change, boolean signed) {
        long now = Instant.now().getEpochSecond();
        Map<String, Object> header = new LinkedHashMap<>();
        header.put("alg", algorithm().getName());
        header.put("typ", "JWT");
        header.put("kid", key.getKeyID());
        Map<String, Object> claims = new LinkedHashMap<>();
        claims.put("iss", issuer);
        claims.put("aud", audience);
        claims.put("iat", now);
        claims.put("exp", now + LIFETIME);
        claims.put("jti", UUID.randomUUID().toString());
        change.accept(new Draft(header, claims));
        String input = encoded(header) + "." + encoded(claims);
        return input + "." + (signed ? signature(input) : "");
    }

    private JWSAlgorithm algorithm() {
        return key instanceof ECKey ? JWSAlgorithm.ES384 : JWSAlgorithm.RS384;
    }

    private String signature(String input) {
        try {
            JWSSigner signer = key instanceof ECKey elliptic
                    ? new ECDSASigner(elliptic)
                    : new RSASSASigner(((RSAKey) key).toPrivateKey());
            return signer.sign(new JWSHeader(algorithm()), input.getBytes(StandardCharsets.US_ASCII))
                    .toString();
        } catch (JOSEException wrongKey) {
            throw new IllegalArgumentException("CSL-0280 the key must be EC P-384 or RSA", wrongKey);
        }
    }

    private static String encoded(Map<String, Object> json) {
        return Base64URL.encode(JSONObjectUtils.toJSONString(json)).toString();
    }
}
