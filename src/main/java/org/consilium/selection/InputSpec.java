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
 * @param note how a note speaks of it, where a note may propose a value
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
        String question,
        Optional<NoteCue> note) {
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
                label + "?",
                Optional.empty());
    }

    public InputSpec within(Window frame) {
        return new InputSpec(
                id, label, type, origin, rule, Optional.of(frame), silence, onMissing, definition, question, note);
    }

    public InputSpec by(Rule other) {
        return new InputSpec(id, label, type, origin, other, window, silence, onMissing, definition, question, note);
    }

    public InputSpec presuming(Silence meaning) {
        return new InputSpec(id, label, type, origin, rule, window, meaning, onMissing, definition, question, note);
    }

    public InputSpec otherwise(OnMissing course) {
        return new InputSpec(id, label, type, origin, rule, window, silence, course, definition, question, note);
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
