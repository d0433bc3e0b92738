package org.consilium.evaluation.medcalc;

import java.math.BigDecimal;
import java.math.MathContext;
import java.util.List;
import org.consilium.calculator.ResultForm;
import tools.jackson.databind.JsonNode;

/** Answers as the benchmark writes them, and when two are the same. */
final class Answers {
    private static final BigDecimal WEEK = BigDecimal.valueOf(7);
    /** Decimals may differ by 0.2 %: conversions and constants are rounded differently. */
    private static final BigDecimal TOLERANCE = new BigDecimal("0.002");

    private Answers() {}

    static Object written(ResultForm form, BigDecimal value) {
        if (form.written() == ResultForm.Writing.WEEKS_AND_DAYS) {
            BigDecimal[] parts = value.divideToIntegralValue(BigDecimal.ONE).divideAndRemainder(WEEK);
            return weeks(parts[0].intValueExact(), parts[1].intValueExact());
        }
        return value.round(MathContext.DECIMAL64);
    }

    private static String weeks(int weeks, int days) {
        return "('" + weeks + " weeks', '" + days + " days')";
    }

    static boolean isRight(Row row, Object answer, List<JsonNode> right) {
        return right.stream().anyMatch(expected -> same(row, answer, expected));
    }

    private static boolean same(Row row, Object answer, JsonNode expected) {
        if (expected.isArray()) {
            return answer.equals(
                    weeks(expected.path(0).asInt(), expected.path(1).asInt()));
        }
        if (!(answer instanceof BigDecimal number)) {
            return answer.equals(expected.asString());
        }
        if (!expected.isNumber()) {
            return false;
        }
        BigDecimal difference = number.subtract(expected.decimalValue()).abs();
        return row.outputType().equals("decimal")
                ? difference.compareTo(expected.decimalValue().abs().multiply(TOLERANCE)) <= 0
                : difference.signum() == 0;
    }

    /** Whether the answer is the published label, or lies within its limits. */
    static boolean isLabel(Row row, Object answer) {
        return answer instanceof BigDecimal number
                ? row.label().holds(number)
                : answer.toString().equals(row.label().written());
    }
}
