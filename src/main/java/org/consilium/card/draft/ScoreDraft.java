package org.consilium.card.draft;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.consilium.chart.ClinicalTime;
import org.consilium.chart.PatientId;
import org.consilium.terminology.Code;
import org.consilium.terminology.Quantity;

/**
 * The result of a score for whoever asked for it as FHIR, whatever came out: it also says what is not known and why.
 *
 * @param predicts the outcome whose probability the result is, in words; empty where it is a score or a quantity
 * @param patient empty where the inputs were entered and belong to no record
 * @param code of just this result in LOINC, where there is one for certain
 * @param interpretation the band of the result, or all bands it can still be in
 * @param measured the time of the newest input; empty where no input has one
 * @param computed when it was computed
 * @param from references of the inputs as the record has them, the patient aside
 * @param notes the result in words, what the reader must know, and the steps
 */
public record ScoreDraft(
        Definition definition,
        Optional<String> predicts,
        Optional<PatientId> patient,
        Optional<Code> code,
        Value value,
        String interpretation,
        Optional<ClinicalTime> measured,
        Instant computed,
        List<String> from,
        List<String> notes,
        Software software) {
    public ScoreDraft {
        from = List.copyOf(from);
        notes = List.copyOf(notes);
    }

    /**
     * By what it was computed.
     *
     * @param digest SHA-256 of the definition's content; empty where that content is no longer at hand
     */
    public record Definition(String id, String title, String version, Optional<String> digest) {}

    /** Which program computed it. */
    public record Software(String name, String version) {}

    /** What came out. */
    public sealed interface Value {
        record Amount(Quantity quantity) implements Value {}

        /** All values from one to the other are possible. */
        record Between(Quantity low, Quantity high) implements Value {}

        /** A day of the calendar, or all days from the earliest to the latest. */
        record Days(LocalDate earliest, LocalDate latest) implements Value {}

        record Absent(Reason reason, String because) implements Value {}

        enum Reason {
            /** An input without which nothing can be said is missing. */
            UNKNOWN,
            /** The score is not meant for this patient. */
            NOT_APPLICABLE
        }
    }
}
