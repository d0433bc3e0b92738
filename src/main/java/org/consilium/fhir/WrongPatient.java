package org.consilium.fhir;

/** The Patient that was sent is not the patient of the request; nothing is reasoned about either; HTTP 400. */
public final class WrongPatient extends ReadFailure {
    private static final long serialVersionUID = 1L;

    private final String key;

    WrongPatient(String key) {
        super("CSL-0113 the Patient under '" + key + "' is not the patient of the request");
        this.key = key;
    }

    public String key() {
        return key;
    }
}
