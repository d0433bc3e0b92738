package org.consilium.hook;

import static org.assertj.core.api.Assertions.assertThat;

import org.consilium.hook.protocol.Schemas;
import org.junit.jupiter.api.Test;
import org.springframework.test.annotation.DirtiesContext;
import org.springframework.test.context.TestPropertySource;

/** Discovery where the hospital has switched every service off and wants to know who asks. */
@DirtiesContext
@TestPropertySource(
        properties = {
            "spring.datasource.url=jdbc:h2:mem:off;DB_CLOSE_DELAY=-1",
            "consilium.hook.services.consilium-calculations.enabled=false",
            "consilium.hook.services.consilium-diagnosis.enabled=false",
            "consilium.hook.services.consilium-trials.enabled=false",
            "consilium.security.require-jwt-on-discovery=true",
        })
class ServicesOffTest extends HookTest {
    private static final String PATH = "/cds-services";

    @Test
    void d3_withEveryServiceSwitchedOffTheListIsEmptyAndThere() {
        Reply reply = send(signed(EHR, PATH).GET()).hasStatus(200);

        assertThat(reply.body()).isEqualTo("{\"services\":[]}");
        assertThat(Schemas.discovery(reply.json())).isEmpty();
        for (String service : SERVICES) {
            call(service, patientView("d3")).hasStatus(404);
        }
    }

    @Test
    void d12_aSettingClosesDiscoveryToStrangers() {
        Reply reply = send(to(PATH).GET()).hasStatus(401);
        assertThat(reply.header("WWW-Authenticate")).hasValue("Bearer");
        send(to(PATH).header("Authorization", EHR.token(BASE + "/other").bearer())
                        .GET())
                .hasStatus(401);
        send(signed(EHR, PATH).GET()).hasStatus(200);
    }
}
