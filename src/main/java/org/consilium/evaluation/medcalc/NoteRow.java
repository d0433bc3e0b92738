package org.consilium.evaluation.medcalc;

import tools.jackson.databind.JsonNode;

/** A row as its real task has it: a note and a question. The row itself is for counting only. */
record NoteRow(Row row, String category, String question, String note) {
    static NoteRow of(JsonNode json) {
        return new NoteRow(
                Row.of(json),
                json.path("category").asString("other"),
                json.path("question").asString(""),
                json.path("patientNote").asString(""));
    }
}
