package org.consilium.expression;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.List;
import java.util.Optional;
import java.util.function.UnaryOperator;

/**
 * All numbers from low to high, with the arithmetic of such sets. An end of ±{@link #ENDLESS} is open. Numbers beyond
 * 1e300 are not told apart, numbers within 1e-300 of zero are zero. Where any number of the set has no result
 * (division by zero, the logarithm of zero or less) nothing is known of the result: the whole line.
 */
record Interval(BigDecimal low, BigDecimal high) {
    private static final BigDecimal SMALLEST = new BigDecimal("1e-300");
    private static final int LEAST_DIGITS = -299;
    private static final int MOST_DIGITS = 300;
    static final BigDecimal LIMIT = new BigDecimal("1e300");
    static final BigDecimal ENDLESS = new BigDecimal("1e1000");
    private static final BigDecimal ENDLESSLY_LOW = ENDLESS.negate();
    static final Interval WHOLE = new Interval(ENDLESSLY_LOW, ENDLESS);

    Interval {
        low = settled(low, RoundingMode.FLOOR);
        high = settled(high, RoundingMode.CEILING);
    }

    static Interval of(BigDecimal low, BigDecimal high) {
        return new Interval(low, high);
    }

    static Interval exactly(long value) {
        return exactly(BigDecimal.valueOf(value));
    }

    private static Interval exactly(BigDecimal value) {
        return new Interval(value, value);
    }

    static Interval of(Value.Number number) {
        return new Interval(number.low().orElse(ENDLESSLY_LOW), number.high().orElse(ENDLESS));
    }

    Value.Number in(String unit) {
        Optional<BigDecimal> from = bound(low);
        return new Value.Number(from, single() ? from : bound(high), unit);
    }

    private static Optional<BigDecimal> bound(BigDecimal end) {
        return endless(end) ? Optional.empty() : Optional.of(end);
    }

    private static BigDecimal settled(BigDecimal end, RoundingMode outward) {
        int digits = digits(end);
        if (digits > LEAST_DIGITS && digits < MOST_DIGITS && end.signum() != 0) {
            return end;
        }
        if (end.abs().compareTo(SMALLEST) < 0) {
            return BigDecimal.ZERO;
        }
        if (!endless(end)) {
            return end;
        }
        boolean opens = (outward == RoundingMode.FLOOR) == (end.signum() < 0);
        BigDecimal size = opens ? ENDLESS : LIMIT;
        return end.signum() < 0 ? size.negate() : size;
    }

    static boolean endless(BigDecimal end) {
        return digits(end) >= MOST_DIGITS && end.abs().compareTo(LIMIT) > 0;
    }

    /** Before the point, or as a negative number the zeros after it: far cheaper than a comparison. */
    private static int digits(BigDecimal end) {
        return end.precision() - end.scale();
    }

    boolean single() {
        return low.compareTo(high) == 0;
    }

    boolean contains(BigDecimal value) {
        return low.compareTo(value) <= 0 && value.compareTo(high) <= 0;
    }

    Interval plus(Interval other) {
        return of(sum(low, other.low), sum(high, other.high));
    }

    Interval negative() {
        return of(high.negate(), low.negate());
    }

    Interval minus(Interval other) {
        return plus(other.negative());
    }

    Interval times(Interval other) {
        if (single() && other.single()) {
            return exactly(product(low, other.low));
        }
        return around(List.of(
                product(low, other.low),
                product(low, other.high),
                product(high, other.low),
                product(high, other.high)));
    }

    Interval dividedBy(Interval other) {
        if (other.contains(BigDecimal.ZERO)) {
            return WHOLE;
        }
        if (single() && other.single()) {
            return exactly(quotient(low, other.low));
        }
        return around(List.of(
                quotient(low, other.low),
                quotient(low, other.high),
                quotient(high, other.low),
                quotient(high, other.high)));
    }

    Interval min(Interval other) {
        return of(low.min(other.low), high.min(other.high));
    }

    Interval max(Interval other) {
        return of(low.max(other.low), high.max(other.high));
    }

    Interval abs() {
        if (low.signum() >= 0) {
            return this;
        }
        return high.signum() <= 0
                ? negative()
                : of(BigDecimal.ZERO, low.negate().max(high));
    }

    Interval hull(Interval other) {
        return of(low.min(other.low), high.max(other.high));
    }

    /** Rounded, after the comparison's rounding: what is a half but for the 26th digit is rounded as a half. */
    Interval rounded(int decimals, RoundingMode mode) {
        return rising(end -> Decimals.compared(end).setScale(decimals, mode));
    }

    Interval ln() {
        return low.signum() <= 0 ? WHOLE : rising(Decimals::ln);
    }

    Interval exp() {
        BigDecimal from = endless(low) ? BigDecimal.ZERO : Decimals.exp(low);
        return of(from, endless(high) ? ENDLESS : Decimals.exp(high));
    }

    Interval sqrt() {
        return low.signum() < 0 ? WHOLE : rising(Decimals::sqrt);
    }

    Interval cbrt() {
        return rising(Decimals::cbrt);
    }

    private Interval rising(UnaryOperator<BigDecimal> function) {
        if (single()) {
            return exactly(function.apply(low));
        }
        return of(endless(low) ? low : function.apply(low), endless(high) ? high : function.apply(high));
    }

    private static BigDecimal sum(BigDecimal one, BigDecimal other) {
        if (endless(one) || endless(other)) {
            return endless(one) ? one : other;
        }
        return one.add(other, Decimals.CARRIED);
    }

    private static BigDecimal product(BigDecimal one, BigDecimal other) {
        if (one.signum() == 0 || other.signum() == 0) {
            return BigDecimal.ZERO;
        }
        if (endless(one) || endless(other)) {
            return one.signum() == other.signum() ? ENDLESS : ENDLESSLY_LOW;
        }
        return one.multiply(other, Decimals.CARRIED);
    }

    private static BigDecimal quotient(BigDecimal one, BigDecimal other) {
        if (one.signum() == 0 || endless(other)) {
            return BigDecimal.ZERO;
        }
        if (endless(one)) {
            return one.signum() == other.signum() ? ENDLESS : ENDLESSLY_LOW;
        }
        return one.divide(other, Decimals.CARRIED);
    }

    static Interval around(List<BigDecimal> corners) {
        BigDecimal low = corners.getFirst();
        BigDecimal high = corners.getFirst();
        for (BigDecimal corner : corners) {
            low = low.min(corner);
            high = high.max(corner);
        }
        return of(low, high);
    }
}
