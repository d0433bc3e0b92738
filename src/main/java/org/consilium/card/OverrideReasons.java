package org.consilium.card;

import java.util.List;

/** Why a clinician may set a card aside; "wrong data" feeds the data-quality report. */
public final class OverrideReasons {
    /** The reader asks to be shown the same again. */
    public static final String NOT_NOW = "not-now";

    static final String SYSTEM = "https://consilium.org/fhir/CodeSystem/override-reason";

    static final List<Card.Coding> ALL = List.of(
            reason("already-done", "Already done or known"),
            reason("does-not-apply", "Does not apply to this patient"),
            reason("disagree", "I disagree with the evidence"),
            reason("patient-declines", "The patient declines"),
            reason(NOT_NOW, "Not now"),
            reason("wrong-data", "The data are wrong"));

    private OverrideReasons() {}

    private static Card.Coding reason(String code, String display) {
        return new Card.Coding(code, SYSTEM, display);
    }
}
