package org.consilium.selection;

import java.util.List;
import org.consilium.expression.Value;

/**
 * What the record says about an input: the set of values it can still have, why no more is known, and the facts that
 * say so.
 *
 * @param note what the reader must know of it ("3 days old"), or empty
 * @param question how to ask for it where it is not known and worth asking, or empty
 */
public record Selected(
        String id, String label, Value value, State state, List<SelectedFact> evidence, String note, String question) {
    public Selected {
        evidence = List.copyOf(evidence);
    }

    /** GIVEN and ASSUMED have a value to use; all others say why there is none or more than one. */
    public enum State {
        GIVEN,
        /** a stated default, or presumed absent because a complete record does not mention it */
        ASSUMED,
        MISSING,
        STALE,
        IMPLAUSIBLE,
        CONFLICTING,
        UNIT,
        UNAVAILABLE,
        NOT_MENTIONED
    }

    public boolean known() {
        return value.known();
    }
}
