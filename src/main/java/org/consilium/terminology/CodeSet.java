package org.consilium.terminology;

import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * A named set of codes that rules refer to: exact codes, and prefixes for hierarchical systems (ICD-10-CM, ATC). Dots
 * in ICD codes are ignored when comparing. Drugs have names too, because records carry codes of products that no list
 * holds completely.
 *
 * @param names ingredient names, matched as whole words in the record's own text; a match by name is marked as such
 * @param unless words that void a match by name ("cream" for a systemic steroid)
 * @param broad whether it gathers things so different that denying one says nothing about the others
 */
public record CodeSet(
        String id,
        String title,
        Set<Code> codes,
        List<Code> prefixes,
        Set<String> names,
        Set<String> unless,
        boolean broad) {
    /** Words of the longest ingredient name. */
    private static final int LONGEST_NAME = 4;

    public CodeSet {
        codes = Set.copyOf(codes);
        prefixes = prefixes.stream()
                .map(prefix -> new Code(prefix.system(), plain(prefix.value())))
                .toList();
        names = names.stream().map(CodeSet::plainWords).collect(Collectors.toUnmodifiableSet());
        unless = unless.stream().map(CodeSet::plainWords).collect(Collectors.toUnmodifiableSet());
    }

    public CodeSet(String id, String title, Set<Code> codes, List<Code> prefixes) {
        this(id, title, codes, prefixes, Set.of(), Set.of(), false);
    }

    public CodeSet(
            String id, String title, Set<Code> codes, List<Code> prefixes, Set<String> names, Set<String> unless) {
        this(id, title, codes, prefixes, names, unless, false);
    }

    public static CodeSet of(String id, String title, Code... codes) {
        return new CodeSet(id, title, Set.of(codes), List.of());
    }

    /** Both sets in one, which is then a broad one. */
    public CodeSet or(CodeSet other) {
        return new CodeSet(
                id + " or " + other.id,
                title + " or " + other.title,
                union(codes, other.codes),
                List.copyOf(union(Set.copyOf(prefixes), Set.copyOf(other.prefixes))),
                union(names, other.names),
                union(unless, other.unless),
                true);
    }

    /** The same without products whose name holds one of these words ("tablet" of what is meant as an infusion). */
    public CodeSet unless(Collection<String> words) {
        return new CodeSet(id, title, codes, prefixes, names, union(unless, Set.copyOf(words)), broad);
    }

    private static <T> Set<T> union(Set<T> one, Set<T> other) {
        Set<T> all = new HashSet<>(one);
        all.addAll(other);
        return all;
    }

    /** By what a concept was recognised. */
    public enum Basis {
        CODE,
        NAME
    }

    public boolean contains(Concept concept) {
        return match(concept).isPresent();
    }

    public boolean contains(Code code) {
        if (codes.contains(code)) {
            return true;
        }
        if (prefixes.isEmpty()) {
            return false;
        }
        String value = plain(code.value());
        for (Code prefix : prefixes) {
            if (value.startsWith(prefix.value()) && code.system().equals(prefix.system())) {
                return true;
            }
        }
        return false;
    }

    /** Whether and by what the concept belongs to the set; a code tells more than a name. */
    public Optional<Basis> match(Concept concept) {
        for (Code code : concept.codes()) {
            if (contains(code)) {
                return Optional.of(Basis.CODE);
            }
        }
        return namedIn(concept.text()) ? Optional.of(Basis.NAME) : Optional.empty();
    }

    private boolean namedIn(String text) {
        if (names.isEmpty()) {
            return false;
        }
        String[] words = plainWords(text).split(" ");
        return holds(words, names) && !holds(words, unless);
    }

    /** Whether a run of whole words is one of the names. */
    private static boolean holds(String[] words, Set<String> names) {
        for (int from = 0; from < words.length; from++) {
            String run = "";
            for (int to = from; to < words.length && to < from + LONGEST_NAME; to++) {
                run = run.isEmpty() ? words[to] : run + " " + words[to];
                if (names.contains(run)) {
                    return true;
                }
            }
        }
        return false;
    }

    /** Lower-case words between single blanks. */
    private static String plainWords(String text) {
        var plain = new StringBuilder(text.length());
        text.toLowerCase(Locale.ROOT).codePoints().forEach(character -> {
            if (Character.isLetterOrDigit(character)) {
                plain.appendCodePoint(character);
            } else if (!plain.isEmpty() && plain.charAt(plain.length() - 1) != ' ') {
                plain.append(' ');
            }
        });
        return plain.toString().strip();
    }

    private static String plain(String value) {
        return value.indexOf('.') < 0 ? value : value.replace(".", "");
    }
}
