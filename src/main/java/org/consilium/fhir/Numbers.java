package org.consilium.fhir;

import java.math.BigDecimal;
import org.consilium.fhir.RefusedInput.Reason;

/** Numbers of JSON, bounded before anything computes with them. */
final class Numbers {
    private static final int MAX_EXPONENT = 64;
    private static final int MAX_EXPONENT_DIGITS = 9;

    private Numbers() {}

    static BigDecimal bounded(String number) {
        int mark = Math.max(number.indexOf('e'), number.indexOf('E'));
        if (mark >= 0 && Math.abs(exponent(number.substring(mark + 1))) > MAX_EXPONENT) {
            throw new RefusedInput(Reason.NUMBER);
        }
        return new BigDecimal(number);
    }

    private static int exponent(String digits) {
        return digits.length() > MAX_EXPONENT_DIGITS ? Integer.MAX_VALUE : Integer.parseInt(digits);
    }
}
