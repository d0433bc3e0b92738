package org.consilium.selection;

import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.consilium.chart.ClinicalTime;
import org.consilium.chart.Finding;
import org.consilium.chart.PatientChart;
import org.consilium.chart.Result;
import org.consilium.expression.Type;
import org.consilium.expression.Value;
import org.consilium.terminology.Code;
import org.consilium.terminology.Concept;
import org.consilium.terminology.Measurand;
import org.consilium.terminology.Quantity;
import org.consilium.terminology.Units;

/**
 * The observations of one measurand, each either usable or refused with the reason.
 *
 * @param refused newest last, like the usable ones
 */
record Readings(List<Reading> usable, List<Refused> refused) {
    private static final Instant ALWAYS = Instant.parse("0001-01-01T00:00:00Z");

    /** An observation that may not be used, and why. */
    record Refused(Finding.Observation fact, Selected.State state, String reason) {}

    private sealed interface Read {
        record Ok(Value value, BigDecimal grain, Optional<Quantity> converted, String remark) implements Read {}

        record No(Selected.State state, String reason) implements Read {}
    }

    static Readings of(InputSpec spec, Origin.Observed origin, ChartIndex index, SelectionSettings settings) {
        return spec.type() instanceof Type.Number number
                ? index.numbers(origin, unit(number, spec.rule(), origin), () -> readAll(spec, origin, index, settings))
                : readAll(spec, origin, index, settings);
    }

    private static Readings readAll(
            InputSpec spec, Origin.Observed origin, ChartIndex index, SelectionSettings settings) {
        List<Reading> usable = new ArrayList<>();
        List<Refused> refused = new ArrayList<>();
        PatientChart chart = index.chart();
        for (Finding.Observation fact : index.observations(origin.measurand())) {
            if (isFuture(fact, chart.asOf())) {
                continue;
            }
            switch (read(spec, origin, fact, chart, settings)) {
                case Read.Ok ok -> usable.add(reading(ok, origin.measurand(), fact, chart));
                case Read.No no -> refused.add(new Refused(fact, no.state(), no.reason()));
            }
        }
        usable.sort(Reading.BY_TIME);
        refused.sort(Comparator.comparing((Refused one) -> from(one.fact()))
                .thenComparing(one -> one.fact().source().key()));
        return new Readings(List.copyOf(usable), List.copyOf(refused));
    }

    /** What is dated after the chart's moment has not happened yet. */
    private static boolean isFuture(Finding.Observation fact, Instant asOf) {
        return fact.time()
                .map(time -> time.earliest().isAfter(asOf.plus(Window.CLOCK_SKEW)))
                .orElse(false);
    }

    private static Reading reading(Read.Ok ok, Measurand measurand, Finding.Observation fact, PatientChart chart) {
        Instant to = fact.time().map(ClinicalTime::latest).orElse(chart.asOf());
        return new Reading(
                fact, ok.value(), from(fact), to, rank(measurand, fact), ok.grain(), ok.converted(), ok.remark());
    }

    private static Instant from(Finding.Observation fact) {
        return fact.time().map(ClinicalTime::earliest).orElse(ALWAYS);
    }

    static int rank(Measurand measurand, Finding.Observation fact) {
        for (int place = 0; place < measurand.codes().size(); place++) {
            if (fact.concept().codes().contains(measurand.codes().get(place).code())) {
                return place;
            }
        }
        return measurand.codes().size();
    }

    private static Read read(
            InputSpec spec,
            Origin.Observed origin,
            Finding.Observation fact,
            PatientChart chart,
            SelectionSettings settings) {
        Optional<String> status = refusedStatus(fact, settings);
        if (status.isPresent()) {
            return new Read.No(Selected.State.MISSING, status.get());
        }
        return switch (spec.type()) {
            case Type.Number number -> number(unit(number, spec.rule(), origin), origin, fact);
            case Type.Logical ignored -> answer(origin.measurand(), fact, spec);
            case Type.Choice ignored -> answer(origin.measurand(), fact, spec);
            case Type.Day ignored -> day(fact, chart);
        };
    }

