package org.consilium.hook.protocol;

import java.net.URI;
import java.util.Optional;
import tools.jackson.databind.JsonNode;

/**
 * A call of a CDS service, checked against the specification.
 *
 * @param instance hookInstance as sent; a UUID unless the lenient mode let another text pass
 * @param prefetch the prefetch object, empty where none was sent
 * @param extension the request's extension object, empty where none was sent
 * @see <a href="https://cds-hooks.hl7.org/2.0/#http-request_1">CDS Hooks 2.0, calling a CDS service</a>
 */
public record HookRequest(
        Hook hook,
        String instance,
        boolean instanceIsUuid,
        Optional<URI> fhirServer,
        Optional<FhirAuthorization> authorization,
        HookContext context,
        JsonNode prefetch,
        JsonNode extension) {}
