package org.consilium.fhir;

/** An element is not what FHIR says it is; names the element only. Becomes a Finding.Unreadable inside the reader. */
final class Malformed extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final String reason;

    Malformed(String reason) {
        super(reason, null, false, false);
        this.reason = reason;
    }

    String reason() {
        return reason;
    }
}
