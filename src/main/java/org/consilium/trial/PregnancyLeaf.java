package org.consilium.trial;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.consilium.assessment.Eligibility.Unknown;
import org.consilium.expression.Truth;
import org.consilium.terminology.CodeSet;
import org.consilium.terminology.Measurand;
import org.consilium.terminology.Span;

/**
 * Whether the patient is pregnant now: a pregnancy on the list of problems, a status, or a test of the last days. A
 * record that says nothing says nothing: no woman is presumed not to be pregnant.
 */
record PregnancyLeaf(CodeSet pregnancy, Measurand status, Measurand test) {
    /** A pregnancy that began longer ago is over, whatever the list of problems says. */
    private static final Window LONGEST = new Window(Window.Kind.WITHIN, Span.months(10), Window.Anchor.NOW);

    private static final Set<String> POSITIVE = Set.of("positive");

    Outcome decide(Sightings sightings, Presence presence, ResultLeaves results) {
        var onTheList = new Criterion.Condition(
                pregnancy,
                Criterion.Condition.Course.ACTIVE,
                false,
                Set.of(),
                Optional.of(LONGEST),
                Optional.of(Silence.UNKNOWN));
        Outcome listed = presence.decide(
                Presence.Sought.of(onTheList, org.consilium.assessment.Eligibility.Polarity.INCLUSION),
                sightings.of(onTheList));
        List<Outcome> all = List.of(
                listed,
                results.answer(status, POSITIVE, lasting(status)),
                results.answer(test, POSITIVE, lasting(test)));
        return joined(all);
    }

    private static Optional<Window> lasting(Measurand of) {
        return of.acute().map(span -> new Window(Window.Kind.WITHIN, span, Window.Anchor.NOW));
    }

    private static Outcome joined(List<Outcome> all) {
        List<Outcome> yes = with(Truth.TRUE, all);
        List<Outcome> no = with(Truth.FALSE, all);
        if (!yes.isEmpty() && !no.isEmpty()) {
            return open(Unknown.CONFLICT, "The record contradicts itself.", Stream.concat(yes.stream(), no.stream()));
        }
        if (!yes.isEmpty()) {
            return yes.getFirst();
        }
        // A suspected pregnancy, or one of unknown date, is not settled by an older test.
        boolean suspected = !all.getFirst().evidence().isEmpty()
                && all.getFirst().presumed() == Truth.UNKNOWN
                && all.getFirst().reason() != Unknown.NO_DATA;
        if (!no.isEmpty() && !suspected) {
            return no.getFirst();
        }
        boolean stale = all.stream().anyMatch(outcome -> outcome.reason() == Unknown.STALE);
        return open(stale ? Unknown.STALE : Unknown.NO_DATA, "No recent test or statement.", all.stream());
    }

    private static List<Outcome> with(Truth truth, List<Outcome> all) {
        return all.stream().filter(outcome -> outcome.documented() == truth).toList();
    }

    private static Outcome open(Unknown reason, String words, Stream<Outcome> from) {
        return Outcome.open(
                new Outcome.Doubt("Pregnancy test?", reason, true),
                words,
                from.flatMap(outcome -> outcome.evidence().stream()).distinct().toList());
    }
}
