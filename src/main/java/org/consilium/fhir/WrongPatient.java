package org.consilium.fhir;

import org.consilium.chart.PatientId;

/** The Patient that was sent is not the patient of the request; nothing is reasoned about either; HTTP 400. */
public final class WrongPatient extends ReadFailure {
    private static final long serialVersionUID = 1L;

    private final transient Sent sent;

    /**
     * What was sent, for the audit; no message holds it.
     *
     * @param expected the patient of the request
     * @param reference the Patient that came instead
     */
    public record Sent(String key, PatientId expected, String reference) {}

    WrongPatient(Sent sent) {
        super("CSL-0113 the Patient under '" + sent.key() + "' is not the patient of the request");
        this.sent = sent;
    }

    public Sent sent() {
        return sent;
    }
}
