package org.consilium.trial;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.consilium.assessment.Eligibility.Unknown;
import org.consilium.chart.Certainty;
import org.consilium.chart.ClinicalTime;
import org.consilium.chart.Finding;
import org.consilium.chart.PatientChart;
import org.consilium.terminology.Code;
import org.consilium.terminology.Concept;

/** Looks through the record for the facts that a criterion about something being there speaks of. */
record Sightings(PatientChart chart, Windows windows) {
    private static final Map<Code, Criterion.Severity> SEVERITIES = Map.of(
            Code.snomed("255604002"), Criterion.Severity.MILD,
            Code.snomed("6736007"), Criterion.Severity.MODERATE,
            Code.snomed("24484000"), Criterion.Severity.SEVERE);

    List<Sighting> of(Criterion.Condition leaf) {
        return chart.conditions(leaf.codes()).stream()
                .map(found -> of(leaf, found))
                .sorted(Sighting.NEWEST_FIRST)
                .toList();
    }

    private Sighting of(Criterion.Condition leaf, Finding.Condition found) {
        if (found.verification() == Finding.Condition.Verification.REFUTED) {
            return Sighting.refutes(found, "refuted");
        }
        String label = found.concept().label();
        var checks = new Checks(found);
        if (found.verification() == Finding.Condition.Verification.UNCONFIRMED && !leaf.suspectedToo()) {
            checks.open(Unknown.NEEDS_HUMAN, "only suspected", label + ": confirmed?");
        }
        course(leaf, found, checks);
        if (!leaf.severities().isEmpty()) {
            severity(leaf, found, checks);
        }
        // The onset counts, not the time it lasted: a stroke of ten years ago stays on the list as active.
        window(leaf.window(), found.time().map(Extent::once), label + ": when?", checks);
        return checks.result();
    }

    private static void course(Criterion.Condition leaf, Finding.Condition found, Checks checks) {
        var status = found.clinicalStatus();
        if (leaf.course() == Criterion.Condition.Course.ANY) {
            return;
        }
        if (status == Finding.Condition.ClinicalStatus.UNKNOWN) {
            checks.open(
                    Unknown.NO_DATA,
                    "whether it is active is not recorded",
                    found.concept().label() + ": still active?");
            return;
        }
        boolean active = status == Finding.Condition.ClinicalStatus.ACTIVE;
        if (active != (leaf.course() == Criterion.Condition.Course.ACTIVE)) {
            checks.not(active ? "still active" : "recorded as past");
        }
    }

    private static void severity(Criterion.Condition leaf, Finding.Condition found, Checks checks) {
        Optional<Criterion.Severity> graded = found.severity().flatMap(Sightings::graded);
        if (graded.isEmpty()) {
            checks.open(
                    Unknown.NO_DATA,
                    "its severity is not recorded",
                    found.concept().label() + ": how severe?");
        } else if (!leaf.severities().contains(graded.get())) {
            checks.not("recorded as " + graded.get().name().toLowerCase(Locale.ROOT));
        }
    }

    private static Optional<Criterion.Severity> graded(Concept severity) {
        return severity.codes().stream()
                .flatMap(code -> Optional.ofNullable(SEVERITIES.get(code)).stream())
                .findFirst();
    }

    List<Sighting> of(Criterion.Medication leaf) {
        return chart.medications(leaf.drugs()).stream()
                .map(found -> of(leaf, found))
                .sorted(Sighting.NEWEST_FIRST)
                .toList();
    }

    private Sighting of(Criterion.Medication leaf, Finding.Medication found) {
        String label = found.concept().label();
        var checks = new Checks(found);
        boolean prior = leaf.use() == Criterion.Medication.Use.PRIOR;
        switch (found.state()) {
            case ACTIVE -> {
                if (found.begins(chart.asOf().plus(Windows.CLOCK_SKEW))) {
                    checks.open(Unknown.NO_DATA, "begins later", label + ": taken already?");
                }
            }
            case PAST -> {
                if (!prior) {
                    checks.not("recorded as past");
                }
            }
            case NOT_TAKEN -> {
                return Sighting.refutes(found, "recorded as not taken");
            }
            case DRAFT, SELECTED ->
                checks.open(Unknown.NEEDS_HUMAN, "ordered, not signed", label + ": will it be given?");
            case UNKNOWN ->
                checks.open(
                        Unknown.NO_DATA,
                        "whether it was taken is not recorded",
                        prior ? label + ": was it taken?" : label + ": still taken?");
        }
        window(leaf.window(), extent(found), label + ": when last taken?", checks);
        return checks.result();
    }

