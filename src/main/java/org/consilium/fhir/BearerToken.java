package org.consilium.fhir;

/**
 * The access token that an EHR lends for one call. It is sent to the FHIR server and shown nowhere: not in a log, not in
 * an error, not by a debugger's toString.
 */
public final class BearerToken {
    private final String value;

    private BearerToken(String value) {
        this.value = value;
    }

    public static BearerToken of(String value) {
        return new BearerToken(value);
    }

    String header() {
        return "Bearer " + value;
    }

    /** A line break or a space would let a token write headers of its own. */
    boolean isPlain() {
        return !value.isEmpty() && value.chars().allMatch(character -> character > ' ' && character < 127);
    }

    @Override
    public String toString() {
        return "BearerToken[hidden]";
    }
}
