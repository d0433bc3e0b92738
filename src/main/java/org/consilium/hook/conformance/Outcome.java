package org.consilium.hook.conformance;

import java.util.List;
import java.util.function.Supplier;

/** What a check came to. */
sealed interface Outcome {
    record Passed() implements Outcome {}

    record Failed(String why) implements Outcome {}

    /** It could not be tried, and what would be needed. */
    record Skipped(String why) implements Outcome {}

    static Outcome of(boolean holds, String whyNot) {
        return holds ? new Passed() : new Failed(whyNot);
    }

    static Outcome none(List<String> violations, String of) {
        return of(
                violations.isEmpty(),
                of + ": " + String.join(", ", violations.stream().limit(3).toList()));
    }

    static Outcome status(Answer answer, int expected) {
        return of(answer.status() == expected, "status " + answer.status() + " instead of " + expected);
    }

    /** Goes on only where this passed. */
    default Outcome and(Supplier<Outcome> next) {
        return switch (this) {
            case Passed ignored -> next.get();
            case Failed failed -> failed;
            case Skipped skipped -> skipped;
        };
    }

    /** The first of many that did not pass. */
    static Outcome all(List<Supplier<Outcome>> outcomes) {
        Outcome all = new Passed();
        for (Supplier<Outcome> each : outcomes) {
            all = all.and(each);
        }
        return all;
    }
}
