package org.consilium.hook;

import java.net.URI;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.consilium.fhir.BearerToken;
import org.consilium.fhir.FhirAccess;
import org.consilium.fhir.FhirAnswer;
import org.consilium.fhir.FhirClient;
import org.consilium.fhir.FhirServerAllowlist;
import org.consilium.fhir.GrantedScopes;
import org.consilium.fhir.Prefetched;
import org.consilium.hook.prefetch.Fallback;
import org.consilium.hook.protocol.FhirAuthorization;
import org.consilium.hook.protocol.HookRequest;
import org.springframework.stereotype.Component;
import tools.jackson.databind.JsonNode;

/** Reads the FHIR servers on the allow list, with the token of the call. */
@Component
class FhirFallback implements Fallback {
    /** Longer than any call; keeps arithmetic on instants safe from a number without sense. */
    private static final long A_DAY = 86_400;

    private final FhirServerAllowlist servers;
    private final FhirClient client;

    FhirFallback(FhirServerAllowlist servers, FhirClient client) {
        this.servers = servers;
        this.client = client;
    }

    @Override
    public boolean allows(URI server, String tenant) {
        return servers.permit(tenant, server.toString()).isPresent();
    }

    @Override
    public Prefetched.Answer read(HookRequest request, String tenant, String query, Instant deadline) {
        Optional<FhirAccess> access = access(request, tenant);
        if (access.isEmpty()) {
            return new Prefetched.Answer.Missing();
        }
        return switch (client.fetch(access.get(), query, deadline)) {
            case FhirAnswer.Fetched fetched -> new Prefetched.Answer.Sent(fetched.pages());
            case FhirAnswer.Unavailable(var reason) -> new Prefetched.Answer.Failed(reason.words());
            case FhirAnswer.NotAllowed(var reason) -> new Prefetched.Answer.Failed(reason.words());
        };
    }

    /** Where pages are left out, the last one that is here still has its next link: that is how the chart knows. */
    @Override
    public List<JsonNode> following(HookRequest request, String tenant, JsonNode page, Instant deadline) {
        Optional<FhirAccess> access = access(request, tenant);
        if (access.isEmpty()) {
            return List.of();
        }
        return switch (client.following(access.get(), page, deadline)) {
            case FhirAnswer.Fetched fetched -> fetched.pages();
            case FhirAnswer.Unavailable unavailable -> List.of();
            case FhirAnswer.NotAllowed refused -> List.of();
        };
    }

    private Optional<FhirAccess> access(HookRequest request, String tenant) {
        return request.fhirServer()
                .flatMap(server -> servers.permit(tenant, server.toString()))
                .map(base -> new FhirAccess(base, request.authorization().map(FhirFallback::grant)));
    }

    private static FhirAccess.Grant grant(FhirAuthorization granted) {
        return new FhirAccess.Grant(
                BearerToken.of(granted.accessToken()),
                GrantedScopes.parse(granted.scope()),
                Instant.now().plusSeconds(Math.min(granted.expiresIn(), A_DAY)));
    }
}
