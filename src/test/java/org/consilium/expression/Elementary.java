package org.consilium.expression;

import java.math.BigDecimal;
import java.math.MathContext;

/** Exponential, logarithm, cube root and whole powers to sixty digits, by the plainest series. */
final class Elementary {
    private static final MathContext LONG = new MathContext(60);
    private static final MathContext LONGER = new MathContext(90);
    private static final BigDecimal SMALL = new BigDecimal("0.01");
    private static final BigDecimal TINY = new BigDecimal("1e-95");
    private static final BigDecimal THREE = BigDecimal.valueOf(3);

    private Elementary() {}

    /** Taylor's series after halving often enough, then squaring as often. */
    static BigDecimal exp(BigDecimal x) {
        int halvings = 0;
        BigDecimal small = x;
        while (small.abs().compareTo(SMALL) > 0) {
            small = small.divide(BigDecimal.TWO, LONGER);
            halvings++;
        }
        BigDecimal sum = BigDecimal.ONE;
        BigDecimal term = BigDecimal.ONE;
        for (int n = 1; term.abs().compareTo(TINY) > 0; n++) {
            term = term.multiply(small, LONGER).divide(BigDecimal.valueOf(n), LONGER);
            sum = sum.add(term, LONGER);
        }
        for (int i = 0; i < halvings; i++) {
            sum = sum.multiply(sum, LONGER);
        }
        return sum.round(LONG);
    }

    /** Halley's iteration from the double next to it: each step triples the digits. */
    static BigDecimal ln(BigDecimal x) {
        BigDecimal y = new BigDecimal(Math.log(x.doubleValue()));
        for (int i = 0; i < 3; i++) {
            BigDecimal e = exp(y);
            y = y.add(BigDecimal.TWO.multiply(x.subtract(e, LONGER), LONGER).divide(x.add(e, LONGER), LONGER), LONGER);
        }
        return y.round(LONG);
    }

    static BigDecimal cbrt(BigDecimal x) {
        if (x.signum() == 0) {
            return BigDecimal.ZERO;
        }
        BigDecimal root = exp(ln(x.abs()).divide(THREE, LONG));
        return x.signum() < 0 ? root.negate() : root;
    }

    static BigDecimal power(BigDecimal base, int exponent) {
        BigDecimal power = base.pow(Math.abs(exponent), LONG);
        return exponent < 0 ? BigDecimal.ONE.divide(power, LONG) : power;
    }
}
