package org.consilium.evaluation.medcalc;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.consilium.calculator.Calculator;
import org.consilium.calculator.CalculatorDefinition;
import org.consilium.calculator.Calculators;
import org.consilium.calculator.Entry;
import org.consilium.calculator.InputForm;
import org.consilium.evaluation.notes.Candidate;
import org.consilium.evaluation.notes.Found;
import org.consilium.evaluation.notes.NoteInputs;

/** Computes a chosen score from passages of a note, whoever chose them. */
final class NotePredictor {
    private final Calculators calculators;
    private final Vocabulary vocabulary;
    private final Predictor predictor;
    private final RowReader reader;
    private final NoteInputs inputs = NoteInputs.load();
    private final Several several;

    /** What becomes of an input for which a note has different values of the same standing. */
    enum Several {
        /** Not answered: which one is meant is not said. */
        REFUSE,
        /** The first in the note. */
        FIRST
    }

    /** @param silence how it is understood that a note does not mention a finding */
    NotePredictor(Calculators calculators, Vocabulary vocabulary, LocalDate today, Mode silence, Several several) {
        this.calculators = calculators;
        this.vocabulary = vocabulary;
        this.predictor = new Predictor(calculators, vocabulary, silence, today);
        this.reader = new RowReader(vocabulary, silence);
        this.several = several;
    }

    /** The scores that a question may ask for. */
    List<CalculatorDefinition> scores() {
        return vocabulary.scores().values().stream()
                .map(score -> calculators.named(score.calculator()).definition())
                .toList();
    }

    String title(String calculator) {
        return calculators.named(calculator).definition().title();
    }

    /** No score was chosen. */
    Worked silent(NoteRow row, String reason) {
        Row asked = row.row().answeredBy(0);
        return new Worked(Prediction.without(asked, Prediction.Status.MISSING, reason, List.of()), Map.of());
    }

    Map<String, List<Candidate>> candidates(String calculator, NoteRow row) {
        Map<String, List<Candidate>> candidates = new LinkedHashMap<>();
        for (InputForm input : calculators.named(calculator).definition().inputs()) {
            candidates.put(input.id(), inputs.candidates(input, row.question(), row.note()));
        }
        return candidates;
    }

    /** By the rule of the careful reader. */
    Map<String, Found> read(String calculator, NoteRow row) {
        Map<String, Found> found = new LinkedHashMap<>();
        CalculatorDefinition definition = calculators.named(calculator).definition();
        candidates(calculator, row)
                .forEach((id, passages) ->
                        found.put(id, NoteInputs.choose(definition.input(id).orElseThrow(), passages)));
        return found;
    }

    /** One answer, with the passages it rests on. */
    record Worked(Prediction prediction, Map<String, Candidate> passages) {}

    Worked work(NoteRow row, String calculator, Map<String, Found> found) {
        Calculator chosen = calculators.named(calculator);
        int number = chosen.definition().benchmarkId().orElseThrow();
        Vocabulary.Score score = vocabulary.scores().get(number);
        Row asked = row.row().answeredBy(number);
        Map<String, Candidate> passages = new LinkedHashMap<>();
        List<String> undecided = new ArrayList<>();
        found.forEach((input, what) -> {
            switch (what) {
                case Found.One one -> passages.put(input, one.candidate());
                case Found.Several many -> {
                    passages.put(input, many.candidates().getFirst());
                    undecided.add(input);
                }
                case Found.Nothing ignored -> {}
            }
        });
        if (score == null || several == Several.REFUSE && !undecided.isEmpty()) {
            String reason = "the note has several values: " + String.join(", ", undecided);
            return new Worked(Prediction.without(asked, Prediction.Status.REFUSED, reason, List.of()), passages);
        }
        Map<String, Entry> entries = new LinkedHashMap<>();
        passages.forEach((input, passage) -> entries.put(input, passage.entry()));
        entries.putAll(reader.silent(chosen.definition(), score, entries.keySet()));
        return new Worked(predictor.predict(asked, score, chosen, entries), passages);
    }
}
