package org.consilium.evaluation.medcalc;

import java.util.List;
import java.util.Optional;

/**
 * What was worked out for one row, as it is written to the file of predictions.
 *
 * @param answer a number, a day as MM/DD/YYYY, or weeks and days; empty where there is none
 * @param reason why there is none
 * @param working the last step of the computation with its numbers
 */
record Prediction(
        int row,
        int calculatorId,
        Optional<Object> answer,
        String unit,
        Status status,
        String reason,
        List<Used> inputs,
        String working) {
    Prediction {
        inputs = List.copyOf(inputs);
    }

    enum Status {
        OK,
        /** Something that the score needs is not in the row. */
        MISSING,
        /** Something in the row does not fit: a unit of another kind, an implausible value, a patient of another age. */
        REFUSED
    }

    /** One input as it was used, in its unit. */
    record Used(String name, String value) {}

    static Prediction without(Row row, Status status, String reason, List<Used> inputs) {
        return new Prediction(row.number(), row.calculatorId(), Optional.empty(), "", status, reason, inputs, "");
    }
}
