package org.consilium.trial;

import java.util.List;
import java.util.Optional;
import org.consilium.assessment.Eligibility.Polarity;
import org.consilium.assessment.Eligibility.Unknown;
import org.consilium.assessment.Evidence;
import org.consilium.chart.Finding;
import org.consilium.chart.PatientChart;
import org.consilium.chart.Reach;
import org.consilium.terminology.Code;
import org.consilium.terminology.CodeSet;
import org.consilium.trial.Sighting.Standing;

/** Decides whether something is there from the facts that were sighted, and what silence means. */
record Presence(PatientChart chart) {
    private static final int SHOWN = 3;

    /**
     * What was looked for.
     *
     * @param title in words ("Dialysis within 3 months")
     * @param question to ask where nothing is found
     */
    record Sought(CodeSet codes, Reach.Kind kind, String title, String question, Silence silence) {

        static Sought of(Criterion.Condition leaf, Polarity position) {
            String title = leaf.codes().title();
            return new Sought(
                    leaf.codes(),
                    Reach.Kind.CONDITION,
                    title,
                    title + within(leaf.window()) + ": present?",
                    leaf.silence().orElse(Silence.of(position)));
        }

        static Sought of(Criterion.Medication leaf, Polarity position) {
            String title = leaf.drugs().title();
            String asked = leaf.use() == Criterion.Medication.Use.CURRENT ? ": taken now?" : ": ever taken?";
            return new Sought(
                    leaf.drugs(),
                    Reach.Kind.MEDICATION,
                    title,
                    title + within(leaf.window()) + asked,
                    leaf.silence().orElse(Silence.of(position)));
        }

        static Sought of(Criterion.Procedure leaf, Polarity position) {
            String title = leaf.procedures().title();
            boolean done = leaf.stage() == Criterion.Procedure.Stage.DONE;
            String asked = done ? ": done?" : ": planned?";
            return new Sought(
                    leaf.procedures(),
                    done ? Reach.Kind.PROCEDURE : Reach.Kind.ORDER,
                    title,
                    title + within(leaf.window()) + asked,
                    leaf.silence().orElse(Silence.of(position)));
        }

        private static String within(Optional<Window> window) {
            return window.map(known -> ", " + known.words()).orElse("");
        }
    }

    Outcome decide(Sought sought, List<Sighting> sightings) {
        List<Sighting> counting = with(Standing.COUNTS, sightings);
        List<Sighting> refuting = with(Standing.REFUTES, sightings);
        if (!counting.isEmpty()) {
            return counting.stream().allMatch(found -> isDisputed(found, refuting))
                    ? conflict(counting, refuting)
                    : Outcome.known(true, "Recorded: " + words(counting) + ".", evidence(counting));
        }
        List<Sighting> open = with(Standing.OPEN, sightings);
        if (!open.isEmpty()) {
            var first = open.getFirst();
            var doubt = new Outcome.Doubt(first.question(), first.reason(), true);
            return Outcome.open(doubt, "Not certain: " + words(open) + ".", evidence(open));
        }
        if (refutesAll(sought, refuting)) {
            return Outcome.known(false, "Recorded as refuted: " + words(refuting) + ".", evidence(refuting));
        }
        return silent(sought, sightings);
    }

    /** A refutation of one form says nothing of another: it disputes only what carries the same code. */
    private static boolean isDisputed(Sighting found, List<Sighting> refuting) {
        return refuting.stream()
                .anyMatch(refutation -> refutation.finding().concept().codes().stream()
                        .anyMatch(found.finding().concept().codes()::contains));
    }

    /**
     * Whether all that was sought is denied. "Gastric ulcer refuted" is no absence of bleeding: of a broad set every
     * code must be denied; and a drug not taken says nothing of the others of its class.
     */
    private static boolean refutesAll(Sought sought, List<Sighting> refuting) {
        CodeSet codes = sought.codes();
        if (refuting.isEmpty()) {
            return false;
        }
        if (sought.kind() == Reach.Kind.CONDITION && !codes.broad()) {
            return true;
        }
        List<Code> refuted = refuting.stream()
                .flatMap(refutation -> refutation.finding().concept().codes().stream())
                .toList();
        return codes.prefixes().isEmpty() && codes.names().isEmpty() && refuted.containsAll(codes.codes());
    }

