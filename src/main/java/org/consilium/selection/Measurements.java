package org.consilium.selection;

import java.math.BigDecimal;
import java.math.MathContext;
import java.util.Optional;
import org.consilium.chart.Finding;
import org.consilium.chart.Result;
import org.consilium.expression.Value;
import org.consilium.terminology.Analyte;
import org.consilium.terminology.Conversion;
import org.consilium.terminology.Measurand;
import org.consilium.terminology.Quantity;
import org.consilium.terminology.Units;

/** One measured quantity as an input needs it: converted, plausible, and with its "less than" as a range. */
final class Measurements {
    private static final BigDecimal HALF = new BigDecimal("0.5");

    sealed interface Outcome {}

    record Fit(Value value, BigDecimal grain, Quantity converted, String remark) implements Outcome {}

    record Misfit(Selected.State state, String reason) implements Outcome {}

    private Measurements() {}

    static Outcome in(String unit, Origin.Observed origin, Finding.Observation fact, Result.Measured measured) {
        Measurand measurand = origin.measurand();
        Optional<Analyte> analyte = analyte(measurand, fact);
        // plausibility is judged in the measurand's own unit, before any multiple of a limit of normal
        return switch (convert(measured.quantity(), measurand.unit(), analyte, measurand.analyte())) {
            case Conversion.Refused refused -> new Misfit(Selected.State.UNIT, refused.reason());
            case Conversion.Converted converted -> scaled(unit, origin, measured, converted);
        };
    }

    /** The substance that the observation's own code weighs. */
    private static Optional<Analyte> analyte(Measurand measurand, Finding.Observation fact) {
        for (Measurand.CodedAs coded : measurand.codes()) {
            if (fact.concept().codes().contains(coded.code())) {
                return coded.analyte();
            }
        }
        return Optional.empty();
    }

    private static Outcome scaled(
            String unit, Origin.Observed origin, Result.Measured measured, Conversion.Converted converted) {
        Measurand measurand = origin.measurand();
        BigDecimal value = converted.quantity().value();
        Optional<Value.Number> possible = bounded(value, measured.bound(), measurand);
        if (possible.isEmpty()) {
            return new Misfit(
                    Selected.State.IMPLAUSIBLE,
                    Words.quantity(converted.quantity()) + " is not plausible (" + Words.range(measurand) + ")");
        }
        BigDecimal grain = grain(measured.quantity(), value);
        if (origin.scale() != Origin.Observed.Scale.UNIT) {
            return Limits.multiple(possible.get(), origin, measured, converted);
        }
        if (unit.equals(measurand.unit())) {
            return new Fit(possible.get(), grain, converted.quantity(), converted.how());
        }
        return switch (Units.convert(converted.quantity(), unit, measurand.analyte())) {
            case Conversion.Refused refused -> new Misfit(Selected.State.UNIT, refused.reason());
            case Conversion.Converted wanted ->
                new Fit(rescaled(possible.get(), unit, measurand), grain, wanted.quantity(), converted.how());
        };
    }

    /** The input may want another unit than the measurand's: both ends are converted. */
    private static Value rescaled(Value.Number possible, String unit, Measurand measurand) {
        return new Value.Number(
                possible.low().map(end -> number(end, unit, measurand)),
                possible.high().map(end -> number(end, unit, measurand)),
                unit);
    }

    private static BigDecimal number(BigDecimal value, String unit, Measurand measurand) {
        var conversion = Units.convert(new Quantity(value, measurand.unit()), unit, measurand.analyte());
        return conversion instanceof Conversion.Converted converted
                ? converted.quantity().value()
                : value;
    }

    /** From one substance's way of weighing to another's (urea to its nitrogen) there is only the way through moles. */
    static Conversion convert(Quantity quantity, String unit, Optional<Analyte> from, Optional<Analyte> to) {
        if (from.equals(to)) {
            return Units.convert(quantity, unit, to);
        }
        Conversion moles = Units.convert(quantity, "mmol/L", from);
        return moles instanceof Conversion.Converted converted ? Units.convert(converted.quantity(), unit, to) : moles;
    }

    /** "&lt; 0.01" is every plausible value up to 0.01; empty where nothing plausible is left. */
    private static Optional<Value.Number> bounded(BigDecimal value, Result.Bound bound, Measurand measurand) {
        Optional<BigDecimal> low = measurand.plausible().map(Measurand.Plausible::low);
        Optional<BigDecimal> high = measurand.plausible().map(Measurand.Plausible::high);
        Optional<BigDecimal> exact = Optional.of(value);
        boolean below = low.isPresent() && value.compareTo(low.get()) < 0;
        boolean above = high.isPresent() && value.compareTo(high.get()) > 0;
        if (below || above) {
            return Optional.empty();
        }
        String unit = measurand.unit();
        return Optional.of(
                switch (bound) {
                    case EXACT -> new Value.Number(exact, exact, unit);
                    case AT_MOST -> new Value.Number(low, exact, unit);
                    case AT_LEAST -> new Value.Number(exact, high, unit);
                    // less than the lowest plausible value must not become exactly that value
                    case LESS_THAN -> new Value.Number(low.filter(end -> end.compareTo(value) < 0), exact, unit);
                    case GREATER_THAN -> new Value.Number(exact, high.filter(end -> end.compareTo(value) > 0), unit);
                });
    }

    /** Half of the last written digit, in the unit of the converted value. */
    private static BigDecimal grain(Quantity written, BigDecimal converted) {
        if (written.value().signum() == 0 || converted.signum() == 0) {
            return BigDecimal.ZERO;
        }
        BigDecimal half = written.value().ulp().multiply(HALF);
        if (written.value().compareTo(converted) == 0) {
            return half;
        }
        return half.multiply(converted)
                .divide(written.value(), MathContext.DECIMAL64)
                .abs();
    }
}
