package org.consilium.calculator;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.consilium.expression.Bindings;
import org.consilium.expression.Expression;
import org.consilium.expression.Truth;
import org.consilium.expression.Value;
import org.consilium.terminology.Code;

/**
 * How the result of a score is written and what its bands mean.
 *
 * @param code under which the result stands in a record, where there is one for just this result
 * @param points whether the result is a sum of points and not a measure of something
 * @param decimals shown; more are shown where rounding would carry the number over the edge of its band
 * @param written a plain number with its unit, or in another way
 * @param bandsOnRounded whether the source bands rounded numbers ("45-59"): then number and band are both of the rounded
 * @param bandsFor for whom the bands hold; for others the number stands alone
 * @param predicts the outcome whose probability the result is, in words; empty where it is a score or a quantity
 */
public record ResultForm(
        String unit,
        Optional<Code> code,
        boolean points,
        int decimals,
        Writing written,
        boolean bandsOnRounded,
        Optional<Expression> bandsFor,
        List<Band> bands,
        Optional<String> predicts) {
    private static final int MORE_DECIMALS = 4;

    public ResultForm {
        bands = List.copyOf(bands);
    }

    /** How a result is written: as a number with its unit; days as obstetrics counts them; a day of the calendar. */
    public enum Writing {
        NUMBER,
        WEEKS_AND_DAYS,
        DATE
    }

    /** A result that is a day of the calendar: it has neither unit nor bands. */
    static ResultForm date() {
        return new ResultForm(
                "1", Optional.empty(), false, 0, Writing.DATE, false, Optional.empty(), List.of(), Optional.empty());
    }

    /**
     * One band; the first whose condition holds counts.
     *
     * @param within the condition on the result, empty for the last one
     * @param edge the number in the condition
     */
    public record Band(Optional<Expression> within, Optional<BigDecimal> edge, String label, String meaning) {
        String words() {
            return meaning.isEmpty() ? label : label + ": " + meaning;
        }
    }

    /** The bands that the result can still be in, lowest first. */
    List<Band> bandsOf(Value.Number value) {
        Bindings bindings = Bindings.of("result", bandsOnRounded ? rounded(value, decimals) : value);
        List<Band> possible = new ArrayList<>();
        for (Band band : bands) {
            Truth within =
                    band.within().map(condition -> condition.test(bindings)).orElse(Truth.TRUE);
            if (within != Truth.FALSE) {
                possible.add(band);
            }
            if (within == Truth.TRUE) {
                break;
            }
        }
        return possible;
    }

    /** The number as it is reported: rounded half up, as far as that keeps it in its band. */
    BigDecimal reported(BigDecimal exact) {
        var bandsOfExact = bandsOf(Value.Number.exactly(exact, unit));
        for (int more = 0; more < MORE_DECIMALS; more++) {
            BigDecimal shown = exact.setScale(decimals + more, RoundingMode.HALF_UP);
            if (bandsOnRounded || bandsOf(Value.Number.exactly(shown, unit)).equals(bandsOfExact)) {
                return shown;
            }
        }
        return exact.setScale(decimals + MORE_DECIMALS, RoundingMode.HALF_UP);
    }

    String text(BigDecimal exact) {
        return shown(reported(exact));
    }

    /** All numbers from one to another, each as it is reported. */
    String span(BigDecimal low, BigDecimal high) {
        return written == Writing.WEEKS_AND_DAYS
                ? shown(low) + " to " + shown(high)
                : Words.quantity(low.toPlainString() + " to " + high.toPlainString(), unit);
    }

    private String shown(BigDecimal reported) {
        return written == Writing.WEEKS_AND_DAYS
                ? Words.weeksAndDays(reported)
                : Words.quantity(reported.toPlainString(), unit);
    }

    private static Value.Number rounded(Value.Number value, int decimals) {
        return new Value.Number(
                value.low().map(low -> low.setScale(decimals, RoundingMode.HALF_UP)),
                value.high().map(high -> high.setScale(decimals, RoundingMode.HALF_UP)),
                value.unit());
    }
}
