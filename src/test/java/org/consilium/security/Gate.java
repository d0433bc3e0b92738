package org.consilium.security;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.consilium.fixtures.SigningClient;
import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.boot.context.properties.source.MapConfigurationPropertySource;

/** The verifier with its settings, as an operator would write them, and a clock that tests may move. */
final class Gate {
    static final String BASE = "https://cds.example.org";
    static final CdsEndpoint SERVICE = CdsEndpoint.service("consilium-diagnosis");
    static final String AUDIENCE = BASE + "/cds-services/consilium-diagnosis";

    private final Map<String, Object> settings = new HashMap<>();
    private ReplayStore replays = new MemoryReplayStore(InstantSource.system(), 1000);
    private Duration ahead = Duration.ZERO;
    private ClientVerifier verifier;

    private Gate() {
        settings.put("consilium.security.public-base-url", BASE);
    }

    static Gate closed() {
        return new Gate();
    }

    static Gate trusting(SigningClient client) {
        return new Gate().issuer("ehr", "iss", client.issuer()).issuer("ehr", "jwks-inline", client.jwks());
    }

    Gate set(String key, Object value) {
        settings.put("consilium.security." + key, value);
        return this;
    }

    Gate issuer(String name, String key, Object value) {
        return set("issuers." + name + "." + key, value);
    }

    Gate remembering(ReplayStore store) {
        replays = store;
        return this;
    }

    void later(Duration time) {
        ahead = ahead.plus(time);
    }

    Instant now() {
        return Instant.now().plus(ahead);
    }

    SecuritySettings settings() {
        return settings(settings);
    }

    static SecuritySettings settings(Map<String, ?> properties) {
        return new Binder(new MapConfigurationPropertySource(properties))
                .bindOrCreate("consilium.security", SecuritySettings.class);
    }

    Verdict verify(SigningClient.Token token) {
        return verify(token.bearer());
    }

    Verdict verify(String authorization) {
        return verify(List.of(authorization), SERVICE);
    }

    Verdict verify(List<String> authorizations, CdsEndpoint endpoint) {
        if (verifier == null) {
            InstantSource clock = this::now;
            verifier = new ClientVerifier(settings(), IssuerRegistry.from(settings(), clock), replays, clock);
        }
        return verifier.verify(authorizations, endpoint);
    }

    static DenialReason reason(Verdict verdict) {
        return switch (verdict) {
            case Verdict.Denied(Denial denial) -> denial.reason();
            case Verdict.Accepted(CdsClient client) -> throw new AssertionError("accepted " + client);
            case Verdict.NotGranted(CdsClient client, String service) ->
                throw new AssertionError(client + " not granted " + service);
            case Verdict.Unavailable(Verdict.Missing missing, var issuer) ->
                throw new AssertionError(missing + " unavailable");
        };
    }

    static CdsClient client(Verdict verdict) {
        if (verdict instanceof Verdict.Accepted(CdsClient client)) {
            return client;
        }
        throw new AssertionError("not accepted: " + verdict);
    }
}
