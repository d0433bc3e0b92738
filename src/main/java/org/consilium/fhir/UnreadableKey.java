package org.consilium.fhir;

/** What came under a prefetch key is not what the key asks for (CDS Hooks 2.0 "Prefetch Template"); HTTP 400. */
public final class UnreadableKey extends ReadFailure {
    private static final long serialVersionUID = 1L;

    private final String key;

    private UnreadableKey(String message, String key) {
        super(message);
        this.key = key;
    }

    static UnreadableKey notFhir(String key) {
        return new UnreadableKey("CSL-0110 '" + key + "' must hold a FHIR R4 resource, a Bundle or null", key);
    }

    static UnreadableKey wrongType(String key) {
        return new UnreadableKey("CSL-0111 '" + key + "' holds a resource of another type than it asks for", key);
    }

    static UnreadableKey noPatient(String key) {
        return new UnreadableKey("CSL-0112 '" + key + "' must hold exactly one Patient", key);
    }

    public String key() {
        return key;
    }
}
