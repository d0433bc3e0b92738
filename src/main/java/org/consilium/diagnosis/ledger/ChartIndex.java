package org.consilium.diagnosis.ledger;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.consilium.assessment.Calculation;
import org.consilium.chart.Certainty;
import org.consilium.chart.ClinicalTime;
import org.consilium.chart.Finding;
import org.consilium.chart.PatientChart;
import org.consilium.chart.Result;
import org.consilium.note.Mention;
import org.consilium.note.NoteReader;
import org.consilium.terminology.Code;
import org.consilium.terminology.CodeSet;
import org.consilium.terminology.CodeSets;
import org.consilium.terminology.CodeSystems;
import org.consilium.terminology.Concept;
import org.consilium.terminology.Conversion;
import org.consilium.terminology.Measurand;
import org.consilium.terminology.Quantity;
import org.consilium.terminology.Units;

/** A chart made quick to ask: results by LOINC code in the order of time, words of notes by term. */
final class ChartIndex {
    private static final Comparator<Finding> OLDEST_FIRST = Comparator.comparing((Finding finding) ->
                    finding.time().map(ClinicalTime::earliest).orElse(Instant.MIN))
            .thenComparing(finding -> finding.time().map(ClinicalTime::latest).orElse(Instant.MIN))
            .thenComparing(finding -> finding.source().key());

    private final PatientChart chart;
    private final Scores scores;
    private final NoteReader notes;
    private final Map<String, List<Finding.Observation>> byLoinc = new HashMap<>();
    private final Map<String, List<Mention>> byTerm = new HashMap<>();
    private final Map<Class<? extends Finding>, List<? extends Finding>> byKind = new HashMap<>();
    /** By identity: code sets are shared by the marks, and comparing them by content costs more than asking them. */
    private final Map<CodeSet, Map<Concept, Boolean>> memberships = new IdentityHashMap<>();

    private final int withheld;

    ChartIndex(PatientChart chart, NoteReader notes, Scores scores, CodeSets sets, boolean useUnknownStatus) {
        this.chart = chart;
        this.scores = scores;
        this.notes = notes;
        for (Finding.Observation observation : sorted(Finding.Observation.class)) {
            if (isUsable(observation, useUnknownStatus) && isPlausible(observation, sets)) {
                for (Code code : observation.concept().codes()) {
                    if (code.system().equals(CodeSystems.LOINC)) {
                        byLoinc.computeIfAbsent(code.value(), key -> new ArrayList<>())
                                .add(observation);
                    }
                }
            }
        }
        int suspicious = 0;
        for (Finding.Note note : sorted(Finding.Note.class)) {
            if (!isWithin(note, notes.reach())) {
                continue;
            }
            NoteReader.Read read = notes.read(note);
            suspicious += read.withheld();
            read.mentions()
                    .forEach(mention -> byTerm.computeIfAbsent(mention.term(), term -> new ArrayList<>())
                            .add(mention));
        }
        this.withheld = suspicious;
    }

    PatientChart chart() {
        return chart;
    }

    int withheld() {
        return withheld;
    }

    /** Results under any of these codes in the window, oldest first; a result without a time is in no window. */
    List<Finding.Observation> observations(Set<String> loinc, Duration window) {
        return loinc.stream()
                .flatMap(code -> byLoinc.getOrDefault(code, List.of()).stream())
                .distinct()
                .filter(observation -> isWithin(observation, window))
                .sorted(OLDEST_FIRST)
                .toList();
    }

    List<Mention> mentions(String term, Duration window) {
        return byTerm.getOrDefault(notes.normal(term), List.of()).stream()
                .filter(mention -> isWithin(mention.note(), window))
                .toList();
    }

    @SuppressWarnings("unchecked") // the list under a kind holds findings of that kind
    <F extends Finding> List<F> sorted(Class<F> kind) {
        return (List<F>) byKind.computeIfAbsent(
                kind,
                absent -> chart.ofKind(kind, finding -> true).stream()
                        .sorted(OLDEST_FIRST)
                        .toList());
    }

    /** Findings of a kind that belong to any of the sets, newest first. */
    <F extends Finding> List<F> newest(Class<F> kind, List<CodeSet> sets) {
        return sorted(kind).reversed().stream()
                .filter(finding -> sets.stream().anyMatch(set -> isMember(set, finding.concept())))
                .toList();
    }

    private boolean isMember(CodeSet set, Concept concept) {
        return memberships.computeIfAbsent(set, absent -> new HashMap<>()).computeIfAbsent(concept, set::contains);
    }

    Optional<Calculation> score(String calculator) {
        return scores.of(calculator, chart);
    }

    boolean isWithin(Finding finding, Duration window) {
        return finding.time()
                .map(time -> time.isWithin(window, chart.asOf()) == Certainty.YES)
                .orElse(false);
    }

    /** A value outside of what can be is a mistake of recording and counts as not known. */
    private static boolean isPlausible(Finding.Observation observation, CodeSets sets) {
        return !(observation.result() instanceof Result.Measured measured)
                || observation.concept().codes().stream()
                        .flatMap(code -> sets.measurandOf(code).stream()
                                .filter(measurand -> measurand.plausible().isPresent())
                                .map(measurand -> isWithin(measurand, code, measured.quantity())))
                        .allMatch(within -> within);
    }

    private static boolean isWithin(Measurand measurand, Code code, Quantity quantity) {
        var analyte = measurand.codes().stream()
                .filter(coded -> coded.code().equals(code))
                .findFirst()
                .flatMap(Measurand.CodedAs::analyte);
        return switch (Units.convert(quantity, measurand.unit(), analyte)) {
            case Conversion.Converted converted -> {
                var value = converted.quantity().value();
                var plausible = measurand.plausible().orElseThrow();
                yield value.compareTo(plausible.low()) >= 0 && value.compareTo(plausible.high()) <= 0;
            }
            case Conversion.Refused ignored -> true;
        };
    }

    /** A registered result has no value yet; of what has an unknown status a setting decides. */
    private static boolean isUsable(Finding.Observation observation, boolean useUnknownStatus) {
        return switch (observation.status()) {
            case FINAL, AMENDED, CORRECTED, PRELIMINARY -> true;
            case UNKNOWN -> useUnknownStatus;
            case REGISTERED -> false;
        };
    }
}