    private static Optional<String> refusedStatus(Finding.Observation fact, SelectionSettings settings) {
        return switch (fact.status()) {
            case FINAL, AMENDED, CORRECTED, PRELIMINARY -> Optional.empty();
            case REGISTERED -> Optional.of("ordered, no result yet");
            case UNKNOWN ->
                settings.useUnknownStatus()
                        ? Optional.empty()
                        : Optional.of("a result whose status is unknown is not used");
        };
    }

    /** What a count or a ratio is made of keeps the unit of the measurand. */
    private static String unit(Type.Number wanted, Rule rule, Origin.Observed origin) {
        boolean pure = rule instanceof Rule.Count || rule instanceof Rule.RatioToBaseline;
        return pure ? origin.measurand().unit() : wanted.unit();
    }

    private static Read number(String unit, Origin.Observed origin, Finding.Observation fact) {
        return switch (fact.result()) {
            case Result.Measured measured -> measured(unit, origin, fact, measured);
            case Result.WithoutUnit without -> withoutUnit(unit, origin, fact, without);
            case Result.Absent absent -> new Read.No(Selected.State.MISSING, "no value: " + absent.reason());
            case Result.Coded ignored -> notANumber();
            case Result.Worded ignored -> notANumber();
            case Result.Flag ignored -> notANumber();
            case Result.Dated ignored -> notANumber();
        };
    }

    /** A pure number needs no unit; everything else does. */
    private static Read withoutUnit(
            String unit, Origin.Observed origin, Finding.Observation fact, Result.WithoutUnit without) {
        boolean bare = without.written().strip().equals(without.value().toPlainString());
        if (!bare || !Units.isPureNumber(origin.measurand().unit())) {
            return new Read.No(Selected.State.UNIT, "\"" + without.written() + "\" has no unit that is understood");
        }
        var measured = new Result.Measured(
                new Quantity(without.value(), Measurand.PURE), Result.Bound.EXACT, without.written(), Optional.empty());
        return measured(unit, origin, fact, measured);
    }

    private static Read measured(
            String unit, Origin.Observed origin, Finding.Observation fact, Result.Measured measured) {
        return switch (Measurements.in(unit, origin, fact, measured)) {
            case Measurements.Fit fit ->
                new Read.Ok(fit.value(), fit.grain(), Optional.of(fit.converted()), fit.remark());
            case Measurements.Misfit misfit -> new Read.No(misfit.state(), misfit.reason());
        };
    }

    private static Read notANumber() {
        return new Read.No(Selected.State.MISSING, "the record has words where a number is needed");
    }

    private static Read day(Finding.Observation fact, PatientChart chart) {
        if (fact.result() instanceof Result.Dated dated) {
            LocalDate first = dated.time().earliest().atZone(chart.zone()).toLocalDate();
            LocalDate last = dated.time().latest().atZone(chart.zone()).toLocalDate();
            return new Read.Ok(Value.Day.between(first, last), BigDecimal.ZERO, Optional.empty(), "");
        }
        return new Read.No(Selected.State.MISSING, "the record has no date where one is needed");
    }

    private static Read answer(Measurand measurand, Finding.Observation fact, InputSpec spec) {
        Optional<String> word = switch (fact.result()) {
            case Result.Coded coded -> said(measurand, coded.concept());
            case Result.Worded worded -> said(measurand, new Concept(List.of(), worded.text()));
            case Result.Flag flag -> Optional.of(flag.value() ? "positive" : "negative");
            case Result.Measured ignored -> Optional.empty();
            case Result.WithoutUnit ignored -> Optional.empty();
            case Result.Dated ignored -> Optional.empty();
            case Result.Absent ignored -> Optional.empty();
        };
        return word.flatMap(said -> Answers.value(said, spec))
                .<Read>map(value -> new Read.Ok(value, BigDecimal.ZERO, Optional.empty(), ""))
                .orElseGet(() -> new Read.No(Selected.State.MISSING, "the answer is none that the rule knows"));
    }

    private static Optional<String> said(Measurand measurand, Concept concept) {
        String text = concept.text().toLowerCase(Locale.ROOT);
        for (Measurand.Answer answer : measurand.answers()) {
            for (Code code : concept.codes()) {
                if (answer.codes().contains(code)) {
                    return Optional.of(answer.word());
                }
            }
        }
        return measurand.answers().stream()
                .filter(answer -> answer.texts().contains(text))
                .map(Measurand.Answer::word)
                .findFirst();
    }
}
