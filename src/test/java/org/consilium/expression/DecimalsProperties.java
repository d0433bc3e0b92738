package org.consilium.expression;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.math.MathContext;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.BigRange;
import net.jqwik.api.constraints.Scale;

class DecimalsProperties {
    private static final BigDecimal CLOSE = new BigDecimal("1e-27");

    /** The series for the logarithm of (1+u)/(1-u), without any cleverness. */
    private static BigDecimal slowLn(BigDecimal x) {
        var context = new MathContext(60);
        BigDecimal scaled = x;
        int halvings = 0;
        while (scaled.compareTo(new BigDecimal("1.1")) > 0) {
            scaled = scaled.divide(BigDecimal.TWO, context);
            halvings++;
        }
        while (scaled.compareTo(new BigDecimal("0.55")) < 0) {
            scaled = scaled.multiply(BigDecimal.TWO);
            halvings--;
        }
        BigDecimal result = series(scaled, context);
        return result.add(series(BigDecimal.TWO, context).multiply(BigDecimal.valueOf(halvings)));
    }

    private static BigDecimal series(BigDecimal x, MathContext context) {
        BigDecimal u = x.subtract(BigDecimal.ONE).divide(x.add(BigDecimal.ONE), context);
        BigDecimal sum = BigDecimal.ZERO;
        BigDecimal power = u;
        for (int i = 1; i < 260; i += 2) {
            sum = sum.add(power.divide(BigDecimal.valueOf(i), context), context);
            power = power.multiply(u, context).multiply(u, context);
        }
        return sum.multiply(BigDecimal.TWO);
    }

    @Property(tries = 300)
    void logarithmsAreRightToTwentySevenDigitsOrMore(
            @ForAll @BigRange(min = "0.000001", max = "1000000") @Scale(6) BigDecimal x) {
        BigDecimal expected = slowLn(x);
        BigDecimal apart = Decimals.ln(x).subtract(expected).abs();
        assertThat(apart).isLessThanOrEqualTo(CLOSE.multiply(expected.abs().max(new BigDecimal("1e-6"))));
    }

    @Property(tries = 300)
    void theExponentialUndoesTheLogarithm(@ForAll @BigRange(min = "0.000001", max = "1000000") @Scale(6) BigDecimal x) {
        BigDecimal back = Decimals.exp(Decimals.ln(x));
        assertThat(back.subtract(x).abs()).isLessThan(x.multiply(new BigDecimal("1e-25")));
    }

    @Property(tries = 300)
    void largerNumbersNeverHaveSmallerLogarithms(
            @ForAll @BigRange(min = "0.001", max = "1000") @Scale(12) BigDecimal x) {
        BigDecimal next = x.add(new BigDecimal("1e-24"));
        assertThat(Decimals.ln(next)).isGreaterThanOrEqualTo(Decimals.ln(x));
        assertThat(Decimals.exp(next.min(BigDecimal.valueOf(300))))
                .isGreaterThanOrEqualTo(Decimals.exp(x.min(BigDecimal.valueOf(300))));
    }
}