    private static Outcome conflict(List<Sighting> counting, List<Sighting> refuting) {
        String label = counting.getFirst().finding().concept().label();
        List<Sighting> both = java.util.stream.Stream.concat(counting.stream(), refuting.stream())
                .toList();
        return Outcome.open(
                new Outcome.Doubt(label + ": recorded and refuted, which is right?", Unknown.CONFLICT, true),
                "Recorded and refuted: " + words(both) + ".",
                evidence(both));
    }

    private Outcome silent(Sought sought, List<Sighting> notCounting) {
        String found = notCounting.isEmpty()
                ? sought.title() + ": not found in the record."
                : sought.title() + ": what is recorded does not count: " + words(notCounting) + ".";
        Optional<String> gap = gap(sought.kind());
        if (gap.isPresent() || sought.silence() == Silence.UNKNOWN) {
            return Outcome.open(
                    new Outcome.Doubt(sought.question(), Unknown.NO_DATA, true),
                    gap.map(known -> "Not known: " + known + ".").orElse(found),
                    evidence(notCounting));
        }
        return Outcome.presumedAbsent(found, searched(sought), evidence(notCounting));
    }

    /** Why silence says nothing: the record was not read to its end, or hardly says anything at all. */
    private Optional<String> gap(Reach.Kind kind) {
        String things = plural(kind);
        return switch (chart.reach().of(kind)) {
            case Reach.Coverage.Partial partial -> Optional.of(things + " were read only in part, " + partial.reason());
            case Reach.Coverage.Unavailable unavailable ->
                Optional.of(things + " were not read, " + unavailable.reason());
            case Reach.Coverage.Complete ignored ->
                speaks() ? Optional.empty() : Optional.of("the record holds no condition, drug or procedure at all");
        };
    }

    private boolean speaks() {
        return chart.findings().stream()
                .anyMatch(finding -> finding instanceof Finding.Condition
                        || finding instanceof Finding.Medication
                        || finding instanceof Finding.Procedure);
    }

    private String searched(Sought sought) {
        List<Finding> all = chart.findings().stream()
                .filter(finding -> isOf(sought.kind(), finding))
                .toList();
        long uncoded = all.stream()
                .filter(finding -> finding.concept().codes().isEmpty())
                .count();
        String things = plural(sought.kind());
        return all.size() + " " + (all.size() == 1 ? things.substring(0, things.length() - 1) : things)
                + " of the record" + (uncoded == 0 ? "" : ", " + uncoded + " of them without a code");
    }

    private static boolean isOf(Reach.Kind kind, Finding finding) {
        return switch (finding) {
            case Finding.Condition ignored -> kind == Reach.Kind.CONDITION;
            case Finding.Medication ignored -> kind == Reach.Kind.MEDICATION;
            case Finding.Procedure ignored -> kind == Reach.Kind.PROCEDURE;
            case Finding.Observation ignored -> false;
            case Finding.Order ignored -> kind == Reach.Kind.ORDER;
            case Finding.Allergy ignored -> false;
            case Finding.Encounter ignored -> false;
            case Finding.FamilyHistory ignored -> false;
            case Finding.Note ignored -> false;
            case Finding.Unreadable ignored -> false;
        };
    }

    private static String plural(Reach.Kind kind) {
        return switch (kind) {
            case CONDITION -> "conditions";
            case MEDICATION -> "drugs";
            case PROCEDURE -> "procedures";
            case OBSERVATION -> "observations";
            case ORDER -> "orders";
            case PATIENT, ALLERGY, ENCOUNTER, FAMILY_HISTORY, NOTE -> "entries";
        };
    }

    private static List<Sighting> with(Standing standing, List<Sighting> sightings) {
        return sightings.stream()
                .filter(sighting -> sighting.standing() == standing)
                .toList();
    }

    private static String words(List<Sighting> sightings) {
        String shown = String.join(
                "; ", sightings.stream().limit(SHOWN).map(Sighting::words).toList());
        return sightings.size() > SHOWN ? shown + "; and " + (sightings.size() - SHOWN) + " more" : shown;
    }

    private static List<Evidence> evidence(List<Sighting> sightings) {
        return sightings.stream().map(Sighting::evidence).toList();
    }
}
