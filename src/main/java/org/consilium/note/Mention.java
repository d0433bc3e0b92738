package org.consilium.note;

import java.util.Optional;
import org.consilium.chart.ClinicalTime;
import org.consilium.chart.Finding;
import org.consilium.chart.Source;

/**
 * Words of a note that knowledge knows, with the context in which they stand.
 *
 * @param term the term that was looked for
 * @param begin offset of the first UTF-16 unit in the note's text
 * @param end offset after the last one
 * @param sentence the sentence that holds them
 */
public record Mention(
        Finding.Note note, String term, int begin, int end, NoteSentences.Sentence sentence, Context context) {

    /** What the sentence around the words makes of them (ConText, Harkema et al. 2009). */
    public enum Context {
        PRESENT,
        ABSENT,
        PAST,
        POSSIBLE,
        OTHER_PERSON
    }

    /** Whether nothing in the sentence could turn what it says: only then is its context to be relied on. */
    public boolean isPlain() {
        return NoteContext.isPlain(note.text(), sentence, context, begin, end);
    }

    public String quote() {
        return note.text().substring(begin, end);
    }

    public Optional<ClinicalTime> time() {
        return note.time();
    }

    /** The note, and inside it the span. */
    public Source source() {
        Source whole = note.source();
        String span = whole.path().orElse("text") + "[" + begin + ".." + end + "]";
        return new Source(whole.reference(), whole.version(), whole.lastUpdated(), Optional.of(span));
    }
}
