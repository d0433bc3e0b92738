package org.consilium.terminology;

import java.util.List;

/** A coded concept with the words the record gave it: FHIR R4 CodeableConcept. The text may be empty. */
public record Concept(List<Code> codes, String text) {
    public Concept {
        codes = List.copyOf(codes);
        text = text.strip();
    }

    public static Concept of(Code code, String text) {
        return new Concept(List.of(code), text);
    }

    /** The record's own words, else the first code, else "uncoded". */
    public String label() {
        if (!text.isEmpty()) {
            return text;
        }
        return codes.isEmpty() ? "uncoded" : codes.getFirst().value();
    }
}
