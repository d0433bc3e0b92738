package org.consilium.hook;

import java.net.URI;
import java.time.Instant;
import java.util.List;
import org.consilium.fhir.Prefetched;
import org.consilium.hook.prefetch.Fallback;
import org.consilium.hook.protocol.HookRequest;
import org.springframework.stereotype.Component;
import tools.jackson.databind.JsonNode;

/** No server may be spoken to. */
@Component
class NoFallback implements Fallback {
    @Override
    public boolean allows(URI server, String tenant) {
        return false;
    }

    @Override
    public Prefetched.Answer read(HookRequest request, String query, Instant deadline) {
        return new Prefetched.Answer.Missing();
    }

    @Override
    public List<JsonNode> following(HookRequest request, JsonNode page, Instant deadline) {
        return List.of();
    }
}
