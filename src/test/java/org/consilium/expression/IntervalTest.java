package org.consilium.expression;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.Optional;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class IntervalTest {
    private static BigDecimal number(String text) {
        return switch (text) {
            case "open" -> Interval.ENDLESS;
            case "-open" -> Interval.ENDLESS.negate();
            default -> new BigDecimal(text);
        };
    }

    private static Interval of(String low, String high) {
        return Interval.of(number(low), number(high));
    }

    private static void assertSpan(Interval interval, String low, String high) {
        assertThat(interval.low()).isEqualByComparingTo(number(low));
        assertThat(interval.high()).isEqualByComparingTo(number(high));
    }

    @ParameterizedTest
    @CsvSource(textBlock = """
            +, 1, 2, 3, 5, 4, 7
            +, 1, 2, -open, 5, -open, 7
            +, 1, open, 3, 5, 4, open
            -, 1, 2, 3, 5, -4, -1
            -, 1, open, 3, 5, -4, open
            *, 2, 3, 4, 5, 8, 15
            *, -2, 3, 4, 5, -10, 15
            *, -2, 3, -4, 5, -12, 15
            *, 2, 2, 3, 3, 6, 6
            *, 0, 2, 3, open, 0, open
            *, -2, -1, 3, open, -open, -3
            *, -2, -1, -open, 3, -6, open
            /, 8, 16, 2, 4, 2, 8
            /, 8, 8, 2, 2, 4, 4
            /, 8, 16, 2, open, 0, 8
            /, 8, open, 2, 4, 2, open
            /, -open, -8, 2, 4, -open, -2
            /, 8, open, -4, -2, -open, -2
            /, 0, 0, 2, 4, 0, 0
            /, 8, 16, 0, 4, -open, open
            /, 8, 16, -1, 0, -open, open
            """)
    void holdsAllThatTheArithmeticCanGive(
            String operator, String low, String high, String otherLow, String otherHigh, String from, String to) {
        Interval one = of(low, high);
        Interval other = of(otherLow, otherHigh);
        Interval result = switch (operator) {
            case "+" -> one.plus(other);
            case "-" -> one.minus(other);
            case "*" -> one.times(other);
            default -> one.dividedBy(other);
        };
        assertSpan(result, from, to);
    }

    @ParameterizedTest
    @CsvSource(textBlock = """
            2, 3, 3, 9, 8, 19683
            2, 3, -1, -1, 0.3333333333333333333333333333, 0.5
            -3, 2, 2, 2, 0, 9
            -3, -2, 2, 2, 4, 9
            -3, 2, 3, 3, -27, 8
            -3, -2, -1, -1, -0.5, -0.3333333333333333333333333333
            -1, 2, -1, -1, -open, open
            0, 2, -2, -2, -open, open
            1, 2, 0, 0, 1, 1
            0, 2, 0, 0, -open, open
            -open, 2, 3, 3, -open, 8
            -open, 2, 2, 2, 0, open
            2, open, -1, -1, 0, 0.5
            2, open, 2, 2, 4, open
            4, 9, 0.5, 0.5, 2, 3
            4, 9, -0.5, 0.5, 0.3333333333333333333333333333, 3
            0.25, 4, 0.5, 1.5, 0.125, 8
            0, 4, 0.5, 0.5, 0, 2
            4, 9, 0, 0.5, 1, 3
            0, 0, 0.5, 0.5, 0, 0
            0.25, 0.25, -0.5, open, 0, 2
            4, open, 0.5, 0.5, 2, open
            4, open, -0.5, -0.5, 0, 0.5
            -open, 2, -2, -2, -open, open
            -open, -2, -2, -2, 0, 0.25
            -open, -2, 2, 2, 4, open
            0, 4, -0.5, 0.5, -open, open
            0, 4, 0, 0.5, -open, open
            -1, 4, 0.5, 0.5, -open, open
            1, 1, -7.5, 7.5, 1, 1
            2, 4, 1.5, open, 2.828427124746190097603377448, open
            0.5, 0.5, 1.5, open, 0, 0.3535533905932737622004221811
            """)
    void powersHoldAllPowers(String low, String high, String least, String most, String from, String to) {
        assertSpan(Powers.power(of(low, high), of(least, most)), from, to);
    }

    @Nested
    class AtTheEdgeOfNumbers {
        @Test
        void whatIsNearerToZeroThanAnyMeasureIsZero() {
            assertSpan(of("1e-301", "1e-300"), "0", "1e-300");
            assertSpan(of("-1e-301", "9.99e-301"), "0", "0");
            assertSpan(of("-1e-300", "1e-299"), "-1e-300", "1e-299");
        }

        @Test
        void whatIsBeyondAllMeasureIsNotToldApart() {
            assertSpan(of("1e300", "1e300"), "1e300", "1e300");
            assertSpan(of("1.1e300", "2e300"), "1e300", "open");
            assertSpan(of("-2e300", "-1.1e300"), "-open", "-1e300");
            assertSpan(of("-1e300", "9.9e299"), "-1e300", "9.9e299");
        }

        @Test
        void anOpenEndIsNoNumber() {
            assertThat(of("-open", "3").in("kg"))
                    .isEqualTo(new Value.Number(Optional.empty(), Optional.of(new BigDecimal("3")), "kg"));
            assertThat(of("3", "open").in("kg"))
                    .isEqualTo(new Value.Number(Optional.of(new BigDecimal("3")), Optional.empty(), "kg"));
            assertThat(Interval.of(Value.Number.unknown("1"))).isEqualTo(Interval.WHOLE);
            assertThat(Interval.endless(new BigDecimal("1e300"))).isFalse();
            assertThat(Interval.endless(new BigDecimal("-1.0001e300"))).isTrue();
        }
    }

    @Test
    void theSizeOfASpanAroundZeroBeginsAtZero() {
        assertSpan(of("-3", "2").abs(), "0", "3");
        assertSpan(of("-2", "3").abs(), "0", "3");
        assertSpan(of("-3", "-2").abs(), "2", "3");
        assertSpan(of("-3", "0").abs(), "0", "3");
        assertSpan(of("0", "3").abs(), "0", "3");
    }

    @Test
    void theSmallerAndTheLargerOfTwoSpans() {
        assertSpan(of("1", "5").min(of("2", "3")), "1", "3");
        assertSpan(of("1", "5").max(of("2", "3")), "2", "5");
        assertSpan(of("1", "2").hull(of("4", "5")), "1", "5");
        assertThat(of("1", "5").contains(new BigDecimal("1"))).isTrue();
        assertThat(of("1", "5").contains(new BigDecimal("5.0"))).isTrue();
        assertThat(of("1", "5").contains(new BigDecimal("0.99"))).isFalse();
        assertThat(of("1", "5").contains(new BigDecimal("5.01"))).isFalse();
    }

    @Test
    void functionsThatRiseTakeEndToEnd() {
        assertSpan(of("1", "open").ln(), "0", "open");
        assertSpan(of("0", "1").ln(), "-open", "open");
        assertSpan(of("0", "4").sqrt(), "0", "2");
        assertSpan(of("-1", "4").sqrt(), "-open", "open");
        assertSpan(of("4", "open").sqrt(), "2", "open");
        assertSpan(of("-open", "0").exp(), "0", "1");
        assertSpan(of("0", "open").exp(), "1", "open");
        assertSpan(of("-8", "27").cbrt(), "-2", "3");
        assertSpan(of("-open", "27").cbrt(), "-open", "3");
        assertSpan(of("1.25", "open").rounded(1, RoundingMode.HALF_UP), "1.3", "open");
        assertSpan(of("2.5", "2.5").rounded(0, RoundingMode.FLOOR), "2", "2");
    }
}
