package org.consilium.diagnosis.ledger;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.Duration;
import java.util.Locale;
import java.util.Optional;
import org.consilium.assessment.Calculation;
import org.consilium.assessment.Evidence;
import org.consilium.chart.ClinicalTime;
import org.consilium.chart.Finding;
import org.consilium.chart.Result;
import org.consilium.note.Mention;
import org.consilium.note.NoteSentences;
import org.consilium.note.Suspicion;
import org.consilium.selection.Words;
import org.consilium.terminology.CodeSets;
import org.consilium.terminology.Concept;
import org.consilium.terminology.Measurand;
import org.consilium.terminology.UnitWords;

/** Says a fact in words made by code: label, value with unit, time, and how it came about. */
final class EvidenceWords {
    private static final int QUOTE = 90;
    private static final int DAY_HOURS = 48;
    private static final int DIGITS = 4;

    private final CodeSets sets;

    EvidenceWords(CodeSets sets) {
        this.sets = sets;
    }

    Evidence of(Statement statement) {
        return switch (statement) {
            case Statement.Measured measured -> measured(measured.observation());
            case Statement.Change change -> change(change);
            case Statement.Scored scored -> scored(scored);
            case Statement.Problem problem -> named(problem.condition());
            case Statement.Drug drug -> named(drug.medication());
            case Statement.Done done -> named(done.procedure());
            case Statement.Person person -> Evidence.of(person.source(), person.words(), "", Optional.empty());
            case Statement.Mentioned mentioned -> mentioned(mentioned.mention());
        };
    }

    private Evidence measured(Finding.Observation observation) {
        String written = value(observation.result());
        String shown = abridged(observation.result()).orElse(written);
        return new Evidence(
                observation.source(),
                label(observation.concept()),
                shown,
                observation.time(),
                shown.equals(written) ? "" : written,
                "");
    }

    /** Our short name of what was measured, else the record's own. */
    private String label(Concept concept) {
        return concept.codes().stream()
                .flatMap(code -> sets.measurandOf(code).stream())
                .findFirst()
                .map(Measurand::label)
                .orElseGet(concept::label);
    }

    /** The value as the record wrote it. */
    static String value(Result result) {
        return switch (result) {
            case Result.Measured measured -> measured.written();
            case Result.WithoutUnit bare -> bare.written();
            case Result.Coded coded -> coded.concept().label();
            case Result.Worded worded -> worded.text();
            case Result.Flag flag -> flag.value() ? "yes" : "no";
            case Result.Dated dated -> dated.time().written();
            case Result.Absent absent -> absent.reason();
        };
    }

    /** Whether the unit stands there as a code that nobody writes on paper ("10*9/L"). */
    private static boolean isRaw(Result.Measured measured) {
        String unit = measured.quantity().unit();
        return !UnitWords.of(unit).equals(unit) && measured.written().endsWith(unit);
    }

    /** Machines write fifteen digits: a reader gets four, and finds the rest beside them; units as on paper. */
    private static Optional<String> abridged(Result result) {
        return result instanceof Result.Measured measured
                        && measured.bound() == Result.Bound.EXACT
                        && (measured.quantity().value().precision() > DIGITS || isRaw(measured))
                ? Optional.of(Words.quantity(measured.quantity()))
                : Optional.empty();
    }

    private Evidence change(Statement.Change change) {
        boolean rising = change.toValue().compareTo(change.fromValue()) >= 0;
        String value = plain(change.fromValue()) + " to " + plain(change.toValue()) + " " + UnitWords.of(change.unit())
                + span(change).map(time -> " in " + time).orElse("");
        return new Evidence(
                change.source(),
                label(change.to().concept()) + (rising ? " rising" : " falling"),
                value,
                change.to().time(),
                "",
                "computed from " + change.from().source().key() + " and "
                        + change.to().source().key() + ratio(change) + slope(change));
    }

    private static String ratio(Statement.Change change) {
        return change.fromValue().signum() <= 0
                ? ""
                : "; "
                        + change.toValue()
                                .divide(change.fromValue(), 1, RoundingMode.HALF_EVEN)
                                .toPlainString() + " times";
    }

    private static String slope(Statement.Change change) {
        return time(change)
                .filter(time -> time.toHours() > 0)
                .map(time -> "; "
                        + change.toValue()
                                .subtract(change.fromValue())
                                .multiply(BigDecimal.valueOf(24))
                                .divide(BigDecimal.valueOf(time.toHours()), 2, RoundingMode.HALF_EVEN)
                                .toPlainString()
                        + " " + UnitWords.of(change.unit()) + " a day")
                .orElse("");
    }

    private static Optional<Duration> time(Statement.Change change) {
        return change.from()
                .time()
                .flatMap(from -> change.to().time().map(to -> Duration.between(from.earliest(), to.earliest())));
    }

    private static Optional<String> span(Statement.Change change) {
        return time(change).map(time -> time.toHours() < DAY_HOURS ? time.toHours() + " h" : time.toDays() + " days");
    }

    private static Evidence scored(Statement.Scored scored) {
        Calculation calculation = scored.calculation();
        String value = switch (calculation.outcome()) {
            case Calculation.Outcome.Exact exact -> exact.text();
            case Calculation.Outcome.Between between -> between.text();
            case Calculation.Outcome.OnDay day -> day.text();
            case Calculation.Outcome.NotComputable ignored -> "";
            case Calculation.Outcome.NotApplicable ignored -> "";
        };
        Optional<ClinicalTime> time = calculation.inputs().stream()
                .flatMap(input -> input.evidence().stream())
                .filter(evidence -> evidence.source().equals(scored.source()))
                .findFirst()
                .flatMap(Evidence::time);
        return new Evidence(
                scored.source(), calculation.title(), value, time, "", "computed by calculator " + calculation.topic());
    }

    private static Evidence named(Finding finding) {
        String label = finding.concept().label();
        // a name that addresses a machine is not repeated; its code says enough
        String safe =
                Suspicion.isSuspicious(label) ? new Concept(finding.concept().codes(), "").label() : label;
        return Evidence.of(finding.source(), safe, "", finding.time());
    }

    private static Evidence mentioned(Mention mention) {
        String label = mention.quote().toLowerCase(Locale.ROOT).replaceAll("\\s+", " ");
        String denied = mention.context() == Mention.Context.ABSENT ? "denied: " : "";
        return new Evidence(mention.source(), denied + label, "", mention.time(), quote(mention), "words of a note");
    }

    /** The words around the mention, exactly as they stand in the note. */
    private static String quote(Mention mention) {
        String text = mention.note().text();
        NoteSentences.Sentence sentence = mention.sentence();
        int begin = Math.max(sentence.begin(), mention.begin() - QUOTE / 2);
        int end = Math.min(sentence.end(), mention.end() + QUOTE / 2);
        return text.substring(begin, end).replaceAll("\\s+", " ").strip();
    }

    private static String plain(BigDecimal value) {
        BigDecimal rounded = value.scale() > 2 ? value.setScale(2, RoundingMode.HALF_EVEN) : value;
        return rounded.stripTrailingZeros().toPlainString();
    }
}
