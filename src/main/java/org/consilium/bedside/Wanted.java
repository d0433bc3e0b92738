package org.consilium.bedside;

import org.consilium.calculator.InputForm;
import org.consilium.expression.Type;
import org.consilium.expression.Value;
import org.consilium.selection.NoteCue;

/** An input of a score that nobody stated, and by which words a note may speak of it. */
record Wanted(String calculator, InputForm input, NoteCue cue) {

    String id() {
        return input.id();
    }

    /** A value as the score takes it. */
    Value value(String word) {
        return input.type() instanceof Type.Logical
                ? Value.Logical.of(word.equals(NoteCue.YES))
                : Value.Choice.of(word);
    }
}
