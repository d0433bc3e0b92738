package org.consilium.evaluation.medcalc;

/** Somebody who answers a row from its note: code alone, or code with a model that chooses. */
interface NoteAnswerer {
    /** As it stands in the output: "code", or the name of the model. */
    String way();

    NotePredictor.Worked answer(NoteRow row);
}
