package org.consilium.selection;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.consilium.chart.Certainty;
import org.consilium.chart.ClinicalTime;
import org.consilium.chart.Finding;
import org.consilium.chart.PatientChart;
import org.consilium.chart.Reach;
import org.consilium.selection.Statement.Says;
import org.consilium.terminology.CodeSet;
import org.consilium.terminology.Span;

/** Conditions, drugs, procedures and allergies as statements: true, false as documented, or not known. */
final class Statements {
    /** A drug that was given this recently is a current one. */
    private static final Window JUST_GIVEN = Window.within(Span.hours(24));

    private Statements() {}

    static Selected condition(InputSpec spec, Origin.Condition origin, PatientChart chart) {
        var statement = new Statement(spec, Reach.Kind.CONDITION, "problems and diagnoses");
        for (Finding.Condition fact : chart.conditions(origin.set())) {
            condition(statement, spec, origin, fact, chart.asOf());
        }
        return statement.conclude(chart);
    }

    private static void condition(
            Statement statement, InputSpec spec, Origin.Condition origin, Finding.Condition fact, Instant asOf) {
        switch (fact.verification()) {
            case REFUTED -> statement.hear(origin.set().broad() ? Says.LAPSED : Says.NO, fact, "refuted");
            case UNCONFIRMED -> statement.hear(Says.OPEN, fact, "not confirmed");
            case CONFIRMED, UNKNOWN -> {
                if (origin.standing() == Origin.Condition.Standing.ACTIVE) {
                    active(statement, spec, fact, asOf);
                } else {
                    ever(statement, spec, fact, asOf);
                }
            }
        }
    }

    /** With a window it must have begun in it as well: active, and for that long. */
    private static void active(Statement statement, InputSpec spec, Finding.Condition fact, Instant asOf) {
        switch (fact.clinicalStatus()) {
            case ACTIVE -> ever(statement, spec, fact, asOf);
            case PAST -> statement.hear(Says.ENDED, fact, "no longer active");
            case UNKNOWN ->
                statement.hear(
                        fact.abated().isPresent() ? Says.ENDED : Says.OPEN,
                        fact,
                        fact.abated().isPresent() ? "ended" : "the record does not say whether it is still active");
        }
    }

    /** Within a window the onset counts: the day of entry says nothing about when it happened. */
    private static void ever(Statement statement, InputSpec spec, Finding.Condition fact, Instant asOf) {
        String words = fact.clinicalStatus() == Finding.Condition.ClinicalStatus.PAST ? "in the past" : "";
        if (spec.window().isEmpty()) {
            statement.hear(Says.YES, fact, words);
            return;
        }
        Says says = says(onset(spec.window().get(), fact, asOf));
        statement.hear(says, fact, says == Says.OPEN ? "when it began is not known exactly enough" : words);
    }

    /** Without an onset the entry still bounds it: what was entered before the window began before it. */
    private static Certainty onset(Window window, Finding.Condition fact, Instant asOf) {
        if (fact.time().isPresent()) {
            return window.holds(fact.time().get(), asOf);
        }
        boolean before = fact.recorded()
                .map(entry -> entry.latest().isBefore(window.from(asOf)))
                .orElse(false);
        return before ? Certainty.NO : Certainty.UNKNOWN;
    }

    static Selected medication(InputSpec spec, Origin.Medication origin, PatientChart chart) {
        var statement = new Statement(spec, Reach.Kind.MEDICATION, "orders and lists of drugs");
        for (Finding.Medication fact : chart.medications(origin.set())) {
            for (Origin.Medication.Use use : origin.uses()) {
                medication(statement, spec, use, fact, chart.asOf());
            }
        }
        boolean draftsOnly = origin.uses().equals(Set.of(Origin.Medication.Use.PROPOSED));
        return draftsOnly ? statement.concludeDrafts() : statement.conclude(chart);
    }

    private static void medication(
            Statement statement, InputSpec spec, Origin.Medication.Use use, Finding.Medication fact, Instant asOf) {
        var origin = (Origin.Medication) spec.origin();
        String name = byName(origin.set(), fact);
        boolean draft =
                fact.state() == Finding.Medication.State.DRAFT || fact.state() == Finding.Medication.State.SELECTED;
        if (use == Origin.Medication.Use.PROPOSED) {
            if (draft) {
                statement.hear(Says.YES, fact, Words.joined(List.of("order not signed", name)));
            }
            return;
        }
        boolean current = use == Origin.Medication.Use.CURRENT;
        Says notTaken = current && !origin.set().broad() && origin.uses().size() == 1 ? Says.NO : Says.LAPSED;
        switch (fact.state()) {
            case DRAFT, SELECTED -> {}
            case ACTIVE -> {
                boolean ahead = fact.begins(asOf.plus(Window.CLOCK_SKEW));
                // on the list, so nobody may say that it is not; nor is it taken yet
                statement.hear(ahead ? Says.OPEN : Says.YES, fact, ahead ? "begins later" : name);
            }
            case NOT_TAKEN -> statement.hear(notTaken, fact, "not taken");
            case UNKNOWN -> statement.hear(Says.OPEN, fact, "the record does not say whether it is taken");
            case PAST -> statement.hear(past(spec, current, fact, asOf), fact, past(fact, name, asOf));
        }
    }

