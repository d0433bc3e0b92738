package org.consilium.terminology;

import java.util.List;
import java.util.Set;

/**
 * A named set of codes that rules refer to: exact codes, and prefixes for hierarchical systems (ICD-10-CM, ATC).
 * Dots in ICD codes are ignored when comparing.
 */
public record CodeSet(String id, String title, Set<Code> codes, List<Code> prefixes) {
    public CodeSet {
        codes = Set.copyOf(codes);
        prefixes = List.copyOf(prefixes);
    }

    public static CodeSet of(String id, String title, Code... codes) {
        return new CodeSet(id, title, Set.of(codes), List.of());
    }

    public boolean contains(Concept concept) {
        return concept.codes().stream().anyMatch(this::contains);
    }

    public boolean contains(Code code) {
        return codes.contains(code) || prefixes.stream().anyMatch(prefix -> startsWith(code, prefix));
    }

    private static boolean startsWith(Code code, Code prefix) {
        return code.system().equals(prefix.system()) && plain(code.value()).startsWith(plain(prefix.value()));
    }

    private static String plain(String value) {
        return value.replace(".", "");
    }
}
