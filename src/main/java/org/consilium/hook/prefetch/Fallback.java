package org.consilium.hook.prefetch;

import java.net.URI;
import java.time.Instant;
import java.util.List;
import org.consilium.fhir.Prefetched;
import org.consilium.hook.protocol.HookRequest;
import tools.jackson.databind.JsonNode;

/** Reading the EHR's FHIR server where prefetch leaves a gap. It never throws for what that server does. */
public interface Fallback {

    /** Whether this server may be spoken to at all on behalf of this tenant; asking connects to nothing. */
    boolean allows(URI server, String tenant);

    /** What the server answers to a query, all its pages. */
    Prefetched.Answer read(HookRequest request, String tenant, String query, Instant deadline);

    /** The pages after this one, as far as they can be had. */
    List<JsonNode> following(HookRequest request, String tenant, JsonNode page, Instant deadline);
}
