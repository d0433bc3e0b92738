package org.consilium.calculator;

import java.math.BigDecimal;
import java.math.RoundingMode;
import org.consilium.expression.Value;
import org.consilium.expression.Values;
import org.consilium.terminology.UnitWords;

/** Values as they are shown. */
final class Words {
    private static final int WEEK = 7;

    private Words() {}

    static String of(Value value) {
        String text = Values.text(value);
        return value instanceof Value.Number number && !text.equals("?") ? quantity(text, number.unit()) : text;
    }

    /** "14 weeks 1 day": completed weeks and the days over. */
    static String weeksAndDays(BigDecimal days) {
        long whole = days.setScale(0, RoundingMode.FLOOR).longValueExact();
        return counted(Math.floorDiv(whole, WEEK), "week") + " " + counted(Math.floorMod(whole, WEEK), "day");
    }

    private static String counted(long number, String noun) {
        return number + " " + noun + (number == 1 ? "" : "s");
    }

    /** A number with its unit as clinicians write it. */
    static String quantity(String number, String ucum) {
        String unit = UnitWords.of(ucum);
        return unit.isEmpty() ? number : number + " " + unit;
    }
}
