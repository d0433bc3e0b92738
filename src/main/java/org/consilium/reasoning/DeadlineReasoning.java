package org.consilium.reasoning;

import com.github.benmanes.caffeine.cache.Ticker;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.consilium.assessment.Assessment;
import org.consilium.assessment.Assessor;
import org.consilium.assessment.Differential;
import org.consilium.assessment.Occasion;
import org.consilium.assessment.Service;
import org.consilium.assessment.SlowAssessor;
import org.consilium.assessment.SlowAssessor.Deepened;
import org.consilium.audit.AuditTrail;
import org.consilium.chart.Fingerprint;
import org.consilium.chart.PatientChart;
import org.consilium.reasoning.Deepening.Asked;
import org.consilium.reasoning.Deepening.Key;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.stereotype.Component;

/** The rules answer by the deadline; the model works behind, and what it finished is shown the next time. */
@Component
final class DeadlineReasoning implements Reasoning, AutoCloseable {
    private final Map<Service, List<Assessor>> assessors;
    private final ReasoningSettings settings;
    private final AuditTrail trail;
    private final Panel panel = new Panel();
    private final Deepening deepening;

    @Autowired
    DeadlineReasoning(List<Assessor> assessors, ReasoningSettings settings, AuditTrail trail) {
        this(assessors, settings, trail, Ticker.systemTicker());
    }

    DeadlineReasoning(List<Assessor> assessors, ReasoningSettings settings, AuditTrail trail, Ticker age) {
        this.trail = trail;
        this.assessors =
                assessors.stream().collect(Collectors.groupingBy(Assessor::service, TreeMap::new, Collectors.toList()));
        this.settings = settings;
        this.deepening = new Deepening(settings, age);
    }

    @Override
    public Reasoned reason(Service service, PatientChart chart, Occasion occasion, Instant deadline) {
        List<Assessor> wanted = assessors.getOrDefault(service, List.of());
        List<Panel.Seat> seats = panel.open(wanted, chart, occasion);
        String hash = Fingerprint.of(chart).value();
        Asked asked = new Asked(service, hash, occasion.tenant(), occasion.clearance());
        Instant patience = earlier(Instant.now().plus(settings.waitForModel()), deadline);

        List<Assessment> assessments = new ArrayList<>();
        List<Assessment> finished = new ArrayList<>();
        List<Progress> parts = new ArrayList<>();
        List<String> late = new ArrayList<>();
        for (Panel.Seat seat : seats) {
            Progress part = seat.assessor() instanceof SlowAssessor slow
                    ? deepen(slow, new Call(chart, occasion, asked), patience)
                    : NOT_NEEDED;
            parts.add(part);
            if (part.state() == Progress.State.DONE) {
                seat.work().cancel(true);
                finished.addAll(part.finished());
            } else {
                Panel.Concluded concluded = panel.conclude(seat, deadline);
                assessments.addAll(told(concluded.assessments(), part));
                if (!concluded.finished()) {
                    late.add(seat.name());
                }
            }
        }
        return new Reasoned(replaced(assessments, finished), hash, together(parts), late);
    }

    /** What the model's part finished stands in place of what was concluded at once on the same topic. */
    private static List<Assessment> replaced(List<Assessment> atOnce, List<Assessment> finished) {
        Map<String, Assessment> byTopic = new LinkedHashMap<>();
        finished.forEach(each -> byTopic.put(each.topic(), each));
        List<Assessment> all = new ArrayList<>();
        atOnce.forEach(each -> all.add(byTopic.containsKey(each.topic()) ? byTopic.remove(each.topic()) : each));
        all.addAll(byTopic.values());
        return all;
    }

    /** What was concluded at once promises the model's part; where that failed the promise must not stand. */
    private static List<Assessment> told(List<Assessment> assessments, Progress part) {
        return switch (part.state()) {
            case NOT_NEEDED, PENDING, DONE -> assessments;
            case UNAVAILABLE, FAILED ->
                assessments.stream()
                        .map(assessment ->
                                assessment instanceof Differential promised ? promised.withoutModel() : assessment)
                        .toList();
        };
    }

