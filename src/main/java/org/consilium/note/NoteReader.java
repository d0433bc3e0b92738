package org.consilium.note;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.consilium.chart.Finding;

/** Finds the words that knowledge knows in a note: whole words, longest first, each with its context. */
public final class NoteReader {
    private static final Pattern WORD = Pattern.compile("[\\p{L}\\p{N}]+(?:['’-][\\p{L}\\p{N}]+)*");

    private final Map<String, List<String[]>> byFirstWord = new HashMap<>();
    private final Map<String, String> normal = new HashMap<>();
    private final Duration reach;

    /** @param reach how old a note may be to be read at all */
    public NoteReader(Set<String> terms, Duration reach) {
        this.reach = reach;
        for (String term : terms) {
            String[] words = words(term);
            normal.put(term, String.join(" ", words));
            byFirstWord.computeIfAbsent(words[0], first -> new ArrayList<>()).add(words);
        }
        byFirstWord.values().forEach(list -> list.sort((a, b) -> b.length - a.length));
    }

    public Duration reach() {
        return reach;
    }

    /** @param withheld number of passages that were not read because they address a machine */
    public record Read(List<Mention> mentions, int withheld) {}

    public Read read(Finding.Note note) {
        String text = note.text();
        List<Suspicion.Passage> withheld = Suspicion.in(text);
        List<Mention> mentions = new ArrayList<>();
        for (NoteSentences.Sentence sentence : sentences(note)) {
            for (Found found : find(text, sentence)) {
                if (withheld.stream().noneMatch(passage -> passage.covers(found.begin()))) {
                    var context = NoteContext.of(text, sentence, found.begin(), found.end());
                    mentions.add(new Mention(note, found.term(), found.begin(), found.end(), sentence, context));
                }
            }
        }
        return new Read(mentions, withheld.size());
    }

    /** Where a note has no heading of its own, its title is one: a section of a Composition is a note by itself. */
    private static List<NoteSentences.Sentence> sentences(Finding.Note note) {
        String title = note.concept().label().strip().toLowerCase(Locale.ROOT);
        return NoteSentences.of(note.text()).stream()
                .map(sentence -> sentence.section().isEmpty()
                        ? new NoteSentences.Sentence(sentence.begin(), sentence.end(), title)
                        : sentence)
                .toList();
    }

    private record Found(String term, int begin, int end) {}

    private record Token(String word, int begin, int end) {}

    private List<Found> find(String text, NoteSentences.Sentence sentence) {
        List<Token> tokens = new ArrayList<>();
        Matcher matcher = WORD.matcher(text).region(sentence.begin(), sentence.end());
        while (matcher.find()) {
            tokens.add(new Token(plain(matcher.group()), matcher.start(), matcher.end()));
        }
        List<Found> found = new ArrayList<>();
        for (int i = 0; i < tokens.size(); i++) {
            int at = i;
            byFirstWord.getOrDefault(tokens.get(i).word(), List.of()).stream()
                    .filter(words -> matches(tokens, at, words))
                    .forEach(words -> found.add(new Found(
                            String.join(" ", words),
                            tokens.get(at).begin(),
                            tokens.get(at + words.length - 1).end())));
        }
        return found;
    }

    private static boolean matches(List<Token> tokens, int at, String[] words) {
        if (at + words.length > tokens.size()) {
            return false;
        }
        for (int i = 0; i < words.length; i++) {
            if (!tokens.get(at + i).word().equals(words[i])) {
                return false;
            }
        }
        return true;
    }

    /** The form in which terms are compared and in which mentions carry them. */
    public String normal(String term) {
        return normal.getOrDefault(term, term);
    }

    private static String[] words(String term) {
        return Arrays.stream(term.strip().split("[^\\p{L}\\p{N}'’-]+"))
                .filter(word -> !word.isEmpty())
                .map(NoteReader::plain)
                .toArray(String[]::new);
    }

    private static String plain(String word) {
        return word.toLowerCase(Locale.ROOT).replace('’', '\'');
    }
}
