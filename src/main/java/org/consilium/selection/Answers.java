package org.consilium.selection;

import java.util.Optional;
import org.consilium.expression.Type;
import org.consilium.expression.Value;

/** An answer's word as a value of the input: the word itself, or whether it is the one asked for. */
final class Answers {
    private Answers() {}

    /** Empty where the input has no such word. */
    static Optional<Value> value(String word, InputSpec spec) {
        return switch (spec.type()) {
            case Type.Choice choice ->
                choice.words().contains(word) ? Optional.of(Value.Choice.of(word)) : Optional.empty();
            case Type.Logical ignored ->
                spec.origin() instanceof Origin.Observed observed
                        ? Optional.of(Value.Logical.of(observed.yes().contains(word)))
                        : Optional.empty();
            case Type.Number ignored -> Optional.empty();
            case Type.Day ignored -> Optional.empty();
        };
    }
}
