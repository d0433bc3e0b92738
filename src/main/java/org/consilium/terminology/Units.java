package org.consilium.terminology;

import java.util.Optional;
import java.util.Set;

/**
 * One unit into another, exactly or not at all. Units are UCUM; dirty spellings of laboratories and devices are
 * recognised by a list. Mass becomes moles only through a stated factor of the analyte.
 */
public final class Units {
    private Units() {}

    /**
     * The UCUM code for what the record wrote as unit, code or text; empty where the table does not know it. Ask before
     * any UCUM parser: "K/uL" is thousands per microlitre here and kelvin there.
     */
    public static Optional<String> canonical(String written) {
        return UnitTable.shipped().canonical(written);
    }

    public static Conversion convert(Quantity quantity, String toUnit, Optional<Analyte> analyte) {
        return UnitTable.shipped().convert(quantity, toUnit, analyte);
    }

    public static Conversion convert(Quantity quantity, String toUnit) {
        return convert(quantity, toUnit, Optional.empty());
    }

    /** Whether a number in this unit is a pure number (INR, pH, a score), which a record may write without any unit. */
    public static boolean isPureNumber(String unit) {
        return convert(new Quantity(java.math.BigDecimal.ONE, UnitTable.PURE), unit)
                        instanceof Conversion.Converted same
                && same.quantity().value().compareTo(java.math.BigDecimal.ONE) == 0;
    }

    /** Every UCUM code of the table. */
    public static Set<String> known() {
        return UnitTable.shipped().units();
    }
}
