package org.consilium.note;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.consilium.chart.ClinicalTime;
import org.consilium.chart.Finding;
import org.consilium.chart.Source;
import org.consilium.note.Mention.Context;
import org.consilium.terminology.Concept;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * How well the rules read sentences that were labelled by hand (test-fixtures/notes/context.csv). The set "held" was
 * labelled together with the other and not looked at while the rules were written.
 */
class ContextAccuracyTest {
    private static final List<Labelled> ALL = read();
    private static final NoteReader READER =
            new NoteReader(ALL.stream().map(Labelled::term).collect(Collectors.toSet()), Duration.ofDays(1));

    private record Labelled(String set, String section, String sentence, String term, Context label) {
        Context judged() {
            String text = section.isEmpty() ? sentence : section + ":\n" + sentence;
            Set<Context> found = READER
                    .read(new Finding.Note(
                            Source.of("DocumentReference/1"),
                            new Concept(List.of(), "Note"),
                            text,
                            Optional.of(ClinicalTime.at(Instant.EPOCH))))
                    .mentions()
                    .stream()
                    .filter(mention -> mention.term().equals(term))
                    .map(Mention::context)
                    .collect(Collectors.toSet());
            assertThat(found).as(sentence).hasSize(1);
            return found.iterator().next();
        }
    }

    @Test
    void thereAreAtLeastSixtySentencesAndEveryLabelOccurs() {
        assertThat(ALL).hasSizeGreaterThanOrEqualTo(100);
        assertThat(ALL).extracting(Labelled::label).contains(Context.values());
    }

    @ParameterizedTest
    @ValueSource(strings = {"tuned", "held"})
    void whatIsSaidToBePresentOrAbsentIsSo(String set) {
        List<Labelled> sentences =
                ALL.stream().filter(one -> one.set().equals(set)).toList();
        for (Labelled one : sentences) {
            if (one.judged() != one.label()) {
                System.out.println(set + ": " + one.judged() + " for " + one);
            }
        }
        System.out.printf("%s, %d sentences%n", set, sentences.size());
        for (Context context : Context.values()) {
            long judged =
                    sentences.stream().filter(one -> one.judged() == context).count();
            long labelled =
                    sentences.stream().filter(one -> one.label() == context).count();
            long both = sentences.stream()
                    .filter(one -> one.judged() == context && one.label() == context)
                    .count();
            System.out.printf(
                    "%-12s precision %d/%d = %.2f, recall %d/%d = %.2f%n",
                    context, both, judged, 1.0 * both / judged, both, labelled, 1.0 * both / labelled);
            boolean proposes = context == Context.PRESENT || context == Context.ABSENT;
            assertThat(1.0 * both / judged)
                    .as("precision of %s", context)
                    .isGreaterThanOrEqualTo(proposes ? 0.95 : 0.7);
            assertThat(1.0 * both / labelled).as("recall of %s", context).isGreaterThanOrEqualTo(0.7);
        }
    }

    private static List<Labelled> read() {
        try {
            return Files.readAllLines(Path.of("test-fixtures/notes/context.csv")).stream()
                    .filter(line -> !line.startsWith("#"))
                    .map(line -> line.split("\\|"))
                    .map(cells -> new Labelled(cells[0], cells[1], cells[2], cells[3], Context.valueOf(cells[4])))
                    .toList();
        } catch (IOException unreadable) {
            throw new java.io.UncheckedIOException(unreadable);
        }
    }
}
