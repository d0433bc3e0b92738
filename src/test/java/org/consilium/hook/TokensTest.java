package org.consilium.hook;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.Set;
import org.consilium.fhir.GuardSettings;
import org.consilium.fhir.InputGuard;
import org.consilium.hook.prefetch.Tokens;
import org.consilium.hook.protocol.Hook;
import org.consilium.hook.protocol.HookContext;
import org.consilium.hook.protocol.RequestReader;
import org.junit.jupiter.api.Test;

/** P13: the tokens of a template are filled from the context alone, or the template is not sent. */
class TokensTest {
    @Test
    void p13TokensAreFilledFromTheContext() {
        assertThat(fill("Patient/{{context.patientId}}", "Practitioner/u1")).contains("Patient/p1");
        assertThat(fill("Encounter/{{context.encounterId}}", "Practitioner/u1")).contains("Encounter/e1");
    }

    @Test
    void p13UserTokenHasAValueOnlyForAUserOfItsType() {
        assertThat(fill("Practitioner/{{userPractitionerId}}", "Practitioner/u1"))
                .contains("Practitioner/u1");
        assertThat(fill("PractitionerRole/{{userPractitionerRoleId}}", "PractitionerRole/r1"))
                .contains("PractitionerRole/r1");
        assertThat(fill("Practitioner/{{userPractitionerId}}", "PractitionerRole/r1"))
                .isEmpty();
        assertThat(fill("Patient/{{userPatientId}}", "Practitioner/u1")).isEmpty();
    }

    @Test
    void p13TokenWithoutAValueIsNeverSentAsItStands() {
        for (String query : Set.of(
                "Condition?x={{context.unknown}}",
                "Condition?x={{context}}",
                "Condition?x={{today() - 90 days}}",
                "Condition?x={{userId}}",
                "Condition?x={{}}",
                "Condition?x={{context.patientId.x}}")) {
            assertThat(fill(query, "Practitioner/u1")).as(query).isEmpty();
        }
    }

    private static Optional<String> fill(String query, String user) {
        String body = """
                {"hook":"patient-view","hookInstance":"11111111-1111-4111-8111-111111111111",
                "context":{"userId":"%s","patientId":"p1","encounterId":"e1"}}""".formatted(user);
        HookContext context = new RequestReader(false, false)
                .read(
                        new InputGuard(GuardSettings.defaults()).read(body.getBytes(StandardCharsets.UTF_8)),
                        Set.of(Hook.named("patient-view").orElseThrow()))
                .context();
        return Tokens.fill(query, context);
    }
}
