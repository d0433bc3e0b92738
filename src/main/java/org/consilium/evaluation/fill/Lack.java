package org.consilium.evaluation.fill;

import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.consilium.chart.Finding;
import org.consilium.selection.InputSpec;
import org.consilium.selection.Origin;
import org.consilium.selection.Selected;
import org.consilium.selection.SelectedFact;

/** Why an input of a score is not known. */
enum Lack {
    MISSING("not in the record"),
    STALE("too old"),
    CONFLICTING("the record contradicts itself"),
    IMPLAUSIBLE("not plausible"),
    UNIT("no unit, or one that does not fit"),
    STATUS("its status forbids its use"),
    UNUSABLE("there, but not in a form that can be used"),
    INEXACT("known only within limits"),
    NOT_MENTIONED("neither stated nor denied"),
    UNREAD("that part was not read"),
    PERSON("only a person can say");

    private static final Set<Finding.Observation.Status> BARRED =
            EnumSet.of(Finding.Observation.Status.REGISTERED, Finding.Observation.Status.UNKNOWN);

    private final String words;

    Lack(String words) {
        this.words = words;
    }

    String words() {
        return words;
    }

    /** A name for tables that programs read. */
    String key() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    /** Empty where exactly one value is known. */
    static Optional<Lack> of(InputSpec spec, Selected found) {
        if (found.known()) {
            return Optional.empty();
        }
        if (spec.origin() instanceof Origin.Bedside) {
            return Optional.of(PERSON);
        }
        return Optional.of(
                switch (found.state()) {
                    case GIVEN, ASSUMED -> INEXACT;
                    case STALE -> STALE;
                    case CONFLICTING -> CONFLICTING;
                    case IMPLAUSIBLE -> IMPLAUSIBLE;
                    case UNIT -> UNIT;
                    case NOT_MENTIONED -> NOT_MENTIONED;
                    case UNAVAILABLE -> UNREAD;
                    case MISSING -> missing(found.evidence());
                });
    }

    /** What is missing though a fact is named is in the record and may not be used as it stands. */
    private static Lack missing(List<SelectedFact> facts) {
        List<Finding> findings =
                facts.stream().flatMap(fact -> fact.finding().stream()).toList();
        if (findings.isEmpty()) {
            return MISSING;
        }
        return findings.stream().allMatch(Lack::isBarred) ? STATUS : UNUSABLE;
    }

    private static boolean isBarred(Finding finding) {
        return switch (finding) {
            case Finding.Observation fact -> BARRED.contains(fact.status());
            case Finding.Condition fact ->
                fact.verification() == Finding.Condition.Verification.UNCONFIRMED
                        || fact.clinicalStatus() == Finding.Condition.ClinicalStatus.UNKNOWN;
            case Finding.Medication fact -> fact.state() == Finding.Medication.State.UNKNOWN;
            case Finding.Procedure fact -> fact.state() == Finding.Procedure.State.UNKNOWN;
            case Finding.Allergy fact -> fact.verification() == Finding.Condition.Verification.UNCONFIRMED;
            case Finding.Order ignored -> false;
            case Finding.Encounter ignored -> false;
            case Finding.FamilyHistory ignored -> false;
            case Finding.Note ignored -> false;
            case Finding.Unreadable ignored -> false;
        };
    }

    /** The first few by name where there are several: "too old (3), not in the record (2)". */
    static String listed(Map<Lack, Integer> counts) {
        return Words.ranked(counts, Lack::words, Lack.values().length);
    }
}
