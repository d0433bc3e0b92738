package org.consilium.bedside;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.consilium.chart.Certainty;
import org.consilium.chart.ClinicalTime;
import org.consilium.chart.Finding;
import org.consilium.chart.PatientChart;
import org.consilium.note.Mention;
import org.consilium.note.NoteReader;
import org.consilium.note.NoteSentences;
import org.consilium.selection.NoteCue;

/**
 * The notes of one chart, read once for the words of all inputs.
 *
 * @param mentions every word found, by note
 * @param unsafe notes with a passage that addresses a machine: nothing of them is offered or proposed
 */
record Notes(PatientChart chart, Map<Finding.Note, List<Mention>> mentions, Set<Finding.Note> unsafe) {

    static Notes of(PatientChart chart, NoteReader reader) {
        Map<Finding.Note, List<Mention>> mentions = new LinkedHashMap<>();
        Set<Finding.Note> unsafe = new HashSet<>();
        for (Finding.Note note : chart.notes()) {
            NoteReader.Read read = reader.read(note);
            mentions.put(note, read.mentions());
            if (read.withheld() > 0) {
                unsafe.add(note);
            }
        }
        return new Notes(chart, mentions, unsafe);
    }

    /** The sentences that speak of an input, of notes that are surely in its window; the newest first. */
    List<Passage> offered(NoteCue cue, Sense sense) {
        return about(sense).stream()
                .filter(passage -> !unsafe.contains(passage.note()) && isFresh(passage.note(), cue))
                .sorted(Comparator.comparing(Notes::latest)
                        .reversed()
                        .thenComparing(passage -> passage.note().source().key())
                        .thenComparing(Passage::begin))
                .toList();
    }

    private static java.time.Instant latest(Passage passage) {
        return passage.note().time().map(ClinicalTime::latest).orElse(java.time.Instant.MIN);
    }

    boolean isFresh(Finding.Note note, NoteCue cue) {
        return note.time()
                .filter(time -> cue.window().holds(time, chart.asOf()) == Certainty.YES)
                .isPresent();
    }

    /** Every sentence of any note that speaks of an input, with all its words that concern the input. */
    List<Passage> about(Sense sense) {
        List<Passage> passages = new ArrayList<>();
        mentions.forEach((note, all) -> {
            Map<NoteSentences.Sentence, List<Mention>> sentences = new LinkedHashMap<>();
            all.stream()
                    .filter(sense::concerns)
                    .forEach(mention -> sentences
                            .computeIfAbsent(mention.sentence(), sentence -> new ArrayList<>())
                            .add(mention));
            sentences.values().stream()
                    .filter(words -> words.stream().anyMatch(sense::isAbout))
                    .map(words -> words.stream()
                            .sorted(Comparator.comparingInt(Mention::begin))
                            .toList())
                    .map(Passage::of)
                    .forEach(passages::add);
        });
        return passages;
    }
}
