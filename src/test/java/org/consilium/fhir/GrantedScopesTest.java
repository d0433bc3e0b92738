package org.consilium.fhir;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** SEC-24, OP-11: SMART scopes bound what is queried, other scopes decide nothing. */
class GrantedScopesTest {
    @ParameterizedTest(name = "{0}: {1} {2}")
    @CsvSource(
            delimiter = '|',
            value = {
                "patient/Observation.read | Observation?patient=1 | true",
                "patient/Observation.read | Observation/1 | true",
                "patient/Observation.read | Condition?patient=1 | false",
                "patient/Observation.write | Observation?patient=1 | false",
                "patient/*.read | Condition?patient=1 | true",
                "user/*.* | Condition?patient=1 | true",
                "patient/Observation.rs | Observation?patient=1 | true",
                "patient/Observation.r | Observation?patient=1 | false",
                "patient/Observation.s | Observation/1 | false",
                "patient/Observation.cud | Observation?patient=1 | false",
                "launch openid fhirUser patient/Patient.rs | Condition?patient=1 | false",
                "patient/Patient.rs patient/Condition.rs | Condition?patient=1 | true",
                "patient/Observation.rs?category=laboratory | Observation?patient=1 | false",
                "patient/Observation.rs?category=laboratory | Observation?patient=1&category=laboratory | true",
                "patient/Observation.rs?category=laboratory | Observation?patient=1&category=vital-signs | false",
                "patient/Observation.rs?category=a&code=b | Observation?category=a | false",
                "patient/Observation.rs?category=http://x%7Clab | Observation?category=http://x%7Clab | true",
                "epic.cds.session.4711 | Condition?patient=1 | true",
                "launch openid | Condition?patient=1 | true",
                "'' | Condition?patient=1 | true",
                "patient/Observation.sr | Condition?patient=1 | true",
                "patient/Observation. | Condition?patient=1 | true"
            })
    void queryIsSentOnlyInsideSmartScopes(String scope, String query, boolean allowed) {
        assertThat(GrantedScopes.parse(scope).allow(FhirQuery.parse(query).orElseThrow()))
                .isEqualTo(allowed);
    }
}
