package org.consilium.evaluation.fill;

import java.util.Collections;
import java.util.Map;
import java.util.TreeMap;

/**
 * What a record gave for one score. Two patients with the same outcome have the same one, so that counting keeps nothing
 * of anybody.
 *
 * @param presumed a stated default was used, or silence of the record taken for absence
 * @param lacking what was not known though the formula uses it; empty where the score is exact or not for this patient
 */
record Filling(String score, Standing standing, boolean presumed, Map<Item, Lack> lacking) {
    Filling {
        lacking = Collections.unmodifiableMap(new TreeMap<>(lacking));
    }

    enum Standing {
        EXACT,
        INTERVAL,
        NOT_COMPUTABLE,
        /** The definition says for whom it is offered, and this patient is none of them. */
        NOT_MEANT,
        /** A requirement is not met: a child, a pregnancy. */
        EXCLUDED;

        boolean applies() {
            return this != NOT_MEANT && this != EXCLUDED;
        }
    }
}
