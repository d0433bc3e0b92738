package org.consilium.calculator;

import org.consilium.expression.Value;
import org.consilium.expression.Values;
import org.consilium.terminology.UnitWords;

/** Values as they are shown. */
final class Words {
    private Words() {}

    static String of(Value value) {
        String text = Values.text(value);
        return value instanceof Value.Number number && !text.equals("?") ? quantity(text, number.unit()) : text;
    }

    /** A number with its unit as clinicians write it. */
    static String quantity(String number, String ucum) {
        String unit = UnitWords.of(ucum);
        return unit.isEmpty() ? number : number + " " + unit;
    }
}
