package org.consilium.fhir;

/** Why a FHIR server gave no answer that can be used, in words for a card or a page. None of them holds patient data. */
public enum FhirFailure {
    NOT_A_QUERY("the query is none that may be sent"),
    OUTSIDE_SCOPE("the access granted by the EHR does not cover it"),
    TOKEN_EXPIRED("the access granted by the EHR ends too soon"),
    TOKEN_UNUSABLE("the access token cannot be sent"),
    DEADLINE("the FHIR server did not answer in time"),
    UNREACHABLE("the FHIR server cannot be reached"),
    ADDRESS_REFUSED("the FHIR server's name leads to an address that is not allowed"),
    INSECURE("the FHIR server cannot prove who it is"),
    UNAUTHORIZED("the FHIR server refused the access"),
    NOT_FOUND("the FHIR server does not have it"),
    REDIRECTED("the FHIR server sent the query elsewhere"),
    BUSY("the FHIR server is busy"),
    QUERY_REFUSED("the FHIR server does not take this query"),
    SERVER_ERROR("the FHIR server failed"),
    UNREADABLE("the FHIR server's answer cannot be read"),
    TOO_LARGE("the FHIR server's answer is too large");

    private final String words;

    FhirFailure(String words) {
        this.words = words;
    }

    public String words() {
        return words;
    }
}
