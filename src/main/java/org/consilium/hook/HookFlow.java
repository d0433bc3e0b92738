package org.consilium.hook;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import org.consilium.assessment.Occasion;
import org.consilium.fhir.ChartReader;
import org.consilium.fhir.ChartRequest;
import org.consilium.fhir.Drafts;
import org.consilium.fhir.InputGuard;
import org.consilium.fhir.ReadRecord;
import org.consilium.hook.AnswerMemory.Answer;
import org.consilium.hook.prefetch.Fallback;
import org.consilium.hook.prefetch.PrefetchResolver;
import org.consilium.hook.prefetch.PrefetchTemplate;
import org.consilium.hook.prefetch.Resolved;
import org.consilium.hook.protocol.HookRequest;
import org.consilium.hook.protocol.Problem;
import org.consilium.hook.protocol.Refused;
import org.consilium.hook.protocol.RequestReader;
import org.consilium.reasoning.Reasoning;
import org.springframework.stereotype.Component;

/** A fired hook from its body to its answer. */
@Component
class HookFlow {
    /** What writing cards and audit needs of the time until the deadline. */
    private static final Duration WRITING = Duration.ofMillis(100);

    private final InputGuard guard;
    private final RequestReader requests;
    private final PrefetchResolver prefetch;
    private final Fallback fallback;
    private final ChartReader charts;
    private final Reasoning reasoning;
    private final AnswerMemory memory;
    private final Admission admission;
    private final AnswerWriter writer;
    private final HookSettings settings;

    HookFlow(
            InputGuard guard,
            RequestReader requests,
            PrefetchResolver prefetch,
            Fallback fallback,
            ChartReader charts,
            Reasoning reasoning,
            AnswerMemory memory,
            Admission admission,
            AnswerWriter writer,
            HookSettings settings) {
        this.guard = guard;
        this.requests = requests;
        this.prefetch = prefetch;
        this.fallback = fallback;
        this.charts = charts;
        this.reasoning = reasoning;
        this.memory = memory;
        this.admission = admission;
        this.writer = writer;
        this.settings = settings;
    }

    byte[] answer(Call call, byte[] body) {
        var key = AnswerMemory.Key.of(call.client(), call.serviceId(), body);
        return memory.once(key, () -> work(call, body, key.bodyHash()), again -> {
                    writer.repeated(call, key.bodyHash());
                    return again;
                })
                .body();
    }

    private Answer work(Call call, byte[] body, String bodyHash) {
        try (var turn = admission.turn()) {
            call.timing().done("wait");
            HookRequest request = requests.read(guard.read(body), call.service().hooks());
            call.timing().done("guard");
            // of the machine's own clock, which waiting is measured by; the moment of the chart may be of another
            Instant began = Instant.now().minusMillis(call.timing().millis());
            Instant deadline = began.plus(
                            settings.deadline(call.serviceId(), call.client().name()))
                    .minus(WRITING);
            List<Resolved> resolved = resolve(call, request, earlier(began.plus(settings.fallback()), deadline));
            call.timing().done("prefetch");
            ReadRecord read = charts.read(chartRequest(request, resolved, call.received()));
            call.timing().done("chart");
            var occasion = new Occasion(request.hook().name(), call.tenant(), Set.of());
            Reasoning.Reasoned reasoned = reasoning.reason(call.service().asks(), read.chart(), occasion, deadline);
            call.timing().done("reason");
            return writer.write(call, request, new ReadingNotes(resolved, read, reasoned), reasoned, bodyHash);
        }
    }

    private List<Resolved> resolve(Call call, HookRequest request, Instant until) {
        if (request.fhirServer()
                .filter(server -> !fallback.allows(server, call.tenant()))
                .isPresent()) {
            throw new Refused(
                    new Problem.Forbidden("CSL-0262 this fhirServer is not on the list of servers that are read"));
        }
        DialectSettings dialect = call.dialect();
        List<PrefetchTemplate> templates = call.service().prefetch().stream()
                .filter(template -> !dialect.withoutKeys().contains(template.key()))
                .toList();
        return prefetch.resolve(request, call.tenant(), templates, dialect::keyFor, until);
    }

    private static Instant earlier(Instant one, Instant other) {
        return one.isBefore(other) ? one : other;
    }

    private static ChartRequest chartRequest(HookRequest request, List<Resolved> resolved, Instant asOf) {
        return new ChartRequest(
                request.context().patient(),
                resolved.stream().map(Resolved::data).toList(),
                request.context()
                        .draftOrders()
                        .map(orders -> new Drafts(orders, request.context().selections())),
                asOf);
    }
}
