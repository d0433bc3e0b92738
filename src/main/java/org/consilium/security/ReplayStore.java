package org.consilium.security;

import java.time.Instant;

/** Remembers which JWTs were used, so that each opens the door once (CDS Hooks 2.0, {@code jti}). */
interface ReplayStore {
    /** Marks the token as used and says whether it was before. Two calls at the same time never both hear FIRST. */
    Use use(String issuer, String tokenId, Instant expires);

    /** What the store knows about a token. */
    enum Use {
        FIRST,
        REPEATED,
        /** The store cannot be asked: nothing may be accepted. */
        UNKNOWN
    }
}
