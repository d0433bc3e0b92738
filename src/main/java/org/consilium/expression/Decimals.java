package org.consilium.expression;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.math.MathContext;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.List;

/**
 * Decimal arithmetic of the language. Sums, products and quotients carry 34 digits, half even (IEEE 754 decimal128);
 * ln, exp, roots and powers are right to 28 digits; comparisons look at 25, so that three thirds meet a limit of one.
 * Every rounding is monotone: an interval's ends stay its ends.
 */
final class Decimals {
    static final MathContext CARRIED = MathContext.DECIMAL128;
    static final MathContext FINE = new MathContext(28, RoundingMode.HALF_EVEN);
    static final MathContext COMPARED = new MathContext(25, RoundingMode.HALF_EVEN);

    private static final MathContext WIDE = new MathContext(40, RoundingMode.HALF_EVEN);
    private static final BigDecimal LN_10 =
            new BigDecimal("2.302585092994045684017991454684364207601101488628772976033327900967572609677352480236");
    private static final int SQUARINGS = 8;
    private static final int TERMS = 15;
    private static final int BITS = 176;
    private static final int DECIMALS = 45;
    private static final BigInteger POINT = BigInteger.TEN.pow(DECIMALS);
    private static final BigInteger FIXED_ONE = BigInteger.ONE.shiftLeft(BITS);
    private static final List<BigInteger> SERIES = series();
    private static final BigInteger FIXED_LN_10 =
            LN_10.multiply(new BigDecimal(FIXED_ONE)).toBigInteger();
    private static final BigDecimal MOST_EXPONENT = BigDecimal.valueOf(690);
    private static final int LARGEST_WHOLE_POWER = 64;
    private static final double ROOT_OF_TEN = 3.1622776601683795;

    private Decimals() {}

    /** The natural logarithm of a positive number. */
    static BigDecimal ln(BigDecimal x) {
        return fine(wideLn(x));
    }

    /** e to the x; beyond 1e299 a number that is too large, below 1e-299 zero. */
    static BigDecimal exp(BigDecimal x) {
        return fine(wideExp(x));
    }

    static BigDecimal sqrt(BigDecimal x) {
        return fine(x.sqrt(FINE));
    }

    static BigDecimal cbrt(BigDecimal x) {
        if (x.signum() == 0) {
            return BigDecimal.ZERO;
        }
        BigDecimal root = wideExp(wideLn(x.abs()).divide(BigDecimal.valueOf(3), WIDE));
        return fine(x.signum() < 0 ? root.negate() : root);
    }

    /** x to a small whole power, for any x that is not zero where the power is negative. */
    static BigDecimal whole(BigDecimal x, int power) {
        BigDecimal result = x.abs().min(Interval.LIMIT).pow(Math.abs(power), WIDE);
        BigDecimal signed = x.signum() < 0 && power % 2 != 0 ? result.negate() : result;
        return fine(power < 0 ? BigDecimal.ONE.divide(signed, WIDE) : signed);
    }

    /** x to any power, for x above zero. */
    static BigDecimal pow(BigDecimal x, BigDecimal power) {
        return isWhole(power)
                ? whole(x, power.intValueExact())
                : fine(wideExp(wideLn(x).multiply(power, WIDE)));
    }

    static boolean isWhole(BigDecimal power) {
        return power.abs().compareTo(BigDecimal.valueOf(LARGEST_WHOLE_POWER)) <= 0
                && power.stripTrailingZeros().scale() <= 0;
    }

    static BigDecimal compared(BigDecimal x) {
        return x.round(COMPARED);
    }

    private static BigDecimal fine(BigDecimal x) {
        return x.round(FINE).stripTrailingZeros();
    }

    /** x = m x 10^k with m next to 1, then one step of Halley's iteration from the double logarithm of m. */
    private static BigDecimal wideLn(BigDecimal x) {
        int k = x.precision() - x.scale() - 1;
        BigDecimal m = x.movePointLeft(k);
        if (m.doubleValue() > ROOT_OF_TEN) {
            k++;
            m = m.movePointLeft(1);
        }
        BigDecimal guess = new BigDecimal(StrictMath.log(m.doubleValue()), CARRIED);
        BigDecimal back = wideExp(guess);
        BigDecimal step = m.subtract(back).multiply(BigDecimal.valueOf(2)).divide(m.add(back), WIDE);
        return guess.add(step).add(LN_10.multiply(BigDecimal.valueOf(k)), WIDE);
    }

    /** x = k ln 10 + r, the series for r/256, squared eight times; in binary fixed point, where nothing is divided. */
    private static BigDecimal wideExp(BigDecimal x) {
        if (x.abs().compareTo(MOST_EXPONENT) > 0) {
            return x.signum() > 0 ? Interval.LIMIT.scaleByPowerOfTen(1) : BigDecimal.ZERO;
        }
        int k = (int) Math.rint(x.doubleValue() / LN_10.doubleValue());
        BigInteger r = fixed(x).subtract(FIXED_LN_10.multiply(BigInteger.valueOf(k)));
        BigInteger part = r.shiftRight(SQUARINGS);
        BigInteger sum = BigInteger.ZERO;
        for (BigInteger coefficient : SERIES) {
            sum = sum.multiply(part).shiftRight(BITS).add(coefficient);
        }
        for (int i = 0; i < SQUARINGS; i++) {
            sum = sum.multiply(sum).shiftRight(BITS);
        }
        return new BigDecimal(sum.multiply(POINT).shiftRight(BITS), DECIMALS - k);
    }

    /** 1/15!, 1/14!, and so on to 1. */
    private static List<BigInteger> series() {
        List<BigInteger> coefficients = new ArrayList<>(List.of(FIXED_ONE));
        for (int i = 1; i <= TERMS; i++) {
            coefficients.addFirst(coefficients.getFirst().divide(BigInteger.valueOf(i)));
        }
        return List.copyOf(coefficients);
    }

    private static BigInteger fixed(BigDecimal x) {
        return x.setScale(DECIMALS, RoundingMode.HALF_EVEN)
                .unscaledValue()
                .shiftLeft(BITS)
                .divide(POINT);
    }
}
