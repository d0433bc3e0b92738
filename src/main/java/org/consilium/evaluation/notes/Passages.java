package org.consilium.evaluation.notes;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import org.consilium.chart.Finding;
import org.consilium.chart.Source;
import org.consilium.evaluation.notes.Candidate.Standing;
import org.consilium.note.Mention;
import org.consilium.note.NoteReader;
import org.consilium.terminology.Concept;

/** The places of a note where names stand; of names inside each other only the longest. */
final class Passages {
    private static final Pattern ADMISSION =
            Pattern.compile("(?i)\\b(?:on|at|upon|of)\\s+(?:the\\s+)?(?:time of\\s+)?(?:admission"
                    + "|presentation|arrival|initial)|\\binitial(?:ly)?\\b|\\bpresent(?:s|ed|ing)\\b|\\badmitted\\b|\\bemergency (?:department|room)\\b"
                    + "|\\bon (?:physical )?examination\\b|\\bphysical exam");
    private static final Pattern LATER = Pattern.compile(
            "(?i)\\b(?:discharged?|follow-?up|post-?operative(?:ly)?|subsequently|later|repeat(?:ed)?"
                    + "|the (?:next|following) day|day \\d+|after (?:treatment|surgery|\\d+|one|two|three)|improved|decreased to|increased to|dropped to|rose to|fell to|hospital day)\\b");

    private final NoteReader reader;

    Passages(Set<String> names) {
        this.reader = new NoteReader(names, Duration.ofDays(1));
    }

    /** The form in which mentions carry a name. */
    String normal(String name) {
        return reader.normal(name);
    }

    List<Mention> of(String text) {
        var note = new Finding.Note(Source.of("Note/1"), new Concept(List.of(), ""), text, Optional.empty());
        List<Mention> sorted = reader.read(note).mentions().stream()
                .sorted(Comparator.comparingInt(Mention::begin).thenComparing(mention -> -mention.end()))
                .toList();
        List<Mention> kept = new ArrayList<>();
        for (Mention mention : sorted) {
            boolean apart = kept.isEmpty() || mention.begin() >= kept.getLast().end();
            if (apart && !isUnit(text, mention)) {
                kept.add(mention);
            }
        }
        return kept;
    }

    /** The "K" of "15 K/uL" is no potassium, the "hr" of "mm/hr" no heart rate. */
    private static boolean isUnit(String text, Mention mention) {
        String before = text.substring(Math.max(0, mention.begin() - 2), mention.begin());
        return mention.end() - mention.begin() <= 2 && before.matches("(?s).*(?:/|\\d\\s?)");
    }

    static Standing standing(Mention mention) {
        String sentence = mention.sentence().in(mention.note().text());
        if (mention.context() == Mention.Context.PAST) {
            return Standing.PAST;
        }
        if (LATER.matcher(sentence).find()) {
            return Standing.LATER;
        }
        return ADMISSION.matcher(sentence).find() ? Standing.ADMISSION : Standing.UNDATED;
    }
}