    private record Call(PatientChart chart, Occasion occasion, Asked asked) {}

    private Progress deepen(SlowAssessor slow, Call call, Instant patience) {
        if (!slow.modelWanted()) {
            return NOT_NEEDED;
        }
        if (!slow.modelAvailable()) {
            return unavailable(slow);
        }
        Key key = new Key(
                call.asked(),
                Panel.name(slow),
                slow.modelKey(),
                call.chart().asOf().atZone(ZoneOffset.UTC).toLocalDate());
        if (!slow.hasWork(call.chart())) {
            return told(deepening.settle(key));
        }
        var witness = new CallRecord(trail, call.asked(), call.chart().patient());
        Deepening.State state = deepening.ask(key, until -> slow.deepen(call.chart(), call.occasion(), until, witness));
        boolean worthWaiting =
                state instanceof Deepening.State.Running && Instant.now().isBefore(patience);
        return told(worthWaiting ? deepening.await(key, patience) : state);
    }

    @Override
    public Progress progress(Service service, String recordHash, Occasion occasion) {
        Asked asked = new Asked(service, recordHash, occasion.tenant(), occasion.clearance());
        return together(assessors.getOrDefault(service, List.of()).stream()
                .filter(SlowAssessor.class::isInstance)
                .map(SlowAssessor.class::cast)
                .map(slow -> progress(slow, asked))
                .toList());
    }

    private Progress progress(SlowAssessor slow, Asked asked) {
        if (!slow.modelWanted()) {
            return NOT_NEEDED;
        }
        if (!slow.modelAvailable()) {
            return unavailable(slow);
        }
        String name = Panel.name(slow);
        String modelKey = slow.modelKey();
        List<Progress> attempts =
                deepening
                        .attempts(
                                asked,
                                key -> key.assessor().equals(name)
                                        && key.modelKey().equals(modelKey))
                        .stream()
                        .map(DeadlineReasoning::told)
                        .toList();
        return attempts.isEmpty() ? told(new Deepening.State.NotAsked()) : attempts.getLast();
    }

    private static final Progress NOT_NEEDED = new Progress(Progress.State.NOT_NEEDED, "", List.of());

    private static Progress unavailable(SlowAssessor slow) {
        return new Progress(Progress.State.UNAVAILABLE, slow.modelState(), List.of());
    }

    private static Progress told(Deepening.State state) {
        return switch (state) {
            case Deepening.State.Running running ->
                new Progress(Progress.State.PENDING, "the model is at work on this record", List.of());
            case Deepening.State.Over(Deepened.Finished finished) ->
                new Progress(Progress.State.DONE, "", finished.assessments());
            case Deepening.State.Over(Deepened.Failed failed) ->
                new Progress(Progress.State.FAILED, failed.because(), List.of());
            case Deepening.State.Busy busy ->
                new Progress(Progress.State.UNAVAILABLE, "the model is busy with other records", List.of());
            case Deepening.State.NotAsked notAsked ->
                new Progress(
                        Progress.State.UNAVAILABLE,
                        "the model's result for this record is no longer kept; the next call starts it anew",
                        List.of());
        };
    }

    /** Of several the one furthest from done: a reader waits for all, and is told of the first that failed. */
    private static Progress together(List<Progress> parts) {
        List<Progress> models = parts.stream()
                .filter(part -> part.state() != Progress.State.NOT_NEEDED)
                .toList();
        Function<Progress.State, Stream<Progress>> in = state -> models.stream().filter(part -> part.state() == state);
        return Stream.of(Progress.State.PENDING, Progress.State.FAILED, Progress.State.UNAVAILABLE)
                .flatMap(in)
                .findFirst()
                .orElseGet(() -> models.isEmpty()
                        ? NOT_NEEDED
                        : new Progress(
                                Progress.State.DONE,
                                "",
                                models.stream()
                                        .flatMap(part -> part.finished().stream())
                                        .toList()));
    }

    private static Instant earlier(Instant one, Instant other) {
        return one.isBefore(other) ? one : other;
    }

    @Override
    public void close() {
        panel.close();
        deepening.close();
    }
}
