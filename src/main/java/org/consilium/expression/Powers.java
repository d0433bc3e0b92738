package org.consilium.expression;

import java.math.BigDecimal;
import java.util.List;

/** Powers of intervals. */
final class Powers {
    private Powers() {}

    static Interval power(Interval base, Interval exponent) {
        if (exponent.single() && Decimals.isWhole(exponent.low())) {
            return whole(base, exponent.low().intValueExact());
        }
        boolean defined = base.low().signum() > 0
                || (base.low().signum() == 0 && exponent.low().signum() > 0);
        return defined ? positive(base, exponent) : Interval.WHOLE;
    }

    private static Interval whole(Interval base, int power) {
        if (power < 0 && base.contains(BigDecimal.ZERO)) {
            return Interval.WHOLE;
        }
        if (power == 0) {
            return base.contains(BigDecimal.ZERO) ? Interval.WHOLE : Interval.exactly(1);
        }
        if (power < 0) {
            return Interval.around(List.of(end(base.low(), power), end(base.high(), power)));
        }
        Interval side = power % 2 == 0 ? base.abs() : base;
        return Interval.of(end(side.low(), power), end(side.high(), power));
    }

    private static BigDecimal end(BigDecimal base, int power) {
        if (!Interval.endless(base)) {
            return Decimals.whole(base, power);
        }
        if (power < 0) {
            return BigDecimal.ZERO;
        }
        return base.signum() < 0 && power % 2 != 0 ? Interval.ENDLESS.negate() : Interval.ENDLESS;
    }

    /** For a base that is not negative the extremes lie in the corners. */
    private static Interval positive(Interval base, Interval exponent) {
        if (base.single() && exponent.single()) {
            BigDecimal value = corner(base.low(), exponent.low());
            return Interval.of(value, value);
        }
        return Interval.around(List.of(
                corner(base.low(), exponent.low()),
                corner(base.low(), exponent.high()),
                corner(base.high(), exponent.low()),
                corner(base.high(), exponent.high())));
    }

    private static BigDecimal corner(BigDecimal base, BigDecimal exponent) {
        if (exponent.signum() == 0) {
            return BigDecimal.ONE;
        }
        boolean grows = base.compareTo(BigDecimal.ONE) > 0 == exponent.signum() > 0;
        if (base.signum() == 0) {
            return BigDecimal.ZERO;
        }
        if (base.compareTo(BigDecimal.ONE) == 0) {
            return BigDecimal.ONE;
        }
        if (Interval.endless(base) || Interval.endless(exponent)) {
            return grows ? Interval.ENDLESS : BigDecimal.ZERO;
        }
        return Decimals.pow(base, exponent);
    }
}
