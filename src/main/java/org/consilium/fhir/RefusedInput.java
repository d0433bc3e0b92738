package org.consilium.fhir;

/** The input guard turned a body away before anything of it was used. */
public final class RefusedInput extends ReadFailure {
    private static final long serialVersionUID = 1L;

    private final Reason reason;

    RefusedInput(Reason reason) {
        super(reason.message);
        this.reason = reason;
    }

    public Reason reason() {
        return reason;
    }

    /** What was wrong; {@link #TOO_LARGE} is HTTP 413, all others are 400. */
    public enum Reason {
        TOO_LARGE(
                "CSL-0100 the body is larger than the limit; send fewer resources or raise consilium.fhir.guard.max-body"),
        NOT_JSON("CSL-0101 the body is not one JSON value; check what the client sends"),
        NOT_UTF8("CSL-0102 the body is not plain UTF-8 (RFC 8259 section 8.1: no byte order mark, no other encoding)"),
        TOO_DEEP("CSL-0103 the JSON is nested too deeply; no FHIR resource needs that"),
        DUPLICATE_NAME("CSL-0104 an object has the same name twice; each name may occur once"),
        NUMBER("CSL-0105 a number has too many digits or too large an exponent; no clinical value needs that"),
        TEXT("CSL-0106 a text holds a NUL or half of a surrogate pair; FHIR strings are valid Unicode without it"),
        TOO_MUCH("CSL-0107 a text, a name, an object or a list is larger than the limit; split what is sent");

        private final String message;

        Reason(String message) {
            this.message = message;
        }
    }
}
