package org.consilium.selection;

import java.util.Comparator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.consilium.chart.ClinicalTime;
import org.consilium.chart.Finding;
import org.consilium.chart.PatientChart;
import org.consilium.chart.Reach;
import org.consilium.expression.Truth;
import org.consilium.expression.Value;

/**
 * What the facts of a code set say of a statement. Each fact speaks for it, against it, or leaves it open; the whole is
 * decided here in one way for conditions, drugs, procedures and allergies.
 */
final class Statement {

    /** What one fact says. */
    enum Says {
        YES,
        /** not this one: documented absence, which contradicts a yes of the same code */
        NO,
        /** none of the kind at all: contradicts every yes */
        NONE,
        /** it was so and is over: a no, unless another fact says yes */
        ENDED,
        /** said, but not clearly enough to count */
        OPEN,
        /** it was so, but not in the time that counts: as good as silence */
        LAPSED
    }

    record Voice(Says says, Finding finding, String words) {}

    private final InputSpec spec;
    private final Reach.Kind kind;
    private final String searched;
    private final Set<Voice> voices = new LinkedHashSet<>();

    Statement(InputSpec spec, Reach.Kind kind, String searched) {
        this.spec = spec;
        this.kind = kind;
        this.searched = searched;
    }

    void hear(Says says, Finding finding, String words) {
        voices.add(new Voice(says, finding, words));
    }

    Selected conclude(PatientChart chart) {
        if (voices.isEmpty()) {
            return silent(chart);
        }
        List<Voice> yes = those(Says.YES);
        List<Voice> against = yes.isEmpty() ? List.of() : contradictions(yes);
        if (!against.isEmpty()) {
            List<Voice> both = Stream.concat(yes.stream(), against.stream()).toList();
            return selected(Truth.UNKNOWN, Selected.State.CONFLICTING, both, "the record says both yes and no");
        }
        if (!yes.isEmpty()) {
            return selected(Truth.TRUE, Selected.State.GIVEN, yes, others());
        }
        List<Voice> open = those(Says.OPEN);
        if (!open.isEmpty()) {
            return selected(
                    Truth.UNKNOWN, Selected.State.MISSING, open, open.getFirst().words());
        }
        List<Voice> no = Stream.of(Says.NONE, Says.NO, Says.ENDED)
                .flatMap(says -> those(says).stream())
                .toList();
        return no.isEmpty() ? silent(chart) : selected(Truth.FALSE, Selected.State.GIVEN, no, "");
    }

    /** Of unsigned orders the caller always knows all: none among them is a no. */
    Selected concludeDrafts() {
        List<Voice> yes = those(Says.YES);
        return yes.isEmpty()
                ? selected(Truth.FALSE, Selected.State.GIVEN, yes, "no such order among the unsigned ones")
                : selected(Truth.TRUE, Selected.State.GIVEN, yes, "");
    }

    private List<Voice> contradictions(List<Voice> yes) {
        return Stream.concat(
                        those(Says.NONE).stream(),
                        those(Says.NO).stream().filter(no -> yes.stream().anyMatch(one -> contradicts(no, one))))
                .toList();
    }

    /** The same code denied and affirmed, unless it was affirmed after it had been denied. */
    private static boolean contradicts(Voice no, Voice yes) {
        boolean same = no.finding().concept().codes().stream()
                .anyMatch(yes.finding().concept().codes()::contains);
        Optional<ClinicalTime> denied = recorded(no.finding());
        Optional<ClinicalTime> affirmed = recorded(yes.finding());
        boolean later = denied.isPresent()
                && affirmed.isPresent()
                && denied.get().latest().isBefore(affirmed.get().earliest());
        return same && !later;
    }

    private static Optional<ClinicalTime> recorded(Finding finding) {
        return finding instanceof Finding.Condition condition ? condition.recorded() : finding.time();
    }

    /** Nothing is said of the time that counts. Absence is presumed only where asked for and where all was read. */
    private Selected silent(PatientChart chart) {
        List<Voice> lapsed = those(Says.LAPSED);
        Optional<String> gap = Gaps.in(chart, kind);
        if (gap.isPresent()) {
            return selected(Truth.UNKNOWN, Selected.State.UNAVAILABLE, lapsed, gap.get());
        }
        String silence = lapsed.isEmpty()
                ? searched + " do not mention it"
                : "recorded, but not for the time or state that counts";
        if (spec.silence() == InputSpec.Silence.ABSENT_PRESUMED) {
            return selected(Truth.FALSE, Selected.State.ASSUMED, lapsed, "presumed absent: " + silence);
        }
        Selected.State state = lapsed.isEmpty() ? Selected.State.NOT_MENTIONED : Selected.State.STALE;
        return selected(Truth.UNKNOWN, state, lapsed, silence);
    }

    private String others() {
        return those(Says.OPEN).isEmpty() ? "" : "other entries leave it open";
    }

    private List<Voice> those(Says says) {
        if (voices.isEmpty()) {
            return List.of();
        }
        return voices.stream()
                .filter(voice -> voice.says() == says)
                .sorted(Comparator.comparing(voice -> voice.finding().source().key()))
                .toList();
    }

    private Selected selected(Truth truth, Selected.State state, List<Voice> because, String note) {
        String rule = spec.window().map(Window::words).orElse("");
        List<SelectedFact> evidence = because.stream()
                .map(voice -> SelectedFact.of(
                        voice.finding(),
                        Optional.empty(),
                        voice.finding().concept().label(),
                        voice.words(),
                        rule))
                .toList();
        return new Selected(spec.id(), spec.label(), new Value.Logical(truth), state, evidence, note, spec.question());
    }
}
