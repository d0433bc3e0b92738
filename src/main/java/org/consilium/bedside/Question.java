package org.consilium.bedside;

import java.util.List;
import org.consilium.expression.Type;
import org.consilium.selection.NoteCue;

/**
 * One finding that is asked for, by one or several scores.
 *
 * @param id "q1", "q2", ...
 * @param passages the sentences that the model may choose from, newest first
 */
record Question(String id, List<Wanted> inputs, Sense sense, List<Passage> passages) {
    /** The answer that says nothing. */
    static final String NOTHING = "none of them";

    Question {
        inputs = List.copyOf(inputs);
        passages = List.copyOf(passages);
    }

    private Wanted first() {
        return inputs.getFirst();
    }

    NoteCue cue() {
        return first().cue();
    }

    String text() {
        String label = first().input().label();
        String question = first().input().spec().question();
        return question.startsWith(label) ? question : label + ": " + question;
    }

    List<String> values() {
        return first().input().type() instanceof Type.Choice choice
                ? List.copyOf(choice.words())
                : List.of(NoteCue.YES, NoteCue.NO);
    }
}
