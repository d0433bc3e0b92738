package org.consilium.calculator;

import java.math.BigDecimal;
import java.math.MathContext;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.consilium.expression.Type;
import org.consilium.expression.Value;
import org.consilium.selection.InputSpec;
import org.consilium.selection.Origin;
import org.consilium.selection.Rule;
import org.consilium.terminology.Measurand;

/** One input of a score: how it is found in the record, and what it could turn out to be. */
public record InputForm(InputSpec spec) {
    private static final int TRIED = 10;

    public String id() {
        return spec.id();
    }

    public String label() {
        return spec.label();
    }

    public Type type() {
        return spec.type();
    }

    /** What is plausible, where the input is a number of which that is stated. */
    public Optional<Measurand.Plausible> plausible() {
        if (spec.origin() instanceof Origin.Bedside bedside) {
            return bedside.plausible();
        }
        if (spec.origin() instanceof Origin.Dose dose) {
            return Optional.of(dose.plausible());
        }
        if (spec.origin() instanceof Origin.Site site) {
            return site.plausible();
        }
        if (spec.rule() instanceof Rule.Delta) {
            return Optional.empty();
        }
        return measurand()
                .filter(measurand ->
                        type().equals(new Type.Number(measurand.unit().isEmpty() ? "1" : measurand.unit())))
                .flatMap(Measurand::plausible);
    }

    Optional<Measurand> measurand() {
        return spec.origin() instanceof Origin.Observed observed ? Optional.of(observed.measurand()) : Optional.empty();
    }

    /** Age, sex, the day and the place are known of nearly everybody and call for no score by themselves. */
    boolean isDemographic() {
        return spec.origin() instanceof Origin.Age
                || spec.origin() instanceof Origin.Sex
                || spec.origin() instanceof Origin.Today
                || spec.origin() instanceof Origin.Site;
    }

    /** All it can be as long as nothing is known: what is plausible, where that is stated. */
    Value anything() {
        return plausible()
                .filter(range -> type() instanceof Type.Number)
                .<Value>map(range -> Value.Number.between(range.low(), range.high(), ((Type.Number) type()).unit()))
                .orElseGet(() -> Value.unknown(type()));
    }

    /** Values it could turn out to have: what is tried to learn how much an answer would tell. */
    List<Value> candidates() {
        return switch (type()) {
            case Type.Logical ignored -> List.of(Value.Logical.of(true), Value.Logical.of(false));
            case Type.Choice choice ->
                choice.words().stream().<Value>map(Value.Choice::of).toList();
            case Type.Day ignored -> List.of();
            case Type.Number number ->
                plausible().map(range -> spread(range, number.unit())).orElse(List.of());
        };
    }

    private static List<Value> spread(Measurand.Plausible range, String unit) {
        BigDecimal part = range.high().subtract(range.low()).divide(BigDecimal.valueOf(TRIED), MathContext.DECIMAL32);
        return IntStream.rangeClosed(0, TRIED)
                .<Value>mapToObj(i -> Value.Number.exactly(range.low().add(part.multiply(BigDecimal.valueOf(i))), unit))
                .toList();
    }
}
