package org.consilium.selection;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.consilium.chart.ClinicalTime;
import org.consilium.chart.PatientChart;

/** One chart, opened for the inputs of many rules. */
public final class Selection {
    private final ChartIndex index;
    private final SelectionSettings settings;
    private final Map<String, ClinicalTime> anchors;

    Selection(ChartIndex index, SelectionSettings settings, Map<String, ClinicalTime> anchors) {
        this.index = index;
        this.settings = settings;
        this.anchors = Map.copyOf(anchors);
    }

    /** The same chart, with the times of events that "before" and "after" refer to ("enrolment"). */
    public Selection with(Map<String, ClinicalTime> events) {
        var all = new HashMap<>(anchors);
        all.putAll(events);
        return new Selection(index, settings, all);
    }

    public PatientChart chart() {
        return index.chart();
    }

    /** One input alone. An input of a same-sample group is then simply the newest one. */
    public Selected select(InputSpec spec) {
        return spec.rule() instanceof Rule.SameSample ? alone(spec) : kept(spec);
    }

    private Selected alone(InputSpec spec) {
        return otherwise(spec, found(spec, Optional.empty()));
    }

    /** What rests on nothing but the chart is looked up once for all rules that ask the same. */
    private Selected kept(InputSpec spec) {
        return anchor(spec).isPresent()
                ? alone(spec)
                : index.selected(List.of(spec), () -> Map.of(spec.id(), alone(spec)))
                        .values()
                        .iterator()
                        .next();
    }

    /**
     * All inputs of one rule, in their order: inputs of a same-sample group come from one sample, and "before" and
     * "after" may name another input, whose time is then the event.
     */
    public Map<String, Selected> selectAll(Collection<InputSpec> specs) {
        Map<String, Selected> sampled = sampled(specs);
        Map<String, ClinicalTime> events = new HashMap<>(anchors);
        Map<String, Selected> selected = new LinkedHashMap<>();
        List<InputSpec> waiting = new ArrayList<>();
        for (InputSpec spec : specs) {
            boolean waits =
                    anchor(spec).filter(name -> !events.containsKey(name)).isPresent();
            if (waits) {
                waiting.add(spec);
            }
            selected.put(
                    spec.id(),
                    waits
                            ? missing(spec)
                            : Optional.ofNullable(sampled.get(spec.id())).orElseGet(() -> select(spec)));
        }
        if (!waiting.isEmpty()) {
            selected.forEach((id, found) -> time(found).ifPresent(time -> events.putIfAbsent(id, time)));
            Selection informed = with(events);
            waiting.forEach(spec -> selected.put(spec.id(), informed.select(spec)));
        }
        return selected;
    }

    private static Selected missing(InputSpec spec) {
        return new Selected(spec.id(), spec.label(), Values.unknown(spec), Selected.State.MISSING, List.of(), "", "");
    }

    /** The inputs of same-sample groups. */
    private Map<String, Selected> sampled(Collection<InputSpec> specs) {
        Map<String, List<InputSpec>> groups = new LinkedHashMap<>();
        for (InputSpec spec : specs) {
            if (spec.rule() instanceof Rule.SameSample sample) {
                groups.computeIfAbsent(sample.group(), key -> new ArrayList<>()).add(spec);
            }
        }
        Map<String, Selected> sampled = new HashMap<>();
        groups.values().forEach(group -> sampled.putAll(index.selected(List.copyOf(group), () -> together(group))));
        return sampled;
    }

    private Map<String, Selected> together(List<InputSpec> group) {
        Map<String, List<Reading>> samples = Samples.pair(group, this::fresh);
        Map<String, Selected> together = new HashMap<>();
        group.forEach(spec ->
                together.put(spec.id(), otherwise(spec, found(spec, Optional.ofNullable(samples.get(spec.id()))))));
        return together;
    }

    /** The usable readings of an input that are in its window. */
    private List<Reading> fresh(InputSpec spec) {
        return spec.origin() instanceof Origin.Observed observed
                ? Measured.fresh(spec, Readings.of(spec, observed, index, settings), chart())
                : List.of();
    }

    private static Optional<String> anchor(InputSpec spec) {
        return switch (spec.rule()) {
            case Rule.Before before -> Optional.of(before.anchor());
            case Rule.After after -> Optional.of(after.anchor());
            case Rule.At at -> Optional.of(at.anchor());
            case Rule.Latest ignored -> Optional.empty();
            case Rule.Earliest ignored -> Optional.empty();
            case Rule.Min ignored -> Optional.empty();
            case Rule.Max ignored -> Optional.empty();
            case Rule.Median ignored -> Optional.empty();
            case Rule.Mean ignored -> Optional.empty();
            case Rule.Count ignored -> Optional.empty();
            case Rule.WorstIn ignored -> Optional.empty();
            case Rule.SameSample ignored -> Optional.empty();
            case Rule.Baseline ignored -> Optional.empty();
            case Rule.Delta ignored -> Optional.empty();
            case Rule.RatioToBaseline ignored -> Optional.empty();
            case Rule.TwoApart ignored -> Optional.empty();
        };
    }

    private static Optional<ClinicalTime> time(Selected selected) {
        return selected.state() == Selected.State.GIVEN
                ? selected.evidence().stream().findFirst().flatMap(SelectedFact::time)
                : Optional.empty();
    }

    private Selected found(InputSpec spec, Optional<List<Reading>> sample) {
        return switch (spec.origin()) {
            case Origin.Observed observed ->
                new Measured(spec, Readings.of(spec, observed, index, settings), chart(), anchors).select(sample);
            case Origin.Condition condition -> Statements.condition(spec, condition, chart());
            case Origin.Medication medication -> Statements.medication(spec, medication, chart());
            case Origin.Dose dose -> new Doses(spec, dose, chart()).select();
            case Origin.Procedure procedure -> Statements.procedure(spec, procedure, chart());
            case Origin.Allergy allergy -> Statements.allergy(spec, allergy, chart());
            case Origin.Age age -> Persons.age(spec, age, chart());
            case Origin.Sex ignored -> Persons.sex(spec, chart());
            case Origin.Today ignored -> Persons.today(spec, chart());
            case Origin.Site site -> Sites.select(spec, site, settings);
            case Origin.Bedside bedside ->
                new Selected(
                        spec.id(),
                        spec.label(),
                        Values.unknown(spec),
                        Selected.State.NOT_MENTIONED,
                        List.of(),
                        Words.onlyAPerson(spec.label(), bedside.finding()),
                        spec.question());
        };
    }

    /** The stated course where the record has nothing; a refused or stale value is never replaced by an assumption. */
    private static Selected otherwise(InputSpec spec, Selected found) {
        boolean absent = (found.state() == Selected.State.MISSING || found.state() == Selected.State.NOT_MENTIONED)
                && found.evidence().isEmpty();
        return switch (spec.onMissing()) {
            case InputSpec.OnMissing.Ask ignored -> found.known() ? quiet(found) : found;
            case InputSpec.OnMissing.Unknown ignored -> quiet(found);
            case InputSpec.OnMissing.Assume assume ->
                absent
                        ? new Selected(
                                spec.id(),
                                spec.label(),
                                assume.value(),
                                Selected.State.ASSUMED,
                                List.of(),
                                Words.joined(List.of(found.note(), "assumed " + Words.value(assume.value()))),
                                spec.question())
                        : found;
        };
    }

    private static Selected quiet(Selected found) {
        return new Selected(
                found.id(), found.label(), found.value(), found.state(), found.evidence(), found.note(), "");
    }
}
