package org.consilium.bedside;

import java.util.Optional;
import org.consilium.chart.Certainty;
import org.consilium.chart.Finding;
import org.consilium.note.Mention;
import org.consilium.note.Mention.Context;

/**
 * Holds a model's choice against the notes: the sentence was offered for this question and stands in the record word for
 * word, speaks of this patient and of now, code reads the same value in it, and nothing as new says otherwise.
 */
record Verifier(Notes notes) {

    /** What became of a choice. */
    sealed interface Verdict {
        record Verified(String value, Passage passage) implements Verdict {}

        record Refused(Reason reason) implements Verdict {}
    }

    /** Why a choice is not proposed. */
    enum Reason {
        NOTHING_CHOSEN,
        NOT_OFFERED,
        NOT_VERBATIM,
        NOT_IN_WINDOW,
        /** Code reads nothing, or another value, in this sentence. */
        NOT_SAID,
        /** The same note or one not older says otherwise. */
        CONTRADICTED
    }

    Verdict verify(Inquiry inquiry, Question question, Choice choice) {
        if (choice.sentence().equals(Question.NOTHING) || choice.value().equals(Question.NOTHING)) {
            return new Verdict.Refused(Reason.NOTHING_CHOSEN);
        }
        Optional<Passage> passage =
                Optional.ofNullable(inquiry.choices(question).get(choice.sentence()));
        if (passage.isEmpty() || !question.values().contains(choice.value())) {
            return new Verdict.Refused(Reason.NOT_OFFERED);
        }
        return verify(question, choice.value(), passage.get());
    }

    private Verdict verify(Question question, String value, Passage passage) {
        if (!standsInTheRecord(passage)) {
            return new Verdict.Refused(Reason.NOT_VERBATIM);
        }
        if (!notes.isFresh(passage.note(), question.cue())) {
            return new Verdict.Refused(Reason.NOT_IN_WINDOW);
        }
        if (!says(question, passage, value)) {
            return new Verdict.Refused(Reason.NOT_SAID);
        }
        boolean contradicted = notes.about(question.sense()).stream()
                .filter(other -> !isCertainlyOlder(other.note(), passage.note()))
                .anyMatch(other -> contradicts(question, value, passage, other));
        return contradicted ? new Verdict.Refused(Reason.CONTRADICTED) : new Verdict.Verified(value, passage);
    }

    private boolean standsInTheRecord(Passage passage) {
        return !notes.unsafe().contains(passage.note())
                && notes.chart().notes().stream()
                        .filter(note -> note.source().equals(passage.note().source()))
                        .anyMatch(note -> passage.begin() >= 0
                                && passage.end() <= note.text().length()
                                && note.text().startsWith(passage.quote(), passage.begin()));
    }

    private static boolean says(Question question, Passage passage, String value) {
        return question.sense().of(passage).equals(Optional.of(value));
    }

    private static boolean isCertainlyOlder(Finding.Note other, Finding.Note note) {
        return other.time()
                .flatMap(time -> note.time().map(time::isBefore))
                .filter(before -> before == Certainty.YES)
                .isPresent();
    }

    /** Another value, or words that stand the other way even where no value can be read from them. */
    private static boolean contradicts(Question question, String value, Passage chosen, Passage other) {
        Optional<String> said = question.sense().of(other);
        if (said.isPresent()) {
            return !said.get().equals(value);
        }
        boolean denies = question.cue().denied().equals(Optional.of(value));
        boolean isNewer = isCertainlyOlder(chosen.note(), other.note());
        return other.mentions().stream()
                .filter(question.sense()::isAbout)
                .map(Mention::context)
                .anyMatch(context -> denies
                        ? context == Context.PRESENT
                        : context == Context.ABSENT || context == Context.PAST && isNewer);
    }
}
