package org.consilium.evaluation.notes;

import org.consilium.calculator.Entry;

/**
 * What an input could be, by one passage of a note.
 *
 * @param begin offset of the passage in the note (UTF-16), or in the question
 * @param end offset after it
 * @param standing when the note means it: values of admission count before those without a time, and later ones last
 */
public record Candidate(Entry entry, int begin, int end, Standing standing) {

    /** In the order in which a careful reader takes them. */
    public enum Standing {
        ADMISSION,
        UNDATED,
        LATER,
        PAST
    }
}
