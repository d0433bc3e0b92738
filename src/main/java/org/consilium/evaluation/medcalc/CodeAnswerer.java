package org.consilium.evaluation.medcalc;

import org.consilium.evaluation.notes.ScoreChoice;

/** Without any model: the score that is most like the question, and the passages that code finds. */
record CodeAnswerer(NotePredictor predictor, ScoreChoice choice) implements NoteAnswerer {
    @Override
    public String way() {
        return "code";
    }

    @Override
    public NotePredictor.Worked answer(NoteRow row) {
        String calculator = choice.rank(row.question()).getFirst();
        return predictor.work(row, calculator, predictor.read(calculator, row));
    }
}
