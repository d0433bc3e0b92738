package org.consilium.security;

import java.time.Instant;
import java.util.Collection;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** The claims of a client's JWT that decide, read strictly: a claim of the wrong type makes the token unreadable. */
record Claims(
        String issuer,
        Set<String> audience,
        Instant expires,
        Instant issued,
        Instant notBefore,
        Optional<String> tokenId,
        Optional<String> tenant,
        Optional<String> subject) {
    /** The year 9999 in seconds: beyond it no arithmetic on instants is safe, and no token is honest. */
    private static final long LATEST = 253_402_300_799L;

    private static final int LONGEST_ID = 255;

    /** Empty where a required claim is missing or any claim has the wrong type. */
    static Optional<Claims> from(Map<String, Object> json) {
        try {
            Instant issued = time(json.get("iat"));
            return Optional.of(new Claims(
                    required(json.get("iss")),
                    audience(json.get("aud")),
                    time(json.get("exp")),
                    issued,
                    json.get("nbf") == null ? Instant.EPOCH : time(json.get("nbf")),
                    text(json.get("jti")),
                    text(json.get("tenant")),
                    text(json.get("sub"))));
        } catch (IllegalArgumentException unreadable) {
            return Optional.empty();
        }
    }

    private static Instant time(@Nullable Object value) {
        if (value instanceof Number seconds && seconds.doubleValue() >= 0 && seconds.doubleValue() <= LATEST) {
            return Instant.ofEpochSecond(seconds.longValue());
        }
        throw new IllegalArgumentException("CSL-0162 a time in a token is seconds since 1970");
    }

    private static Set<String> audience(@Nullable Object value) {
        return switch (value) {
            case String one -> Set.of(one);
            case Collection<?> several -> several.stream().map(Claims::required).collect(Collectors.toSet());
            case null, default -> throw new IllegalArgumentException("CSL-0163 aud is a string or an array of strings");
        };
    }

    private static String required(@Nullable Object value) {
        return text(value).orElseThrow(() -> new IllegalArgumentException("CSL-0164 a required claim is missing"));
    }

    private static Optional<String> text(@Nullable Object value) {
        return switch (value) {
            case null -> Optional.empty();
            case String text when !text.isBlank() && text.length() <= LONGEST_ID && plain(text) -> Optional.of(text);
            default -> throw new IllegalArgumentException("CSL-0165 a claim is text of 1 to 255 characters");
        };
    }

    /** Control characters end up in log lines, and NUL cannot be stored by PostgreSQL. */
    private static boolean plain(String text) {
        return text.chars().noneMatch(Character::isISOControl);
    }
}
