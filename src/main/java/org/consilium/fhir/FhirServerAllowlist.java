package org.consilium.fhir;

import java.util.Collection;
import java.util.List;
import java.util.Optional;

/**
 * The FHIR servers that a call may name in {@code fhirServer}. Everything else is refused before a name is resolved or a
 * connection made: otherwise a caller could send this service, and its token, wherever it likes.
 */
public final class FhirServerAllowlist {
    private final Collection<OutgoingSettings.Server> servers;

    public FhirServerAllowlist(OutgoingSettings settings) {
        this.servers = List.copyOf(settings.servers().values());
    }

    /** The base to read from; empty where the tenant may not name this server. */
    public Optional<FhirBase> permit(String tenant, String fhirServer) {
        return FhirBase.parse(fhirServer)
                .filter(base -> servers.stream()
                        .anyMatch(server ->
                                server.servesTenant(tenant) && server.base().covers(base)));
    }
}
