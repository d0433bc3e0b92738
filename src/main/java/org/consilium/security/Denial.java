package org.consilium.security;

import java.util.Optional;
import java.util.regex.Pattern;

/**
 * Why a call was refused, for the audit alone. The ids are claims of an unverified caller: they are kept only
 * where they are short and plain, so that nobody writes lines into a log through them.
 */
public record Denial(
        DenialReason reason,
        Optional<String> issuer,
        Optional<String> tenant,
        Optional<String> keyId,
        Optional<String> tokenId) {
    private static final Pattern PLAIN = Pattern.compile("[A-Za-z0-9._~:/@+=#?&%-]{1,200}");

    public Denial {
        issuer = issuer.filter(Denial::isPlain);
        tenant = tenant.filter(Denial::isPlain);
        keyId = keyId.filter(Denial::isPlain);
        tokenId = tokenId.filter(Denial::isPlain);
    }

    /** The ids in one line, for a log. */
    String ids() {
        return "iss=" + issuer.orElse("-") + " tenant=" + tenant.orElse("-") + " kid=" + keyId.orElse("-") + " jti="
                + tokenId.orElse("-");
    }

    static Denial of(DenialReason reason) {
        return new Denial(reason, Optional.empty(), Optional.empty(), Optional.empty(), Optional.empty());
    }

    private static boolean isPlain(String claim) {
        return PLAIN.matcher(claim).matches();
    }
}