    private static Says past(InputSpec spec, boolean current, Finding.Medication fact, Instant asOf) {
        if (current) {
            boolean given = fact.kind() == Finding.Medication.Kind.ADMINISTERED;
            Window window = spec.window().orElse(JUST_GIVEN);
            boolean justGiven =
                    given && fact.time().map(time -> window.holds(time, asOf)).orElse(Certainty.NO) == Certainty.YES;
            // the end of one order is no proof that the drug is not taken under another
            return justGiven ? Says.YES : Says.LAPSED;
        }
        return spec.window().isEmpty() ? Says.YES : says(taken(spec.window().get(), fact, asOf));
    }

    /**
     * Whether a drug of the past was taken in a window. A dose was given when it was given; an order says when it began, and
     * only where it says when it ended can what began before the window be known to be over, or not.
     */
    private static Certainty taken(Window window, Finding.Medication fact, Instant asOf) {
        Certainty began = fact.time().map(start -> window.holds(start, asOf)).orElse(Certainty.UNKNOWN);
        if (fact.kind() == Finding.Medication.Kind.ADMINISTERED || began == Certainty.YES) {
            return began;
        }
        boolean later = fact.time()
                .filter(start -> start.earliest().isAfter(window.to(asOf)))
                .isPresent();
        Optional<ClinicalTime> ended = fact.ended(asOf);
        boolean before =
                ended.filter(end -> end.latest().isBefore(window.from(asOf))).isPresent();
        if (later || before) {
            return Certainty.NO;
        }
        boolean stated = fact.kind() == Finding.Medication.Kind.STATED;
        return ended.filter(end -> stated)
                .map(end -> window.holds(end, asOf))
                .filter(Certainty.YES::equals)
                .orElse(Certainty.UNKNOWN);
    }

    private static String past(Finding.Medication fact, String name, Instant asOf) {
        String state = fact.kind() == Finding.Medication.Kind.ADMINISTERED
                ? "given"
                : fact.ended(asOf).map(end -> "ended " + Words.day(end)).orElse("in the past");
        return Words.joined(List.of(state, name));
    }

    private static String byName(CodeSet set, Finding fact) {
        return set.match(fact.concept())
                        .filter(basis -> basis == CodeSet.Basis.NAME)
                        .isPresent()
                ? "recognised by its name"
                : "";
    }

    static Selected procedure(InputSpec spec, Origin.Procedure origin, PatientChart chart) {
        var statement = new Statement(spec, Reach.Kind.PROCEDURE, "procedures");
        for (Finding.Procedure fact : chart.procedures(origin.set())) {
            switch (fact.state()) {
                case DONE, IN_PROGRESS -> {
                    if (!origin.planned()) {
                        Says says =
                                spec.window().isEmpty() ? Says.YES : says(inWindow(spec, fact.time(), chart.asOf()));
                        statement.hear(says, fact, "");
                    }
                }
                case PLANNED -> {
                    if (origin.planned()) {
                        statement.hear(Says.YES, fact, "planned");
                    }
                }
                // one that was not done does not say that none was done
                case NOT_DONE -> statement.hear(Says.LAPSED, fact, "not done");
                case UNKNOWN -> statement.hear(Says.OPEN, fact, "the record does not say whether it was done");
            }
        }
        return statement.conclude(chart);
    }

    static Selected allergy(InputSpec spec, Origin.Allergy origin, PatientChart chart) {
        var statement = new Statement(spec, Reach.Kind.ALLERGY, "allergies");
        for (Finding.Allergy fact : chart.ofKind(Finding.Allergy.class, fact -> true)) {
            boolean meant =
                    origin.set().map(set -> set.contains(fact.concept())).orElse(true);
            if (fact.noKnown()) {
                // "no known drug allergy" does not contradict an allergy to something else
                statement.hear(origin.set().isPresent() ? Says.NONE : Says.ENDED, fact, "no known allergy");
            } else if (meant) {
                switch (fact.verification()) {
                    case REFUTED -> statement.hear(Says.NO, fact, "refuted");
                    case UNCONFIRMED -> statement.hear(Says.OPEN, fact, "not confirmed");
                    case CONFIRMED, UNKNOWN -> statement.hear(Says.YES, fact, "");
                }
            }
        }
        return statement.conclude(chart);
    }

    private static Certainty inWindow(InputSpec spec, Optional<ClinicalTime> time, Instant asOf) {
        return time.map(when -> spec.window().orElseThrow().holds(when, asOf)).orElse(Certainty.UNKNOWN);
    }

    private static Says says(Certainty inWindow) {
        return switch (inWindow) {
            case YES -> Says.YES;
            case NO -> Says.LAPSED;
            case UNKNOWN -> Says.OPEN;
        };
    }
}
