package org.consilium.calculator;

import java.math.BigDecimal;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.consilium.assessment.Evidence;
import org.consilium.chart.Certainty;
import org.consilium.chart.Finding;
import org.consilium.chart.PatientChart;
import org.consilium.chart.Reach;
import org.consilium.chart.Source;
import org.consilium.expression.Truth;
import org.consilium.expression.Value;
import org.consilium.selection.InputSpec;
import org.consilium.selection.Selected;
import org.consilium.selection.SelectedFact;
import org.consilium.selection.Selection;
import org.consilium.selection.Window;
import org.consilium.terminology.CodeSet;

/**
 * What the record documents about the situation: it says for whom a score is meant and when it matters, never how many
 * points it has. True where it is documented, false where the record was read in full and does not document it.
 */
public record Context(String id, String label, Kind kind) {

    /** Where to look. */
    public sealed interface Kind {

        /**
         * A condition or a drug, as an input that is presumed absent where a complete record does not mention it.
         *
         * @param within for an acute condition: how long ago it may have begun. One that a list still holds years later
         *     is over; one without any date counts.
         */
        record Documented(InputSpec spec, Optional<Window> within) implements Kind {}

        /** A condition that somebody suspects: entered, not confirmed, not over. */
        record Suspected(CodeSet codes) implements Kind {}

        /** A drug or another order that is being written now. */
        record Ordered(CodeSet codes) implements Kind {}

        /** A value that rose by so much, or to so many times, within a short while before its newest: not at rest. */
        record Rising(InputSpec spec, BigDecimal least) implements Kind {}

        /** A contact in progress, by its class (HL7 v3 ActCode: EMER, IMP). */
        record Encounter(Set<String> classes) implements Kind {
            public Encounter {
                classes = Set.copyOf(classes);
            }
        }
    }

    /** "no atrial fibrillation in the record", "no opioid being ordered". */
    String absence() {
        boolean isName = label.length() < 2 || Character.isLowerCase(label.charAt(1));
        String words = isName ? label.substring(0, 1).toLowerCase(Locale.ROOT) + label.substring(1) : label;
        return "no " + words + (kind instanceof Kind.Ordered ? "" : " in the record");
    }

    /** What was found. */
    record Found(Truth truth, List<Evidence> evidence) {}

    Found find(Selection selection) {
        return switch (kind) {
            case Kind.Documented documented -> documented(documented, selection);
            case Kind.Suspected suspected -> suspected(suspected.codes(), selection.chart());
            case Kind.Ordered ordered -> ordered(ordered.codes(), selection.chart());
            case Kind.Rising rising -> rising(rising, selection.select(rising.spec()));
            case Kind.Encounter encounter -> encounter(encounter.classes(), selection.chart());
        };
    }

    private static Found documented(Kind.Documented documented, Selection selection) {
        Selected selected = selection.select(documented.spec());
        Truth truth = selected.value() instanceof Value.Logical logical ? logical.truth() : Truth.UNKNOWN;
        if (truth != Truth.TRUE) {
            return new Found(truth, List.of());
        }
        Set<Source> over = documented
                .within()
                .map(window -> begunBefore(window, selection.chart()))
                .orElse(Set.of());
        List<Evidence> evidence = selected.evidence().stream()
                .map(SelectedFact::evidence)
                .filter(fact -> !over.contains(fact.source()))
                .limit(3)
                .toList();
        return evidence.isEmpty() ? new Found(Truth.FALSE, List.of()) : new Found(Truth.TRUE, evidence);
    }

    /** By the onset, else by the entry: what was entered before the window began before it. */
    private static Set<Source> begunBefore(Window window, PatientChart chart) {
        return chart
                .ofKind(
                        Finding.Condition.class,
                        condition -> condition
                                .time()
                                .or(condition::recorded)
                                .filter(time -> window.holds(time, chart.asOf()) == Certainty.NO)
                                .isPresent())
                .stream()
                .map(Finding::source)
                .collect(Collectors.toSet());
    }

    /** False without an earlier value too: it only takes back what is said of a steady one. */
    private static Found rising(Kind.Rising rising, Selected selected) {
        boolean rose = selected.value() instanceof Value.Number number
                && number.low()
                        .filter(low -> low.compareTo(rising.least()) >= 0)
                        .isPresent();
        return rose
                ? new Found(
                        Truth.TRUE,
                        selected.evidence().stream().map(SelectedFact::evidence).toList())
                : new Found(Truth.FALSE, List.of());
    }

    private static Found suspected(CodeSet codes, PatientChart chart) {
        return among(
                chart.conditions(codes).stream()
                        .filter(condition -> condition.verification() == Finding.Condition.Verification.UNCONFIRMED)
                        .filter(condition -> condition.clinicalStatus() != Finding.Condition.ClinicalStatus.PAST)
                        .toList(),
                chart.reach().of(Reach.Kind.CONDITION));
    }

    private static Found ordered(CodeSet codes, PatientChart chart) {
        return among(
                Stream.<Finding>concat(
                                chart.ofKind(Finding.Medication.class, Context::beingWritten).stream(),
                                chart.ofKind(Finding.Order.class, Context::beingWritten).stream())
                        .filter(finding -> codes.contains(finding.concept()))
                        .toList(),
                // orders being written come with the hook itself: where it brings none, none is being written
                new Reach.Coverage.Complete());
    }

    private static Found encounter(Set<String> classes, PatientChart chart) {
        return among(
                chart.ofKind(
                        Finding.Encounter.class,
                        encounter -> encounter.inProgress() && classes.contains(encounter.classCode())),
                chart.reach().of(Reach.Kind.ENCOUNTER));
    }

    private static Found among(List<? extends Finding> findings, Reach.Coverage coverage) {
        if (findings.isEmpty()) {
            boolean read = coverage instanceof Reach.Coverage.Complete;
            return new Found(read ? Truth.FALSE : Truth.UNKNOWN, List.of());
        }
        return new Found(
                Truth.TRUE,
                findings.stream()
                        .limit(3)
                        .map(finding ->
                                Evidence.of(finding.source(), finding.concept().label(), "", finding.time()))
                        .toList());
    }

    private static boolean beingWritten(Finding.Medication drug) {
        return drug.state() == Finding.Medication.State.DRAFT || drug.state() == Finding.Medication.State.SELECTED;
    }

    private static boolean beingWritten(Finding.Order order) {
        return order.state() == Finding.Order.State.DRAFT || order.state() == Finding.Order.State.SELECTED;
    }
}
