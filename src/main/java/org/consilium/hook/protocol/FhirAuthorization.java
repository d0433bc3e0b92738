package org.consilium.hook.protocol;

import java.util.Optional;

/**
 * The EHR's grant to read its FHIR server during this call: {@code fhirAuthorization} of the request. The token is never
 * written anywhere, not even by {@link #toString}.
 *
 * @param expiresIn lifetime of the token in seconds
 * @param patient the only patient the token is good for, where the EHR says so
 */
public record FhirAuthorization(
        String accessToken, long expiresIn, String scope, String subject, Optional<String> patient) {
    @Override
    public String toString() {
        return "FhirAuthorization[token hidden, expiresIn=" + expiresIn + "]";
    }
}
