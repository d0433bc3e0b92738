package org.consilium.trial;

import java.util.Comparator;
import java.util.List;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.consilium.assessment.Eligibility.Basis;
import org.consilium.assessment.Eligibility.Unknown;
import org.consilium.assessment.Evidence;
import org.consilium.expression.Truth;

/**
 * Whether a statement about the patient holds, and from what that is known.
 *
 * @param documented what the record itself says; silence is not known
 * @param presumed the same with silence taken as the policy says; never contradicts what is documented
 * @param reason why it is not known, else NONE
 * @param doubts what is still to be asked
 * @param parts outcomes of the parts, in the order of the criterion's parts
 */
record Outcome(
        Truth documented,
        Truth presumed,
        Unknown reason,
        List<Evidence> evidence,
        String explanation,
        String searched,
        List<Doubt> doubts,
        List<Outcome> parts) {
    private static final int WORDS = 3;

    Outcome {
        evidence = List.copyOf(evidence);
        doubts = List.copyOf(doubts);
        parts = List.copyOf(parts);
    }

    /**
     * An open leaf.
     *
     * @param decidable whether structured facts could settle it; what a person must read or say is not decidable here
     */
    record Doubt(String question, Unknown reason, boolean decidable) {}

    static Outcome known(boolean holds, String explanation, List<Evidence> evidence) {
        Truth truth = Truth.of(holds);
        return new Outcome(truth, truth, Unknown.NONE, evidence, explanation, "", List.of(), List.of());
    }

    static Outcome presumedAbsent(String explanation, String searched, List<Evidence> evidence) {
        return new Outcome(
                Truth.UNKNOWN, Truth.FALSE, Unknown.NONE, evidence, explanation, searched, List.of(), List.of());
    }

    static Outcome open(Doubt doubt, String explanation, List<Evidence> evidence) {
        return new Outcome(
                Truth.UNKNOWN, Truth.UNKNOWN, doubt.reason(), evidence, explanation, "", List.of(doubt), List.of());
    }

    Outcome not() {
        return new Outcome(
                documented.not(), presumed.not(), reason, evidence, explanation, searched, doubts, List.of(this));
    }

    /** At least so many of the parts hold, in strong Kleene logic: all of them is "all", one of them is "any". */
    static Outcome atLeast(int count, List<Outcome> parts) {
        Truth documented =
                atLeast(count, parts.stream().map(Outcome::documented).toList(), parts.size());
        Truth presumed = atLeast(count, parts.stream().map(Outcome::presumed).toList(), parts.size());
        // What decides: of a statement that holds the parts that hold, of an open one the open parts.
        List<Outcome> deciding = deciding(parts, presumed, documented);
        List<Doubt> doubts = presumed == Truth.UNKNOWN ? merged(deciding, Outcome::doubts) : List.of();
        return new Outcome(
                documented,
                presumed,
                doubts.stream()
                        .map(Doubt::reason)
                        .min(Comparator.naturalOrder())
                        .orElse(Unknown.NONE),
                merged(deciding, Outcome::evidence),
                words(deciding, Outcome::explanation, " "),
                words(deciding, Outcome::searched, "; "),
                doubts,
                parts);
    }

    /** The same, not known as long as something else is not. */
    Outcome heldOpenBy(Outcome other) {
        return new Outcome(
                Truth.UNKNOWN,
                Truth.UNKNOWN,
                other.reason,
                evidence,
                "Not certain that this applies. " + other.explanation,
                "",
                other.doubts,
                parts);
    }

    private static Truth atLeast(int count, List<Truth> parts, int size) {
        long holding = parts.stream().filter(Truth.TRUE::equals).count();
        long failing = parts.stream().filter(Truth.FALSE::equals).count();
        if (holding >= count) {
            return Truth.TRUE;
        }
        return size - failing < count ? Truth.FALSE : Truth.UNKNOWN;
    }

    private static List<Outcome> deciding(List<Outcome> parts, Truth result, Truth documented) {
        Predicate<Outcome> decides =
                documented == Truth.UNKNOWN ? part -> part.presumed == result : part -> part.documented == documented;
        return parts.stream().filter(decides).toList();
    }

    private static <T> List<T> merged(List<Outcome> parts, java.util.function.Function<Outcome, List<T>> of) {
        return parts.stream()
                .flatMap(part -> of.apply(part).stream())
                .distinct()
                .toList();
    }

    private static String words(List<Outcome> parts, java.util.function.Function<Outcome, String> of, String between) {
        List<String> words = parts.stream()
                .map(of)
                .filter(text -> !text.isEmpty())
                .distinct()
                .toList();
        Stream<String> shown = words.size() > WORDS
                ? Stream.concat(words.stream().limit(WORDS), Stream.of("and " + (words.size() - WORDS) + " more"))
                : words.stream();
        return shown.collect(java.util.stream.Collectors.joining(between));
    }

    Basis basis() {
        if (documented != Truth.UNKNOWN) {
            return Basis.DOCUMENTED;
        }
        return presumed == Truth.UNKNOWN ? Basis.NONE : Basis.PRESUMED;
    }

    /** Whether something that structured facts could settle is open. */
    boolean isOpenByLackOfFacts() {
        return doubts.stream().anyMatch(Doubt::decidable);
    }
}
