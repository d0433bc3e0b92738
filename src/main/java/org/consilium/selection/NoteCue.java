package org.consilium.selection;

import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * By which words code recognises that a sentence of a note speaks of an input at all, and which value they can carry.
 * The note itself is never the value: it is proposed for confirmation.
 *
 * @param terms words that name the finding
 * @param window how old the note may be
 * @param cues for a graded finding the words beside its name that say the grade, by value; a grade without any is refused
 * @param says words that say a value by themselves ("room air"), by value
 * @param unless words in whose sentence it stays open ("chronic confusion" is no new one)
 * @param denied the value that a denial supports; empty where denying the words does not deny the finding
 */
public record NoteCue(
        List<String> terms,
        Window window,
        Map<String, List<String>> cues,
        Map<String, List<String>> says,
        List<String> unless,
        Optional<String> denied) {
    /** The two values of a statement. */
    public static final String YES = "yes";

    public static final String NO = "no";

    public NoteCue {
        terms = List.copyOf(terms);
        cues = Map.copyOf(cues);
        says = Map.copyOf(says);
        unless = List.copyOf(unless);
    }

    /** Every word to be looked for. */
    public Set<String> words() {
        Set<String> all = new LinkedHashSet<>(terms);
        cues.values().forEach(all::addAll);
        says.values().forEach(all::addAll);
        all.addAll(unless);
        return all;
    }
}
