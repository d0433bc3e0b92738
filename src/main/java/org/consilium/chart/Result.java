package org.consilium.chart;

import java.math.BigDecimal;
import java.util.Optional;
import org.consilium.terminology.Concept;
import org.consilium.terminology.Quantity;

/** What an observation found: Observation.value[x], or why there is none. */
public sealed interface Result {

    /**
     * A measured quantity.
     *
     * @param quantity in a UCUM unit
     * @param bound EXACT, or the side on which the true value lies ("&lt; 0.01")
     * @param written value and unit exactly as the record wrote them
     */
    record Measured(Quantity quantity, Bound bound, String written, Optional<ReferenceRange> range) implements Result {}

    /** A number whose unit is missing or not understood: never used in a calculation. */
    record WithoutUnit(BigDecimal value, String written) implements Result {}

    record Coded(Concept concept) implements Result {}

    record Worded(String text) implements Result {}

    record Flag(boolean value) implements Result {}

    record Dated(ClinicalTime time) implements Result {}

    /** No value, with Observation.dataAbsentReason where the record gives one. */
    record Absent(String reason) implements Result {}

    /** Quantity.comparator. */
    enum Bound {
        EXACT,
        LESS_THAN,
        AT_MOST,
        AT_LEAST,
        GREATER_THAN
    }

    /** Observation.referenceRange in the unit of the result. */
    record ReferenceRange(Optional<BigDecimal> low, Optional<BigDecimal> high) {}
}
