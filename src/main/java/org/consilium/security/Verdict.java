package org.consilium.security;

import java.util.Optional;

/** What the verification of a call came to. The caller of the service is told 200, 401, 403 or 503 and never why. */
public sealed interface Verdict {
    /** Go on: this client called, and may call this endpoint. */
    record Accepted(CdsClient client) implements Verdict {}

    /** 401 with {@code WWW-Authenticate: Bearer} and a body that is the same for every cause; the cause is for the audit. */
    record Denied(Denial denial) implements Verdict {}

    /** 403: the client is who it says, but has no grant for this service. */
    record NotGranted(CdsClient client, String service) implements Verdict {}

    /** 503: keys or the replay store cannot be had, so nothing can be said about the caller. */
    record Unavailable(Missing missing, Optional<String> issuer) implements Verdict {}

    /** What was needed to judge the call and could not be had. */
    enum Missing {
        KEYS,
        REPLAY_STORE
    }
}
