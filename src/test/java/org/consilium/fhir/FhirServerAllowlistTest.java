package org.consilium.fhir;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.boot.context.properties.source.MapConfigurationPropertySource;

/** R10, SEC-20: which fhirServer a call may name. */
class FhirServerAllowlistTest {
    private final FhirServerAllowlist list = new FhirServerAllowlist(settings(Map.of(
            "servers.main.base-url", "https://fhir.example.org/interconnect/api",
            "servers.north.base-url", "https://north.example.org:8443/r4/",
            "servers.north.tenants", "north")));

    @ParameterizedTest
    @ValueSource(
            strings = {
                "https://fhir.example.org/interconnect/api",
                "https://fhir.example.org/interconnect/api/",
                "https://FHIR.example.org:443/interconnect/api",
                "HTTPS://fhir.example.org/interconnect/api/FHIR/R4"
            })
    void listedServerAndWhatIsBelowItIsPermitted(String url) {
        assertThat(list.permit("south", url)).isPresent();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "http://fhir.example.org/interconnect/api",
                "https://fhir.example.org:8443/interconnect/api",
                "https://fhir.example.org/interconnect",
                "https://fhir.example.org/interconnect/apix",
                "https://fhir.example.org/interconnect/api/../admin",
                "https://fhir.example.org/interconnect/api/%2e%2e/admin",
                "https://fhir.example.org/interconnect/api/..%2fadmin",
                "https://fhir.example.org/interconnect/api//x",
                "https://fhir.example.org/interconnect/api;x=1",
                "https://fhir.example.org/interconnect/api?x=1",
                "https://fhir.example.org/interconnect/api#x",
                "https://fhir.example.org/interconnect/api\\..\\admin",
                "https://user@fhir.example.org/interconnect/api",
                "https://fhir.example.org@evil.example.org/interconnect/api",
                "https://fhir.example.org.evil.org/interconnect/api",
                "https://fhir.example.org./interconnect/api",
                "https://fhir.example.org:0443x/interconnect/api",
                "https://fhir。example.org/interconnect/api",
                "https://xn--fhir-ova.example.org/interconnect/api",
                "https://fhır.example.org/interconnect/api",
                "https:fhir.example.org/interconnect/api",
                "//fhir.example.org/interconnect/api",
                "https:///interconnect/api",
                "ftp://fhir.example.org/interconnect/api",
                "file:///interconnect/api",
                "javascript:alert(1)",
                "https://169.254.169.254/interconnect/api",
                "https://2852039166/interconnect/api",
                "https://[::ffff:169.254.169.254]/interconnect/api",
                "https://127.0.0.1/interconnect/api",
                "https://fhir.example.org/interconnect/api\r\nHost: evil",
                " https://fhir.example.org/interconnect/api",
                ""
            })
    void everythingElseIsRefused(String url) {
        assertThat(list.permit("south", url)).isEmpty();
    }

    @Test
    void serverOfOneTenantIsNotForAnother() {
        assertThat(list.permit("north", "https://north.example.org:8443/r4")).isPresent();
        assertThat(list.permit("south", "https://north.example.org:8443/r4")).isEmpty();
    }

    @Test
    void nothingIsListedByDefault() {
        var none = new FhirServerAllowlist(settings(Map.of()));
        assertThat(none.permit("any", "https://fhir.example.org/r4")).isEmpty();
    }

    @Test
    void plainHttpNeedsTheDevelopmentSwitch() {
        assertThatThrownBy(() -> settings(Map.of("servers.dev.base-url", "http://127.0.0.1:8080/fhir")))
                .rootCause()
                .hasMessageContaining("CSL-0198 consilium.fhir.outgoing.servers.dev.base-url");
        var open = settings(Map.of("servers.dev.base-url", "http://127.0.0.1:8080/fhir", "allow-http", true));
        assertThat(new FhirServerAllowlist(open).permit("any", "http://127.0.0.1:8080/fhir"))
                .isPresent();
        assertThatThrownBy(() -> settings(Map.of("servers.dev.base-url", "fhir.example.org")))
                .rootCause()
                .hasMessageContaining("CSL-0199");
    }

    @Test
    void nextLinkIsFollowedOnlyBelowTheBase() {
        FhirBase base = FhirBase.parse("https://fhir.example.org/r4").orElseThrow();
        assertThat(Set.of(
                        "https://fhir.example.org/r4?_getpages=1",
                        "https://fhir.example.org/r4/Observation?page=2&x=%7C",
                        "Observation?page=2",
                        "?_getpages=1"))
                .allSatisfy(link -> assertThat(base.next(link)).isPresent());
        assertThat(Set.of(
                        "https://fhir.example.org/r5?_getpages=1",
                        "https://fhir.example.org:444/r4?_getpages=1",
                        "../r5/Observation",
                        "/Observation?page=2",
                        "//evil.example.org/r4",
                        "https://evil.example.org/r4",
                        "mailto:a@b"))
                .allSatisfy(link -> assertThat(base.next(link)).isEmpty());
    }

    private static OutgoingSettings settings(Map<String, Object> values) {
        var source = new MapConfigurationPropertySource();
        values.forEach((key, value) -> source.put("consilium.fhir.outgoing." + key, value));
        return new Binder(source).bindOrCreate("consilium.fhir.outgoing", OutgoingSettings.class);
    }
}
