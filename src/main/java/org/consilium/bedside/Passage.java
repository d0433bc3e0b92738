package org.consilium.bedside;

import java.util.List;
import java.util.Optional;
import org.consilium.chart.Finding;
import org.consilium.chart.Source;
import org.consilium.note.Mention;

/**
 * A sentence of a note with the words in it that were looked for.
 *
 * @param mentions in the order of the text
 * @param begin offset of what is quoted
 * @param end offset after it
 */
record Passage(Finding.Note note, List<Mention> mentions, int begin, int end) {
    /** A sentence longer than this is quoted around its words only: a note without full stops is one sentence. */
    private static final int LONGEST = 240;

    private static final int AROUND = 80;

    Passage {
        mentions = List.copyOf(mentions);
    }

    /** The sentence that holds all these mentions. */
    static Passage of(List<Mention> mentions) {
        Mention first = mentions.getFirst();
        String text = first.note().text();
        int begin = first.sentence().begin();
        int end = first.sentence().end();
        if (end - begin > LONGEST) {
            begin = wordAt(text, Math.max(begin, first.begin() - AROUND), first.begin());
            end = wordBefore(
                    text,
                    Math.min(end, mentions.getLast().end() + AROUND),
                    mentions.getLast().end());
        }
        while (begin < end && Character.isWhitespace(text.charAt(begin))) {
            begin++;
        }
        while (end > begin && Character.isWhitespace(text.charAt(end - 1))) {
            end--;
        }
        return new Passage(first.note(), mentions, begin, end);
    }

    private static int wordAt(String text, int from, int limit) {
        int at = from;
        while (at > 0 && at < limit && !Character.isWhitespace(text.charAt(at - 1))) {
            at++;
        }
        return at;
    }

    private static int wordBefore(String text, int from, int limit) {
        int at = from;
        while (at < text.length() && at > limit && !Character.isWhitespace(text.charAt(at))) {
            at--;
        }
        return at;
    }

    String quote() {
        return note.text().substring(begin, end);
    }

    /** The note, and inside it the span. */
    Source source() {
        Source whole = note.source();
        String span = whole.path().orElse("text") + "[" + begin + ".." + end + "]";
        return new Source(whole.reference(), whole.version(), whole.lastUpdated(), Optional.of(span));
    }
}
