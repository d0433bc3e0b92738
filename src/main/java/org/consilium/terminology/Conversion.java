package org.consilium.terminology;

/** What became of the wish to express a quantity in another unit. */
public sealed interface Conversion {

    /**
     * The same quantity in the wanted unit. The arithmetic is exact; only a division that does not end is cut, at 34
     * significant digits.
     *
     * @param how in words ("1 mg/dL = 88.40 umol/L creatinine"), empty where the unit was already the wanted one
     */
    record Converted(Quantity quantity, String how) implements Conversion {}

    /** Not converted, and why; the value must then not be used in that unit. */
    record Refused(String reason) implements Conversion {}
}
