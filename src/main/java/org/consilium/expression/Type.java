package org.consilium.expression;

import java.util.Collections;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.SequencedSet;
import java.util.Set;

/** What kind of thing a name stands for: settled when a definition is read, so that no evaluation can meet a surprise. */
public sealed interface Type {

    /** A number in one UCUM unit, "1" for a pure number. */
    record Number(String unit) implements Type {
        public static final Number PURE = new Number("1");

        public Number {
            if (unit.isBlank()) {
                throw new IllegalArgumentException("CSL-0351 a number type needs a unit; a pure number has the unit 1");
            }
        }

        public boolean pure() {
            return unit.equals("1");
        }
    }

    /** A statement that is true or false. */
    record Logical() implements Type {}

    /** One word of a fixed list, in the order of the list. */
    record Choice(SequencedSet<String> words) implements Type {
        public Choice {
            if (words.isEmpty()) {
                throw new IllegalArgumentException("CSL-0352 an enumeration needs at least one word");
            }
            words = Collections.unmodifiableSequencedSet(new LinkedHashSet<>(words));
        }

        public static Choice of(String... words) {
            return new Choice(new LinkedHashSet<>(List.of(words)));
        }

        public static Choice of(Set<String> words) {
            return new Choice(new LinkedHashSet<>(words));
        }
    }

    /** A calendar day. */
    record Day() implements Type {}

    /** The type in words, for a message to the author of a definition. */
    default String describe() {
        return switch (this) {
            case Number number -> number.pure() ? "a pure number" : "a number in '" + number.unit() + "'";
            case Logical ignored -> "a statement";
            case Choice choice -> "one of " + choice.words;
            case Day ignored -> "a day";
        };
    }
}
