package org.consilium.note;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** The words beside which a finding is affirmed, from {@code note/plain-words.txt}. */
final class PlainWords {
    private static final String FILE = "note/plain-words.txt";
    private static final Pattern WORD = Pattern.compile("[\\p{L}]+(?:-[\\p{L}]+)*");
    /** What ends a clause; a colon behind the finding leads to what is said of it. */
    private static final Pattern ENDS_BEFORE = Pattern.compile("[,;.:()!]");

    private static final Pattern ENDS_BEHIND = Pattern.compile("[,;.!]");
    private static final Set<String> WORDS = read();

    private PlainWords() {}

    /** Whether the clause around the words holds none but such words. */
    static boolean surround(String before, String after) {
        return areKnown(lastClause(before)) && areKnown(firstClause(after));
    }

    private static String lastClause(String before) {
        Matcher end = ENDS_BEFORE.matcher(before);
        int from = 0;
        while (end.find()) {
            from = end.end();
        }
        return before.substring(from);
    }

    private static String firstClause(String after) {
        Matcher end = ENDS_BEHIND.matcher(after);
        return end.find() ? after.substring(0, end.start()) : after;
    }

    private static boolean areKnown(String clause) {
        return WORD.matcher(clause)
                .results()
                .map(word -> word.group().toLowerCase(Locale.ROOT))
                .allMatch(WORDS::contains);
    }

    private static Set<String> read() {
        try (var stream = PlainWords.class.getClassLoader().getResourceAsStream(FILE)) {
            if (stream == null) {
                throw new IllegalStateException("CSL-2611 the list " + FILE + " is not on the class path");
            }
            return new String(stream.readAllBytes(), StandardCharsets.UTF_8)
                    .lines()
                    .filter(line -> !line.startsWith("#"))
                    .flatMap(line -> Arrays.stream(line.strip().split("\\s+")))
                    .collect(Collectors.toUnmodifiableSet());
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }
}