    /** An order says when it was written and may say until when it was for, never when the last dose was taken. */
    private Optional<Extent> extent(Finding.Medication found) {
        Instant now = chart.asOf();
        Optional<ClinicalTime> ended = found.ended(now);
        return found.time().or(() -> ended).map(time -> switch (found.state()) {
            case ACTIVE -> Extent.since(time, now);
            case PAST ->
                Extent.isPeriod(time) || found.kind() == Finding.Medication.Kind.ADMINISTERED
                        ? Extent.of(time)
                        : Extent.endedBefore(time, over(ended, now));
            case DRAFT, SELECTED, NOT_TAKEN, UNKNOWN -> Extent.endedBefore(time, over(ended, now));
        });
    }

    private static Instant over(Optional<ClinicalTime> ended, Instant now) {
        return ended.map(ClinicalTime::latest).filter(end -> end.isBefore(now)).orElse(now);
    }

    List<Sighting> of(Criterion.Procedure leaf) {
        boolean planned = leaf.stage() == Criterion.Procedure.Stage.PLANNED;
        Stream<Sighting> procedures =
                chart.procedures(leaf.procedures()).stream().map(found -> of(leaf, found, planned));
        Predicate<Finding.Order> wanted = order -> planned && leaf.procedures().contains(order.concept());
        Stream<Sighting> orders =
                chart.ofKind(Finding.Order.class, wanted).stream().map(found -> of(leaf, found));
        return Stream.concat(procedures, orders).sorted(Sighting.NEWEST_FIRST).toList();
    }

    private Sighting of(Criterion.Procedure leaf, Finding.Procedure found, boolean planned) {
        String label = found.concept().label();
        var checks = new Checks(found);
        switch (found.state()) {
            case DONE, IN_PROGRESS -> {
                if (planned) {
                    checks.not("already done or begun");
                }
            }
            case PLANNED -> {
                if (!planned) {
                    checks.not("only planned");
                }
            }
            case NOT_DONE -> checks.not("recorded as not done");
            case UNKNOWN ->
                checks.open(Unknown.NO_DATA, "whether it was done is not recorded", label + ": was it done?");
        }
        window(leaf.window(), found.time().map(Extent::of), label + ": when?", checks);
        return checks.result();
    }

    private Sighting of(Criterion.Procedure leaf, Finding.Order found) {
        String label = found.concept().label();
        var checks = new Checks(found);
        switch (found.state()) {
            case ACTIVE -> {}
            case DRAFT, SELECTED ->
                checks.open(Unknown.NEEDS_HUMAN, "ordered, not signed", label + ": will it be done?");
            case COMPLETED, OTHER -> checks.not("no longer planned");
        }
        window(leaf.window(), found.time().map(Extent::of), label + ": when is it planned?", checks);
        return checks.result();
    }

    private void window(Optional<Window> window, Optional<Extent> extent, String question, Checks checks) {
        if (window.isEmpty()) {
            return;
        }
        Certainty inside = windows.admits(window, extent);
        if (inside == Certainty.NO) {
            checks.not("not " + window.get().words());
        } else if (inside == Certainty.UNKNOWN) {
            boolean ahead = extent.isPresent() && !windows.isKnown(window.get().anchor());
            checks.open(
                    ahead ? Unknown.OUTSIDE_RECORD : Unknown.NO_DATA,
                    "not certain to be " + window.get().words(),
                    ahead ? question + " When would " + window.get().anchor().words() + " be?" : question);
        }
    }

    /** What is found about one fact; one thing against it outweighs all that is open. */
    private static final class Checks {
        private final Finding finding;
        private final List<Sighting> against = new ArrayList<>();
        private final List<Sighting> open = new ArrayList<>();

        private Checks(Finding finding) {
            this.finding = finding;
        }

        private void not(String why) {
            against.add(Sighting.not(finding, why));
        }

        private void open(Unknown reason, String why, String question) {
            open.add(Sighting.open(finding, reason, why, question));
        }

        private Sighting result() {
            return Stream.concat(against.stream(), open.stream()).findFirst().orElseGet(() -> Sighting.counts(finding));
        }
    }
}
