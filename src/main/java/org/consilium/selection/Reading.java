package org.consilium.selection;

import java.math.BigDecimal;
import java.time.Instant;
import java.util.Comparator;
import java.util.Optional;
import org.consilium.chart.Finding;
import org.consilium.expression.Value;
import org.consilium.terminology.Quantity;

/**
 * A usable observation: its value in the unit of the input and the first and last moment it can belong to.
 *
 * @param rank place of its code in the list of the measurand, the best first
 * @param grain half of the last written digit: two values that differ by less say the same
 */
record Reading(
        Finding.Observation fact,
        Value value,
        Instant from,
        Instant to,
        int rank,
        BigDecimal grain,
        Optional<Quantity> converted,
        String remark) {

    /** By time, then by the name of the resource: the order of the record carries no meaning. */
    static final Comparator<Reading> BY_TIME = Comparator.comparing(Reading::from)
            .thenComparing(Reading::to)
            .thenComparing(Reading::rank)
            .thenComparing(reading -> reading.fact().source().key());

    boolean sameMoment(Reading other) {
        return from.equals(other.from) && to.equals(other.to);
    }

    /** Whether both can be one measurement that was written twice. */
    boolean agreesWith(Reading other) {
        if (value instanceof Value.Number mine && other.value instanceof Value.Number theirs) {
            BigDecimal slack = grain.add(other.grain);
            return near(mine.low(), theirs.low(), slack) && near(mine.high(), theirs.high(), slack);
        }
        return value.equals(other.value);
    }

    private static boolean near(Optional<BigDecimal> one, Optional<BigDecimal> other, BigDecimal slack) {
        if (one.isEmpty() || other.isEmpty()) {
            return one.isEmpty() && other.isEmpty();
        }
        return one.get().subtract(other.get()).abs().compareTo(slack) <= 0;
    }
}
