package org.consilium.fhir;

import java.time.Instant;
import java.util.Optional;

/**
 * The right to read one FHIR server during one call: {@code fhirServer} and {@code fhirAuthorization}.
 *
 * @param base from the allow list
 * @param grant empty where the EHR sent none; the server then decides
 * @see <a href="https://cds-hooks.hl7.org/2.0/#fhir-resource-access">CDS Hooks 2.0, FHIR resource access</a>
 */
public record FhirAccess(FhirBase base, Optional<Grant> grant) {
    /**
     * @param scopes what the token may read
     * @param expires when it ends: the moment the call came in plus {@code expires_in}
     */
    public record Grant(BearerToken token, GrantedScopes scopes, Instant expires) {}

    Optional<BearerToken> token() {
        return grant.map(Grant::token);
    }
}
