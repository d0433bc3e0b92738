package org.consilium.selection;

import java.math.BigDecimal;
import java.math.MathContext;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import org.consilium.expression.Value;

/** Arithmetic over ends of ranges; an end that is open in one value is open in the sum. */
final class Sums {
    private Sums() {}

    static Optional<BigDecimal> of(
            List<Value.Number> numbers,
            Function<Value.Number, Optional<BigDecimal>> end,
            Function<List<BigDecimal>, BigDecimal> sum) {
        List<BigDecimal> ends =
                numbers.stream().map(end).flatMap(Optional::stream).toList();
        return ends.size() == numbers.size() ? Optional.of(sum.apply(ends)) : Optional.empty();
    }

    static BigDecimal min(List<BigDecimal> values) {
        return values.stream().min(Comparator.naturalOrder()).orElseThrow();
    }

    static BigDecimal max(List<BigDecimal> values) {
        return values.stream().max(Comparator.naturalOrder()).orElseThrow();
    }

    /** Of an even number of values the mean of the two in the middle. */
    static BigDecimal median(List<BigDecimal> values) {
        List<BigDecimal> sorted = values.stream().sorted().toList();
        int half = sorted.size() / 2;
        return sorted.size() % 2 == 1 ? sorted.get(half) : mean(List.of(sorted.get(half - 1), sorted.get(half)));
    }

    static BigDecimal mean(List<BigDecimal> values) {
        BigDecimal sum = values.stream().reduce(BigDecimal.ZERO, BigDecimal::add);
        return sum.divide(BigDecimal.valueOf(values.size()), MathContext.DECIMAL128);
    }

    static Value minus(Value minuend, Value subtrahend) {
        if (minuend instanceof Value.Number a && subtrahend instanceof Value.Number b) {
            return new Value.Number(
                    Values.both(a.low(), b.high(), BigDecimal::subtract),
                    Values.both(a.high(), b.low(), BigDecimal::subtract),
                    a.unit());
        }
        throw new IllegalArgumentException("CSL-0313 only numbers can be subtracted");
    }

    /** Of positive numbers; where the divisor can be zero or less nothing is known. */
    static Value divide(Value dividend, Value divisor, MathContext context) {
        if (dividend instanceof Value.Number a && divisor instanceof Value.Number b) {
            boolean positive = b.low().map(low -> low.signum() > 0).orElse(false)
                    && a.low().map(low -> low.signum() >= 0).orElse(false);
            return positive
                    ? new Value.Number(
                            b.high().isEmpty()
                                    ? Optional.of(BigDecimal.ZERO)
                                    : Values.both(a.low(), b.high(), (x, y) -> x.divide(y, context)),
                            Values.both(a.high(), b.low(), (x, y) -> x.divide(y, context)),
                            "1")
                    : Value.Number.unknown("1");
        }
        throw new IllegalArgumentException("CSL-0314 only numbers can be divided");
    }
}
