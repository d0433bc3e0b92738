package org.consilium.selection;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.consilium.chart.Finding;
import org.consilium.chart.Finding.Medication.Kind;
import org.consilium.chart.Finding.Medication.State;
import org.consilium.chart.PatientChart;
import org.consilium.chart.Reach;
import org.consilium.expression.Type;
import org.consilium.expression.Value;
import org.consilium.terminology.Concept;
import org.consilium.terminology.Conversion;
import org.consilium.terminology.Units;

/**
 * How much of a drug a day. Doses of different products add up. Where an order does not say how much without doubt (as
 * needed, in tablets, as an infusion) more than nothing is taken, and no more than is plausible. The same product
 * ordered twice may be one order that was renewed: then either the larger one or both.
 */
record Doses(InputSpec spec, Origin.Dose origin, PatientChart chart) {
    /** More than nothing. */
    private static final BigDecimal SOME = new BigDecimal("0.000001");

    private record Amount(Finding.Medication fact, Optional<BigDecimal> exact, String words) {}

    Selected select() {
        List<Finding.Medication> all =
                chart.medications(origin.set()).stream().filter(this::isMeant).toList();
        List<Finding.Medication> counted = counted(all);
        if (counted.isEmpty()) {
            return none();
        }
        List<Amount> amounts = counted.stream().map(this::amount).toList();
        Value.Number sum = sum(amounts);
        String doubts = amounts.stream()
                .filter(amount -> amount.exact().isEmpty())
                .map(Amount::words)
                .distinct()
                .collect(Collectors.joining("; "));
        boolean twice = doubts.isEmpty() && !sum.known();
        String part = Gaps.in(chart, Reach.Kind.MEDICATION).orElse("");
        return selected(
                part.isEmpty() ? sum : atLeast(sum),
                !part.isEmpty() || !doubts.isEmpty()
                        ? Selected.State.MISSING
                        : twice ? Selected.State.CONFLICTING : Selected.State.GIVEN,
                amounts,
                Words.joined(List.of(doubts, twice ? "the same product is ordered twice" : "", part)));
    }

    private boolean isMeant(Finding.Medication fact) {
        if (names(fact.concept(), origin.unless())) {
            return false;
        }
        boolean draft = fact.state() == State.DRAFT || fact.state() == State.SELECTED;
        return origin.uses().stream().anyMatch(use -> switch (use) {
            case PROPOSED -> draft;
            case CURRENT -> fact.state() == State.ACTIVE || fact.state() == State.UNKNOWN;
            case EVER -> !draft && fact.state() != State.NOT_TAKEN;
        });
    }

    /** An order, the list of what is taken, what was handed out and what is given all speak of the same drug. */
    private static List<Finding.Medication> counted(List<Finding.Medication> all) {
        for (Kind kind : List.of(Kind.ORDERED, Kind.STATED, Kind.ADMINISTERED, Kind.DISPENSED)) {
            List<Finding.Medication> ofKind =
                    all.stream().filter(fact -> fact.kind() == kind).toList();
            if (!ofKind.isEmpty()) {
                return ofKind;
            }
        }
        return List.of();
    }

    private Amount amount(Finding.Medication fact) {
        if (fact.state() == State.UNKNOWN) {
            return new Amount(fact, Optional.empty(), "the record does not say whether it is taken");
        }
        if (names(fact.concept(), origin.except())) {
            return new Amount(fact, Optional.empty(), "this form cannot be counted");
        }
        if (fact.dailyDose().isEmpty()) {
            return new Amount(fact, Optional.empty(), "the order states no regular amount a day");
        }
        return switch (Units.convert(fact.dailyDose().get(), unit())) {
            case Conversion.Converted converted ->
                new Amount(fact, Optional.of(converted.quantity().value()), Words.quantity(converted.quantity()));
            case Conversion.Refused refused -> new Amount(fact, Optional.empty(), refused.reason());
        };
    }

    private static boolean names(Concept concept, Set<String> words) {
        return Stream.of(concept.text().toLowerCase(Locale.ROOT).split("[^\\p{L}]+"))
                .anyMatch(words::contains);
    }

    private Value.Number sum(List<Amount> amounts) {
        BigDecimal low = BigDecimal.ZERO;
        BigDecimal high = BigDecimal.ZERO;
        Map<Concept, List<Amount>> products = amounts.stream()
                .collect(Collectors.groupingBy(amount -> amount.fact().concept()));
        for (List<Amount> same : products.values()) {
            low = low.add(same.stream().map(this::least).reduce(BigDecimal.ZERO, BigDecimal::max));
            high = high.add(same.stream().map(this::most).reduce(BigDecimal.ZERO, BigDecimal::add));
        }
        BigDecimal ceiling = origin.plausible().high().max(low);
        return Value.Number.between(low, high.min(ceiling), unit());
    }

    private BigDecimal least(Amount amount) {
        boolean open = amount.fact().state() == State.UNKNOWN;
        return amount.exact().orElse(open ? BigDecimal.ZERO : SOME);
    }

    private BigDecimal most(Amount amount) {
        return amount.exact().orElse(origin.plausible().high());
    }

    /** What was not read can only add to it. */
    private Value.Number atLeast(Value.Number sum) {
        BigDecimal low = sum.low().orElse(BigDecimal.ZERO);
        return Value.Number.between(low, origin.plausible().high().max(low), unit());
    }

    private Selected none() {
        Optional<String> gap = Gaps.in(chart, Reach.Kind.MEDICATION);
        if (gap.isPresent()) {
            return selected(Values.unknown(spec), Selected.State.UNAVAILABLE, List.of(), gap.get());
        }
        if (spec.silence() == InputSpec.Silence.ABSENT_PRESUMED) {
            var nothing = Value.Number.exactly(BigDecimal.ZERO, unit());
            return selected(
                    nothing, Selected.State.ASSUMED, List.of(), "presumed none: orders and lists do not mention it");
        }
        return selected(
                Values.unknown(spec), Selected.State.NOT_MENTIONED, List.of(), "orders and lists do not mention it");
    }

    private String unit() {
        return ((Type.Number) spec.type()).unit();
    }

    private Selected selected(Value value, Selected.State state, List<Amount> because, String note) {
        List<SelectedFact> evidence = new ArrayList<>();
        because.forEach(amount -> evidence.add(SelectedFact.of(
                amount.fact(), Optional.empty(), amount.fact().concept().label(), amount.words(), "a day")));
        return new Selected(spec.id(), spec.label(), value, state, evidence, note, spec.question());
    }
}
