package org.consilium.security;

import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jwt.SignedJWT;
import java.text.ParseException;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** A client's JWT taken apart, nothing about it being believed yet. Its text is never shown. */
record CdsToken(SignedJWT jwt, Claims claims) {
    private static final Pattern BEARER = Pattern.compile("[Bb][Ee][Aa][Rr][Ee][Rr] +([A-Za-z0-9_.\\-]++)");
    private static final int LONGEST = 16 * 1024;
    private static final Set<String> KEYS_IN_HEADER = Set.of("jwk", "x5u", "x5c");
    private static final Set<String> CRITICAL = Set.of("crit", "b64");

    /** The token, or why there is none. */
    sealed interface Reading {
        record Read(CdsToken token) implements Reading {}

        record Refused(DenialReason reason) implements Reading {}
    }

    static Reading read(String authorization) {
        if (authorization.length() > LONGEST) {
            return new Reading.Refused(DenialReason.TOO_LONG);
        }
        var bearer = BEARER.matcher(authorization);
        if (!bearer.matches()) {
            return new Reading.Refused(DenialReason.NOT_A_BEARER_TOKEN);
        }
        try {
            SignedJWT jwt = SignedJWT.parse(bearer.group(1));
            @Nullable Map<String, Object> json = jwt.getPayload().toJSONObject();
            Optional<Claims> claims = json == null ? Optional.empty() : Claims.from(json);
            return claims.<Reading>map(read -> new Reading.Read(new CdsToken(jwt, read)))
                    .orElseGet(() -> new Reading.Refused(DenialReason.CLAIMS_UNREADABLE));
        } catch (ParseException notAJwt) {
            return new Reading.Refused(DenialReason.NOT_A_SIGNED_JWT);
        }
    }

    JWSHeader header() {
        return jwt.getHeader();
    }

    Optional<String> keyId() {
        return Optional.ofNullable(header().getKeyID()).filter(kid -> !kid.isBlank());
    }

    Optional<String> keySetUrl() {
        return Optional.ofNullable(header().getJWKURL()).map(Object::toString);
    }

    boolean typeIsJwt() {
        return header().getType() != null && header().getType().getType().equals("JWT");
    }

    boolean carriesKey() {
        return header().getIncludedParams().stream().anyMatch(KEYS_IN_HEADER::contains);
    }

    boolean asksForExtensions() {
        return header().getIncludedParams().stream().anyMatch(CRITICAL::contains);
    }

    Denial denied(DenialReason reason) {
        return new Denial(reason, Optional.of(claims.issuer()), claims.tenant(), keyId(), claims.tokenId());
    }

    @Override
    public String toString() {
        return "CdsToken[kid=" + keyId().orElse("") + "]";
    }
}
