package org.consilium.fhir;

import java.net.URI;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.consilium.fhir.FhirAnswer.Extent;
import org.consilium.fhir.FhirTransport.Got;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import tools.jackson.databind.JsonNode;

/**
 * Reads what prefetch left out from the EHR's own FHIR server, with the token the EHR lent for this call. The token goes
 * to that base alone; no redirect and no link leads it anywhere else.
 *
 * @see <a href="https://cds-hooks.hl7.org/2.0/#fhir-resource-access">CDS Hooks 2.0, FHIR resource access</a>
 */
public final class FhirClient {
    private static final Logger LOG = LoggerFactory.getLogger(FhirClient.class);
    private final FhirTransport transport;
    private final OutgoingSettings settings;

    FhirClient(FhirTransport transport, OutgoingSettings settings) {
        this.transport = transport;
        this.settings = settings;
    }

    /** Runs one query and follows its pages until the deadline. Many of them may run at the same time. */
    public FhirAnswer fetch(FhirAccess access, String query, Instant deadline) {
        Optional<FhirQuery> asked = FhirQuery.parse(query);
        if (asked.isEmpty()) {
            return new FhirAnswer.NotAllowed(FhirFailure.NOT_A_QUERY);
        }
        Optional<FhirFailure> refusal = refusal(access, asked.get(), deadline);
        if (refusal.isPresent()) {
            return new FhirAnswer.NotAllowed(refusal.get());
        }
        return switch (transport.get(access.base().of(asked.get()), access.token(), deadline)) {
            case Got.Failed(FhirFailure reason) -> unavailable(access, asked.get(), reason);
            case Got.Page(JsonNode json, int bytes) ->
                answers(json, asked.get())
                        ? follow(access, new Pages(json, bytes), deadline)
                        : unavailable(access, asked.get(), FhirFailure.UNREADABLE);
        };
    }

    /**
     * The pages after a Bundle that the EHR sent in prefetch; without that Bundle. They are followed only with a token,
     * and only where the grant covers every page: the scope of the search is not known here, the server decides.
     */
    public FhirAnswer following(FhirAccess access, JsonNode page, Instant deadline) {
        Optional<FhirFailure> refusal =
                access.grant().isEmpty() ? Optional.of(FhirFailure.UNAUTHORIZED) : expired(access, deadline);
        if (refusal.isPresent()) {
            return new FhirAnswer.NotAllowed(refusal.get());
        }
        FhirAnswer.Fetched all = follow(access, new Pages(page, 0), deadline);
        return new FhirAnswer.Fetched(all.pages().subList(1, all.pages().size()), all.extent());
    }

    private Optional<FhirFailure> refusal(FhirAccess access, FhirQuery query, Instant deadline) {
        boolean outside =
                access.grant().filter(grant -> !grant.scopes().allow(query)).isPresent();
        return outside ? Optional.of(FhirFailure.OUTSIDE_SCOPE) : expired(access, deadline);
    }

    /** A token that ends before the answer is due would fail in the middle of the pages. */
    private Optional<FhirFailure> expired(FhirAccess access, Instant deadline) {
        if (access.token().filter(token -> !token.isPlain()).isPresent()) {
            return Optional.of(FhirFailure.TOKEN_UNUSABLE);
        }
        boolean ends = access.grant()
                .filter(grant -> grant.expires().isBefore(deadline))
                .isPresent();
        return ends ? Optional.of(FhirFailure.TOKEN_EXPIRED) : Optional.empty();
    }

    private static boolean answers(JsonNode json, FhirQuery query) {
        String type = json.path("resourceType").asString("");
        return query.id()
                .map(id -> type.equals(query.type())
                        && json.path("id").asString("").equals(id))
                .orElseGet(() -> type.equals("Bundle"));
    }

    private FhirAnswer.Fetched follow(FhirAccess access, Pages pages, Instant deadline) {
        Optional<String> link = pages.next();
        while (link.isPresent()) {
            Optional<URI> next = access.base().next(link.get());
            if (next.isEmpty() || !pages.seen.add(next.get())) {
                return pages.until(Extent.FOREIGN_LINK);
            }
            if (pages.list.size() >= settings.maxPages()) {
                return pages.until(Extent.PAGE_LIMIT);
            }
            switch (transport.get(next.get(), access.token(), deadline)) {
                case Got.Failed(FhirFailure reason) -> {
                    return pages.until(reason == FhirFailure.DEADLINE ? Extent.DEADLINE : Extent.PAGE_UNAVAILABLE);
                }
                case Got.Page(JsonNode json, int bytes) -> {
                    if (!json.path("resourceType").asString("").equals("Bundle")) {
                        return pages.until(Extent.PAGE_UNAVAILABLE);
                    }
                    if (pages.bytes + bytes > settings.maxTotal().toBytes()) {
                        return pages.until(Extent.SIZE_LIMIT);
                    }
                    pages.add(json, bytes);
                }
            }
            link = pages.next();
        }
        return pages.until(Extent.COMPLETE);
    }

    private FhirAnswer unavailable(FhirAccess access, FhirQuery query, FhirFailure reason) {
        // the query holds the patient's id, so only its type is said
        LOG.info("CSL-0179 {} not read from {}: {}", query.type(), access.base(), reason.words());
        return new FhirAnswer.Unavailable(reason);
    }

    /** The pages of one search while they come in. */
    private static final class Pages {
        private final List<JsonNode> list = new ArrayList<>();
        private final Set<URI> seen = new HashSet<>();
        private long bytes;

        private Pages(JsonNode first, int bytes) {
            add(first, bytes);
        }

        private void add(JsonNode page, int size) {
            list.add(page);
            bytes += size;
        }

        private Optional<String> next() {
            return list.getLast()
                    .path("link")
                    .valueStream()
                    .filter(link -> link.path("relation").asString("").equals("next"))
                    .map(link -> link.path("url").asString(""))
                    .findFirst();
        }

        private FhirAnswer.Fetched until(Extent extent) {
            return new FhirAnswer.Fetched(list, extent);
        }
    }
}
