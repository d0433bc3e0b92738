package org.consilium.hook;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.Period;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.consilium.assessment.Occasion;
import org.consilium.chart.Reach;
import org.consilium.fhir.ChartReader;
import org.consilium.fhir.ChartRequest;
import org.consilium.fhir.Drafts;
import org.consilium.fhir.InputGuard;
import org.consilium.fhir.ReadRecord;
import org.consilium.hook.AnswerMemory.Answer;
import org.consilium.hook.prefetch.Fallback;
import org.consilium.hook.prefetch.Prefetch;
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

    /** Longer than any window of a measurement but those that hold at any age. */
    private static final Period RESULTS_BACK = Period.ofYears(2);

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
        try (var turn = admission.turn();
                var core = admission.core()) {
            call.timing().done("wait");
            HookRequest request = requests.read(guard.read(body), call.service().hooks());
            call.timing().done("guard");
            // of the machine's own clock, which waiting is measured by; the moment of the chart may be of another
            Instant began = Instant.now().minusMillis(call.timing().millis());
            Instant deadline = began.plus(
                            settings.deadline(call.serviceId(), call.client().name()))
                    .minus(WRITING);
            Instant readUntil = earlier(began.plus(settings.fallback()), deadline);
            List<Resolved> resolved = isReadFromServer(call, request)
                    ? core.leave(() -> resolve(call, request, readUntil))
                    : resolve(call, request, readUntil);
            call.timing().done("prefetch");
            ReadRecord read = charts.read(chartRequest(request, resolved, call.received()));
            call.timing().done("chart");
            var occasion = new Occasion(request.hook().name(), call.tenant(), Set.of());
            Reasoning.Reasoned reasoned = reasoning.reason(call.service().asks(), read.chart(), occasion, deadline);
            call.timing().done("reason");
            var notes = new ReadingNotes(
                    resolved,
                    read,
                    reasoned,
                    isOnlyByCategory(call, resolved),
                    call.service().besideTheResult());
            return writer.write(call, request, notes, reasoned, bodyHash);
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
        return prefetch.resolve(request, call.tenant(), withResults(call, request, templates), dialect::keyFor, until);
    }

    private static boolean isReadFromServer(Call call, HookRequest request) {
        return request.fhirServer().isPresent()
                && call.service().prefetch().stream().anyMatch(template -> isMissing(template, call, request));
    }

    private static boolean isMissing(PrefetchTemplate template, Call call, HookRequest request) {
        return request.prefetch().path(call.dialect().keyFor(template.key())).isMissingNode();
    }

    /** Results that no category finds are asked for only where the FHIR server is asked for results anyway. */
    private static List<PrefetchTemplate> withResults(
            Call call, HookRequest request, List<PrefetchTemplate> templates) {
        boolean isRead = request.fhirServer().isPresent()
                && templates.stream()
                        .filter(template -> template.kinds().contains(Reach.Kind.OBSERVATION))
                        .anyMatch(template -> isMissing(template, call, request));
        if (!isRead || call.dialect().everyResultHasCategory()) {
            return templates;
        }
        LocalDate since = LocalDate.ofInstant(call.received(), ZoneOffset.UTC).minus(RESULTS_BACK);
        return Stream.concat(templates.stream(), Stream.of(Prefetch.results(since)))
                .toList();
    }

    private static boolean isOnlyByCategory(Call call, List<Resolved> resolved) {
        return !call.dialect().everyResultHasCategory()
                && resolved.stream().noneMatch(each -> each.template().key().equals(Prefetch.RESULTS));
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
