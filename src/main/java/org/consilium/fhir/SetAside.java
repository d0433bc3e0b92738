package org.consilium.fhir;

/**
 * A resource that was sent and is not used.
 *
 * @param key the prefetch key it came under
 * @param reference its own reference ("Observation/123"); for the audit trail, never for a log
 */
public record SetAside(String key, String reference, Reason reason) {

    public enum Reason {
        /** It names another patient: reported, never shown. */
        FOREIGN_PATIENT,
        /** It names no patient that can be told. */
        NO_PATIENT,
        ENTERED_IN_ERROR,
        CANCELLED,
        SUPERSEDED,
        /** It says that nothing is known (IPS "no information"). */
        NO_INFORMATION,
        /** Sent twice with different content and nothing to tell which holds. */
        CONFLICTING,
        UNREADABLE;

        String words() {
            return switch (this) {
                case FOREIGN_PATIENT -> "it names another patient";
                case NO_PATIENT -> "it does not say which patient it is about";
                case ENTERED_IN_ERROR -> "it was entered in error";
                case CANCELLED -> "it was cancelled";
                case SUPERSEDED -> "a newer version was sent";
                case NO_INFORMATION -> "it says that nothing is known";
                case CONFLICTING -> "it was sent twice with different content";
                case UNREADABLE -> "it could not be read";
            };
        }
    }
}
