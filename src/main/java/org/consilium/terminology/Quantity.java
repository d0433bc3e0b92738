package org.consilium.terminology;

import static java.util.Objects.requireNonNull;

import java.math.BigDecimal;

/** A number with its UCUM unit ("1" for a pure number). */
public record Quantity(BigDecimal value, String unit) {
    public Quantity {
        requireNonNull(value, "value");
        if (unit.isBlank()) {
            throw new IllegalArgumentException("CSL-0002 a quantity needs a unit; a pure number has the unit 1");
        }
    }

    public static Quantity of(String value, String unit) {
        return new Quantity(new BigDecimal(value), unit);
    }
}
