package org.consilium.hook.prefetch;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import org.consilium.fhir.Prefetched;
import org.consilium.fhir.Prefetched.Answer;
import org.consilium.hook.prefetch.Resolved.Origin;
import org.consilium.hook.protocol.HookRequest;
import org.consilium.hook.protocol.Problem;
import org.consilium.hook.protocol.Refused;
import org.springframework.stereotype.Component;
import tools.jackson.databind.JsonNode;

/**
 * Brings together what a service needs: what was sent, and for keys that were not sent what the EHR's FHIR server gives.
 * A key sent as null is an answer ("nothing"), one that holds an error is not asked for again, and only a missing key is
 * read. Nothing that is missing is ever taken for empty.
 */
@Component
public class PrefetchResolver {
    private final Fallback fallback;

    public PrefetchResolver(Fallback fallback) {
        this.fallback = fallback;
    }

    /**
     * @param keyFor the name under which this EHR sends one of our keys
     * @throws Refused 412 if a template that is required came to nothing
     */
    public List<Resolved> resolve(
            HookRequest request,
            String tenant,
            List<PrefetchTemplate> templates,
            UnaryOperator<String> keyFor,
            Instant deadline) {
        if (request.fhirServer().isEmpty()) {
            return complete(
                    templates.stream()
                            .map(template -> resolve(request, tenant, template, keyFor, deadline))
                            .toList(),
                    keyFor);
        }
        List<Future<Resolved>> work;
        try (ExecutorService each = Executors.newVirtualThreadPerTaskExecutor()) {
            work = templates.stream()
                    .map(template -> each.submit(() -> resolve(request, tenant, template, keyFor, deadline)))
                    .toList();
        }
        return named(
                request, tenant, complete(work.stream().map(Future::resultNow).toList(), keyFor), deadline);
    }

    private List<Resolved> named(HookRequest request, String tenant, List<Resolved> resolved, Instant deadline) {
        return NamelessDrugs.query(request, resolved)
                .map(query -> {
                    var template = new PrefetchTemplate(NamelessDrugs.KEY, query, Set.of(), false);
                    Answer answer = fallback.read(request, tenant, query, deadline);
                    return Stream.concat(
                                    resolved.stream(),
                                    Stream.of(new Resolved(
                                            template, data(template, NamelessDrugs.KEY, answer), Origin.FHIR_SERVER)))
                            .toList();
                })
                .orElse(resolved);
    }

    private Resolved resolve(
            HookRequest request,
            String tenant,
            PrefetchTemplate template,
            UnaryOperator<String> keyFor,
            Instant deadline) {
        String key = keyFor.apply(template.key());
        return switch (Answer.of(request.prefetch().path(key))) {
            case Answer.Sent(List<JsonNode> pages) ->
                new Resolved(
                        template, data(template, key, withMore(request, tenant, pages, deadline)), Origin.PREFETCH);
            case Answer.NoData none -> new Resolved(template, data(template, key, none), Origin.PREFETCH);
            case Answer.Failed failed -> new Resolved(template, data(template, key, failed), Origin.PREFETCH);
            case Answer.Missing missing -> read(request, tenant, template, key, deadline);
        };
    }

    private static Prefetched data(PrefetchTemplate template, String key, Answer answer) {
        return new Prefetched(key, template.kinds(), answer);
    }

    private Answer withMore(HookRequest request, String tenant, List<JsonNode> pages, Instant deadline) {
        JsonNode first = pages.getFirst();
        if (request.authorization().isEmpty() || !hasNext(first)) {
            return new Answer.Sent(pages);
        }
        return new Answer.Sent(
                Stream.concat(Stream.of(first), fallback.following(request, tenant, first, deadline).stream())
                        .toList());
    }

    private static boolean hasNext(JsonNode page) {
        return page.path("link")
                .valueStream()
                .anyMatch(link -> "next".equals(link.path("relation").asString("")));
    }

    private Resolved read(HookRequest request, String tenant, PrefetchTemplate template, String key, Instant deadline) {
        Optional<String> query =
                request.fhirServer().isEmpty() ? Optional.empty() : Tokens.fill(template.query(), request.context());
        return query.map(filled -> new Resolved(
                        template,
                        data(template, key, fallback.read(request, tenant, filled, deadline)),
                        Origin.FHIR_SERVER))
                .orElseGet(() -> new Resolved(template, data(template, key, new Answer.Missing()), Origin.NOWHERE));
    }

    private static List<Resolved> complete(List<Resolved> resolved, UnaryOperator<String> keyFor) {
        List<String> wanting = resolved.stream()
                .filter(each -> each.template().required() && each.isWanting())
                .map(each -> keyFor.apply(each.template().key()))
                .toList();
        if (!wanting.isEmpty()) {
            throw new Refused(new Problem.PreconditionFailed(
                    "CSL-0227 send the prefetch " + String.join(", ", wanting)
                            + ", or fhirServer with a token that may read it",
                    wanting));
        }
        return resolved;
    }
}
