package org.consilium.selection;

import java.math.BigDecimal;
import java.math.MathContext;
import java.math.RoundingMode;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Collectors;
import org.consilium.chart.ClinicalTime;
import org.consilium.chart.Finding;
import org.consilium.chart.Result;
import org.consilium.expression.Value;
import org.consilium.terminology.Measurand;
import org.consilium.terminology.Quantity;
import org.consilium.terminology.UnitWords;

/** How values and facts are written, in one place so that card, page and question read alike. */
public final class Words {
    private static final int DIGITS = 4;
    private static final int DAY_LENGTH = 10;

    private Words() {}

    /** To four significant digits at most, for the reader only: rules keep the exact number. */
    public static String number(BigDecimal value) {
        BigDecimal whole = value.setScale(0, RoundingMode.HALF_UP);
        BigDecimal shown = whole.precision() >= DIGITS && whole.signum() != 0
                ? whole
                : value.round(new MathContext(DIGITS, RoundingMode.HALF_UP));
        BigDecimal stripped = shown.stripTrailingZeros();
        return (stripped.scale() < 0 ? stripped.setScale(0) : stripped).toPlainString();
    }

    public static String quantity(Quantity quantity) {
        return (number(quantity.value()) + " " + UnitWords.of(quantity.unit())).strip();
    }

    /** "1.8 mg/dL", "0.1 to 2 mg/dL", "at least 60", "yes", "female or male", "2026-03-01", or "not known". */
    public static String value(Value value) {
        return switch (value) {
            case Value.Number number -> number(number);
            case Value.Logical logical ->
                switch (logical.truth()) {
                    case TRUE -> "yes";
                    case FALSE -> "no";
                    case UNKNOWN -> "not known";
                };
            case Value.Choice choice -> choice.possible().stream().sorted().collect(Collectors.joining(" or "));
            case Value.Day day ->
                day.single()
                        .map(Object::toString)
                        .orElseGet(() -> day.earliest().isPresent()
                                        && day.latest().isPresent()
                                ? day.earliest().get() + " to " + day.latest().get()
                                : "not known");
        };
    }

    private static String number(Value.Number number) {
        String unit = UnitWords.of(number.unit());
        Optional<String> low = number.low().map(Words::number);
        Optional<String> high = number.high().map(Words::number);
        if (number.known()) {
            return (low.orElseThrow() + " " + unit).strip();
        }
        if (low.isPresent() && high.isPresent()) {
            return (low.get() + " to " + high.get() + " " + unit).strip();
        }
        return low.map(end -> ("at least " + end + " " + unit).strip())
                .or(() -> high.map(end -> ("at most " + end + " " + unit).strip()))
                .orElse("not known");
    }

    static String range(Measurand measurand) {
        return measurand
                .plausible()
                .map(range ->
                        number(range.low()) + " to " + number(range.high()) + " " + UnitWords.of(measurand.unit()))
                .orElse("")
                .strip();
    }

    /** "3 hours old", "2 days old"; empty below an hour. */
    static String age(Optional<ClinicalTime> time, Instant asOf) {
        return time.map(when -> Duration.between(when.earliest(), asOf))
                .map(old -> {
                    if (old.toDays() >= 730) {
                        return old.toDays() / 365 + " years old";
                    }
                    if (old.toDays() >= 2) {
                        return old.toDays() + " days old";
                    }
                    return old.toHours() >= 2 ? old.toHours() + " hours old" : "";
                })
                .orElse("without a time");
    }

    /** "only a person can say", with what exactly where the label does not say it already. */
    static String onlyAPerson(String label, String finding) {
        boolean said = label.toLowerCase(Locale.ROOT).contains(finding.toLowerCase(Locale.ROOT));
        return "only a person can say" + (said ? "" : ": " + finding);
    }

    /** To the day, as the record wrote it. */
    static String day(ClinicalTime time) {
        return time.written().substring(0, Math.min(DAY_LENGTH, time.written().length()));
    }

    /** As the record wrote it. */
    static String written(Finding.Observation fact) {
        return switch (fact.result()) {
            case Result.Measured measured -> measured.written();
            case Result.WithoutUnit without -> without.written();
            case Result.Coded coded -> coded.concept().label();
            case Result.Worded worded -> worded.text();
            case Result.Flag flag -> flag.value() ? "yes" : "no";
            case Result.Dated dated -> dated.time().written();
            case Result.Absent absent -> absent.reason();
        };
    }

    static String joined(List<String> parts) {
        return parts.stream().filter(part -> !part.isBlank()).collect(Collectors.joining("; "));
    }
}
