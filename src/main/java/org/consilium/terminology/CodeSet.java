package org.consilium.terminology;

import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

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
    public CodeSet {
        codes = Set.copyOf(codes);
        prefixes = List.copyOf(prefixes);
        names = Set.copyOf(names);
        unless = Set.copyOf(unless);
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
        return codes.contains(code) || prefixes.stream().anyMatch(prefix -> startsWith(code, prefix));
    }

    /** Whether and by what the concept belongs to the set; a code tells more than a name. */
    public Optional<Basis> match(Concept concept) {
        if (concept.codes().stream().anyMatch(this::contains)) {
            return Optional.of(Basis.CODE);
        }
        return namedIn(concept.text()) ? Optional.of(Basis.NAME) : Optional.empty();
    }

    private boolean namedIn(String text) {
        if (names.isEmpty()) {
            return false;
        }
        String words = words(text);
        return names.stream().anyMatch(name -> words.contains(words(name)))
                && unless.stream().noneMatch(word -> words.contains(words(word)));
    }

    /** Lower-case words between single blanks, a blank at both ends, so that whole words can be looked for. */
    private static String words(String text) {
        return Arrays.stream(text.toLowerCase(Locale.ROOT).split("[^\\p{L}\\p{N}]+"))
                .filter(word -> !word.isEmpty())
                .collect(java.util.stream.Collectors.joining(" ", " ", " "));
    }

    private static boolean startsWith(Code code, Code prefix) {
        return code.system().equals(prefix.system()) && plain(code.value()).startsWith(plain(prefix.value()));
    }

    private static String plain(String value) {
        return value.replace(".", "");
    }
}
