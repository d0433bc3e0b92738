package org.consilium.bedside;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.consilium.assessment.Calculation;
import org.consilium.assessment.Calculation.Input;
import org.consilium.assessment.Calculation.Outcome;
import org.consilium.calculator.Calculator;
import org.consilium.calculator.Calculators;
import org.consilium.calculator.InputForm;
import org.consilium.chart.PatientChart;
import org.consilium.expression.Type;
import org.consilium.note.NoteReader;
import org.consilium.selection.NoteCue;

/** Which findings the scores of a patient still want, and which sentences of the notes speak of them. */
final class Search {
    /** What the record itself says, or says in two ways, no note is asked about. */
    private static final Set<Input.State> OPEN = EnumSet.of(
            Input.State.MISSING,
            Input.State.NOT_MENTIONED,
            Input.State.STALE,
            Input.State.UNAVAILABLE,
            Input.State.ASSUMED);

    private final Calculators calculators;
    private final NoteReader reader;
    private final Map<Finding, Sense> senses = new HashMap<>();
    private final List<NoteCue> cues;
    private final BedsideSettings settings;

    /** The same words for the same kind of answer are one question, whichever scores want it. */
    private record Finding(NoteCue cue, Type type) {}

    Search(Calculators calculators, BedsideSettings settings) {
        this.calculators = calculators;
        this.settings = settings;
        List<InputForm> noted = calculators.all().stream()
                .flatMap(calculator -> calculator.definition().inputs().stream())
                .filter(input -> input.spec().note().isPresent())
                .toList();
        this.cues = noted.stream()
                .flatMap(input -> input.spec().note().stream())
                .distinct()
                .toList();
        Set<String> words = new LinkedHashSet<>();
        cues.forEach(cue -> words.addAll(cue.words()));
        this.reader = new NoteReader(words, java.time.Duration.ZERO);
        noted.forEach(input -> input.spec()
                .note()
                .ifPresent(cue -> senses.computeIfAbsent(
                        new Finding(cue, input.type()), key -> new Sense(cue, input.type(), reader::normal))));
    }

    /** Whether a note is there that any input would look at. */
    boolean hasWork(PatientChart chart) {
        Instant oldest = cues.stream()
                .map(cue -> cue.window().from(chart.asOf()))
                .min(Comparator.naturalOrder())
                .orElse(Instant.MAX);
        return chart.notes().stream()
                .flatMap(note -> note.time().stream())
                .anyMatch(time -> !time.earliest().isBefore(oldest));
    }

    Notes read(PatientChart chart) {
        return Notes.of(chart, reader);
    }

    /** Questions in the order of the scores; only those that some sentence can answer. */
    Inquiry inquiry(List<Calculation> scores, Notes notes) {
        Map<Finding, List<Wanted>> wanted = new LinkedHashMap<>();
        scores.stream()
                .flatMap(this::wanted)
                .forEach(each -> wanted.computeIfAbsent(
                                new Finding(each.cue(), each.input().type()), key -> new ArrayList<>())
                        .add(each));
        List<Question> questions = new ArrayList<>();
        wanted.forEach((finding, inputs) -> {
            Sense sense = senses.getOrDefault(finding, new Sense(finding.cue(), finding.type(), reader::normal));
            List<Passage> passages = notes.offered(finding.cue(), sense).stream()
                    .limit(settings.sentences())
                    .toList();
            boolean answerable =
                    passages.stream().anyMatch(passage -> sense.of(passage).isPresent());
            if (answerable && questions.size() < settings.questions()) {
                questions.add(new Question("q" + (questions.size() + 1), inputs, sense, passages));
            }
        });
        return Inquiry.of(questions);
    }

    private Stream<Wanted> wanted(Calculation score) {
        Calculator calculator = calculators.named(score.topic());
        return score.inputs().stream()
                .filter(input -> OPEN.contains(input.state()) && matters(score.outcome(), input))
                .flatMap(input -> calculator.definition().input(input.id()).stream())
                .flatMap(form -> form.spec().note().map(cue -> new Wanted(score.topic(), form, cue)).stream());
    }

    private static boolean matters(Outcome outcome, Input input) {
        boolean assumed = input.state() == Input.State.ASSUMED;
        return switch (outcome) {
            case Outcome.Between between -> assumed || between.ask().contains(input.label());
            case Outcome.OnDay day -> assumed || day.ask().contains(input.label());
            case Outcome.NotComputable ignored -> true;
            case Outcome.Exact ignored -> assumed;
            case Outcome.NotApplicable ignored -> false;
        };
    }
}
