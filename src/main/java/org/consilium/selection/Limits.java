package org.consilium.selection;

import java.math.BigDecimal;
import java.math.MathContext;
import java.util.Optional;
import org.consilium.chart.Result;
import org.consilium.expression.Value;
import org.consilium.terminology.Conversion;
import org.consilium.terminology.Measurand;
import org.consilium.terminology.Quantity;

/**
 * A value as a multiple of a limit of normal: the laboratory's own limit where it sends one, else the configured one;
 * the reader is told which.
 */
final class Limits {
    private Limits() {}

    static Measurements.Outcome multiple(
            Value.Number possible, Origin.Observed origin, Result.Measured measured, Conversion.Converted converted) {
        boolean upper = origin.scale() == Origin.Observed.Scale.UPPER_LIMIT;
        Optional<BigDecimal> sent = measured.range()
                .flatMap(upper ? Result.ReferenceRange::high : Result.ReferenceRange::low)
                .filter(limit -> limit.signum() > 0);
        Optional<BigDecimal> configured = upper ? origin.measurand().upperLimit() : Optional.empty();
        Quantity original = measured.quantity();
        if (sent.isPresent()) {
            // both in the unit of the laboratory: no conversion stands between them
            BigDecimal ratio = divide(original.value(), sent.get());
            String remark = (upper ? "upper" : "lower") + " limit of this laboratory "
                    + Words.quantity(new Quantity(sent.get(), original.unit()));
            return fit(possible, converted.quantity(), ratio, remark);
        }
        if (configured.isPresent()) {
            BigDecimal ratio = divide(converted.quantity().value(), configured.get());
            String remark = "the laboratory sent no limit; assumed "
                    + Words.quantity(
                            new Quantity(configured.get(), origin.measurand().unit()));
            return fit(possible, converted.quantity(), ratio, remark);
        }
        return new Measurements.Misfit(Selected.State.MISSING, "the laboratory sent no limit of normal");
    }

    private static Measurements.Outcome fit(
            Value.Number possible, Quantity converted, BigDecimal ratio, String remark) {
        boolean exact = possible.known();
        boolean atMost = !exact
                && possible.high()
                        .filter(end -> end.compareTo(converted.value()) == 0)
                        .isPresent();
        Optional<BigDecimal> low = exact || !atMost ? Optional.of(ratio) : Optional.of(BigDecimal.ZERO);
        Optional<BigDecimal> high = exact || atMost ? Optional.of(ratio) : Optional.empty();
        return new Measurements.Fit(
                new Value.Number(low, high, Measurand.PURE),
                BigDecimal.ZERO,
                new Quantity(ratio, Measurand.PURE),
                remark);
    }

    private static BigDecimal divide(BigDecimal value, BigDecimal limit) {
        return value.divide(limit, MathContext.DECIMAL128);
    }
}
