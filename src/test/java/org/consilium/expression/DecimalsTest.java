package org.consilium.expression;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import org.junit.jupiter.api.Test;

class DecimalsTest {
    @Test
    void nextToOneTheLogarithmKeepsItsDigits() {
        assertThat(Decimals.ln(new BigDecimal("1.00000000000000000001")))
                .isEqualByComparingTo("9.99999999999999999995E-21");
        assertThat(Decimals.ln(BigDecimal.ONE)).isEqualByComparingTo("0");
    }

    @Test
    void rootsOfWholePowersAreWhole() {
        assertThat(Decimals.cbrt(new BigDecimal("27"))).isEqualByComparingTo("3");
        assertThat(Decimals.sqrt(new BigDecimal("144"))).isEqualByComparingTo("12");
        assertThat(Decimals.pow(new BigDecimal("32"), new BigDecimal("0.2"))).isEqualByComparingTo("2");
    }

    @Test
    void numbersTooLargeOrTooSmallForAnyMeasureEndAtTheLimits() {
        assertThat(Decimals.exp(new BigDecimal("690"))).isLessThan(Interval.LIMIT);
        assertThat(Decimals.exp(new BigDecimal("690.1"))).isGreaterThan(Interval.LIMIT);
        assertThat(Decimals.exp(new BigDecimal("-690"))).isPositive();
        assertThat(Decimals.exp(new BigDecimal("-690.1"))).isZero();
        assertThat(Decimals.exp(BigDecimal.ZERO)).isEqualByComparingTo("1");
        assertThat(Decimals.exp(new BigDecimal("100"))).isEqualByComparingTo("2.688117141816135448412625552E+43");
        assertThat(Decimals.exp(new BigDecimal("-100"))).isEqualByComparingTo("3.720075976020835962959695804E-44");
        assertThat(Decimals.ln(new BigDecimal("1e299"))).isEqualByComparingTo("688.4729428052196595213794450");
        assertThat(Decimals.ln(new BigDecimal("3.16227"))).isEqualByComparingTo("1.151290124136155019311030207");
    }

    @Test
    void wholePowersAreExactAndMayBeNegative() {
        assertThat(Decimals.whole(new BigDecimal("-2"), 3)).isEqualByComparingTo("-8");
        assertThat(Decimals.whole(new BigDecimal("-2"), 2)).isEqualByComparingTo("4");
        assertThat(Decimals.whole(new BigDecimal("-2"), -3)).isEqualByComparingTo("-0.125");
        assertThat(Decimals.whole(new BigDecimal("2"), -2)).isEqualByComparingTo("0.25");
        assertThat(Decimals.isWhole(new BigDecimal("64.0"))).isTrue();
        assertThat(Decimals.isWhole(new BigDecimal("-64"))).isTrue();
        assertThat(Decimals.isWhole(new BigDecimal("65"))).isFalse();
        assertThat(Decimals.isWhole(new BigDecimal("0.5"))).isFalse();
        assertThat(Decimals.isWhole(BigDecimal.ZERO)).isTrue();
        assertThat(Decimals.cbrt(BigDecimal.ZERO)).isZero();
        assertThat(Decimals.cbrt(new BigDecimal("-27"))).isEqualByComparingTo("-3");
    }
}
