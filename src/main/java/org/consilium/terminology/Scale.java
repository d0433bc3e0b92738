package org.consilium.terminology;

import java.math.BigDecimal;
import java.math.MathContext;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * A linear step from one unit to another: (up * x + plus) / down. Kept in this form so that nothing is rounded before
 * the one division at the end: 100.4 degF is exactly 38 Cel.
 */
record Scale(BigDecimal up, BigDecimal plus, BigDecimal down) {
    static final Scale SAME = new Scale(BigDecimal.ONE, BigDecimal.ZERO, BigDecimal.ONE);

    private static final String NUMBER = "([0-9]+(?:\\.[0-9]+)?(?:E-?[0-9]+)?)";
    private static final Pattern FACTOR = Pattern.compile(NUMBER + "(?:\\s*/\\s*" + NUMBER + ")?");
    private static final Pattern LINE =
            Pattern.compile("\\(" + NUMBER + " x ([+-]) " + NUMBER + "\\)(?:\\s*/\\s*" + NUMBER + ")?");

    Scale {
        if (up.signum() <= 0 || down.signum() <= 0) {
            throw new IllegalArgumentException("CSL-0301 a conversion factor must be positive");
        }
    }

    /** "0.001", "1/60" or "(5 x - 160) / 9". */
    static Optional<Scale> parse(String text) {
        var factor = FACTOR.matcher(text);
        if (factor.matches()) {
            return Optional.of(new Scale(new BigDecimal(factor.group(1)), BigDecimal.ZERO, orOne(factor.group(2))));
        }
        var line = LINE.matcher(text);
        if (line.matches()) {
            BigDecimal plus = new BigDecimal(line.group(3));
            return Optional.of(new Scale(
                    new BigDecimal(line.group(1)),
                    line.group(2).equals("-") ? plus.negate() : plus,
                    orOne(line.group(4))));
        }
        return Optional.empty();
    }

    /** First this step, then the other. */
    Scale then(Scale next) {
        return new Scale(
                up.multiply(next.up), plus.multiply(next.up).add(next.plus.multiply(down)), down.multiply(next.down));
    }

    Scale inverse() {
        return new Scale(down, plus.negate(), up);
    }

    BigDecimal apply(BigDecimal value) {
        BigDecimal dividend = value.multiply(up).add(plus);
        try {
            return plain(dividend.divide(down));
        } catch (ArithmeticException endless) {
            return plain(dividend.divide(down, MathContext.DECIMAL128));
        }
    }

    private static BigDecimal orOne(@org.jspecify.annotations.Nullable String text) {
        return text == null ? BigDecimal.ONE : new BigDecimal(text);
    }

    private static BigDecimal plain(BigDecimal value) {
        BigDecimal stripped = value.stripTrailingZeros();
        return stripped.scale() < 0 ? stripped.setScale(0) : stripped;
    }
}
