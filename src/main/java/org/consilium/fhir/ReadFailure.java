package org.consilium.fhir;

/**
 * Why FHIR data were refused as a whole. The message starts with its code, says what to do, and names a prefetch key at
 * most: never anything that was sent.
 */
public abstract sealed class ReadFailure extends RuntimeException permits RefusedInput, UnreadableKey, WrongPatient {
    private static final long serialVersionUID = 1L;
    private static final int CODE_LENGTH = 8;

    ReadFailure(String message) {
        // Foreseen and answered: no stack trace to build, none to leak.
        super(message, null, false, false);
    }

    @Override
    public String getMessage() {
        return String.valueOf(super.getMessage());
    }

    public String code() {
        return getMessage().substring(0, CODE_LENGTH);
    }
}
