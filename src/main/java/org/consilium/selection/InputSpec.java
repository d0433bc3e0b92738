package org.consilium.selection;

import java.util.Optional;
import org.consilium.expression.Type;
import org.consilium.expression.Value;

/**
 * What an input of a rule is and how it is found in the record. It never holds a value.
 *
 * @param type what the rule gets: a number in a unit, a statement, a word of a list, a day
 * @param window how old a fact may be to count; empty where the rule has its own or time does not matter
 * @param silence what it means that the record does not mention it
 * @param definition what exactly counts, in words for the reader
 * @param question how to ask for it
 */
public record InputSpec(
        String id,
        String label,
        Type type,
        Origin origin,
        Rule rule,
        Optional<Window> window,
        Silence silence,
        OnMissing onMissing,
        String definition,
        String question) {
    public InputSpec {
        if (id.isBlank() || label.isBlank()) {
            throw new IllegalArgumentException("CSL-0310 an input needs an id and a label");
        }
    }

    /** The newest fact of that origin, unknown where there is none: the plainest input. */
    public static InputSpec of(String id, String label, Type type, Origin origin) {
        return new InputSpec(
                id,
                label,
                type,
                origin,
                new Rule.Latest(),
                Optional.empty(),
                Silence.UNKNOWN,
                new OnMissing.Ask(),
                "",
                label + "?");
    }

    public InputSpec within(Window frame) {
        return new InputSpec(
                id, label, type, origin, rule, Optional.of(frame), silence, onMissing, definition, question);
    }

    public InputSpec by(Rule other) {
        return new InputSpec(id, label, type, origin, other, window, silence, onMissing, definition, question);
    }

    public InputSpec presuming(Silence meaning) {
        return new InputSpec(id, label, type, origin, rule, window, meaning, onMissing, definition, question);
    }

    public InputSpec otherwise(OnMissing course) {
        return new InputSpec(id, label, type, origin, rule, window, silence, course, definition, question);
    }

    /** Whether silence of a completely read record may be taken for absence; the reader is always told. */
    public enum Silence {
        UNKNOWN,
        ABSENT_PRESUMED
    }

    /** What to do where the record has no value. */
    public sealed interface OnMissing {
        /** Ask the clinician; until then it is unknown. */
        record Ask() implements OnMissing {}

        /** It stays unknown and is not asked for. */
        record Unknown() implements OnMissing {}

        /** Assume this value and say so. */
        record Assume(Value value) implements OnMissing {}
    }
}
