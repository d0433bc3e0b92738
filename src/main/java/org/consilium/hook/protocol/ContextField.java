package org.consilium.hook.protocol;

/**
 * One field of a hook's context.
 *
 * @param token whether it may stand in a prefetch template as {@code {{context.name}}}
 */
public record ContextField(String name, Kind kind, boolean required, boolean token) {

    /** What the field holds. */
    public enum Kind {
        /** The current user as "ResourceType/id". */
        USER,
        /** The logical id of a resource. */
        ID,
        /** A reference as "ResourceType/id". */
        REFERENCE,
        /** An array of references. */
        REFERENCES,
        /** A FHIR Bundle. */
        BUNDLE,
        /** One FHIR resource. */
        RESOURCE,
        /** An array of FHIR resources. */
        RESOURCES
    }

    static ContextField required(String name, Kind kind) {
        return new ContextField(name, kind, true, isPrimitive(kind));
    }

    static ContextField optional(String name, Kind kind) {
        return new ContextField(name, kind, false, isPrimitive(kind));
    }

    private static boolean isPrimitive(Kind kind) {
        return switch (kind) {
            case USER, ID, REFERENCE, REFERENCES -> true;
            case BUNDLE, RESOURCE, RESOURCES -> false;
        };
    }

    /** The same field where the library says that it is no prefetch token. */
    ContextField withoutToken() {
        return new ContextField(name, kind, required, false);
    }
}
