package org.consilium.hook;

import jakarta.servlet.http.HttpServletRequest;
import java.util.Collections;
import java.util.List;
import org.consilium.hook.protocol.Problem;
import org.consilium.hook.protocol.Refused;
import org.consilium.security.CdsClient;
import org.consilium.security.CdsEndpoint;
import org.consilium.security.ClientVerifier;
import org.consilium.security.Verdict;
import org.springframework.stereotype.Component;

/** Asks who calls, before anything of the body is read. */
@Component
class Callers {
    /** The same for every cause: a client that tries keys must not learn what was wrong. */
    static final String WHO = "CSL-0250 this call is not authorized";

    private final ClientVerifier verifier;
    private final Ledger ledger;

    Callers(ClientVerifier verifier, Ledger ledger) {
        this.verifier = verifier;
        this.ledger = ledger;
    }

    CdsClient admit(HttpServletRequest request, CdsEndpoint endpoint) {
        List<String> headers = Collections.list(request.getHeaders("Authorization"));
        return switch (verifier.verify(headers, endpoint)) {
            case Verdict.Accepted(CdsClient client) -> client;
            case Verdict.Denied(var denial) -> {
                ledger.denied(denial, endpoint);
                throw new Refused(new Problem.Unauthorized(WHO));
            }
            case Verdict.NotGranted(CdsClient client, String service) -> {
                var problem = new Problem.Forbidden("CSL-0251 this client has no grant for this service");
                ledger.refused(client, service, problem);
                throw new Refused(problem);
            }
            case Verdict.Unavailable ignored ->
                throw new Refused(
                        new Problem.Unavailable("CSL-0252 the caller cannot be verified now; try again later"));
        };
    }
}
