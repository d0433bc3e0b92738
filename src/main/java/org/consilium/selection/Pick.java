package org.consilium.selection;

import java.util.List;
import org.consilium.expression.Value;

/**
 * What a rule made of a series.
 *
 * @param conflict two values of one moment differ: the value is the set that holds both
 * @param note what else must be said, or empty
 */
record Pick(Value value, List<Reading> used, boolean conflict, String rule, String note) {
    Pick {
        used = List.copyOf(used);
    }

    Pick saying(String words) {
        return new Pick(value, used, conflict, words, note);
    }
}
