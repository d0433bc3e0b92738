package org.consilium.security;

import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * One registered issuer of client JWTs, {@code consilium.security.issuers.<name>.*}: an EHR that signs for itself, or
 * an identity provider that signs for it.
 *
 * @param iss the {@code iss} claim, compared character by character
 * @param jwksFile file with the issuer's public keys (JWKS); read again when it changes
 * @param jwksUrl where its public keys are published
 * @param jwksInline the public keys themselves, as JSON
 * @param jku the {@code jku} headers it may send; they are compared, never fetched. The URL of {@code jwks-url} is one
 * @param algorithms the signatures it may use
 * @param audiences audiences accepted besides the address of the called endpoint (Epic's is typed by hand)
 * @param tenants the {@code tenant} claims it may send; with exactly one the claim may be absent. Without any, the
 *     issuer's own name is the tenant. Two issuers that list the same tenant share that tenant's data
 * @param services ids of the services it may call; empty: all
 * @param subject the {@code sub} it must send; empty: any
 * @param maxLifetime longest {@code exp - iat}, 60 s to 1 h
 * @param dialect the habits of its product
 */
public record IssuerSettings(
        @DefaultValue("") String iss,
        @DefaultValue("") String jwksFile,
        @DefaultValue("") String jwksUrl,
        @DefaultValue("") String jwksInline,
        @DefaultValue Set<String> jku,
        @DefaultValue({"ES384", "RS384"}) Set<SigningAlgorithm> algorithms,
        @DefaultValue Set<String> audiences,
        @DefaultValue Set<String> tenants,
        @DefaultValue Set<String> services,
        @DefaultValue("") String subject,
        @DefaultValue("900s") Duration maxLifetime,
        @DefaultValue("standard") Dialect dialect) {
    private static final Duration SHORTEST = Duration.ofSeconds(60);
    private static final Duration LONGEST = Duration.ofHours(1);

    public IssuerSettings {
        jku = Set.copyOf(jku);
        algorithms = Set.copyOf(algorithms);
        audiences = Set.copyOf(audiences);
        tenants = Set.copyOf(tenants);
        services = Set.copyOf(services);
    }

    Optional<Path> keyFile() {
        return Optional.of(jwksFile).filter(file -> !file.isBlank()).map(Path::of);
    }

    Optional<URI> keyUrl() {
        return Optional.of(jwksUrl).filter(url -> !url.isBlank()).map(URI::create);
    }

    Optional<String> requiredSubject() {
        return Optional.of(subject).filter(text -> !text.isBlank());
    }

    boolean allowsKeySetUrl(String header) {
        return jku.contains(header) || (!jwksUrl.isBlank() && jwksUrl.equals(header));
    }

    /** What makes this registration unusable, wherever the service runs. */
    List<Fault> faults(String name) {
        String key = "consilium.security.issuers." + name;
        List<Fault> faults = new ArrayList<>();
        if (iss.isBlank() || iss.length() > 255) {
            faults.add(new Fault(
                    "CSL-0150", key + ".iss", shown(iss), "the iss claim of the client, 1 to 255 characters"));
        }
        long sources = Stream.of(jwksFile, jwksUrl, jwksInline)
                .filter(text -> !text.isBlank())
                .count();
        if (sources != 1) {
            faults.add(new Fault(
                    "CSL-0151",
                    key,
                    sources + " sources of keys",
                    "exactly one of jwks-file, jwks-url and jwks-inline"));
        }
        if (!jwksUrl.isBlank() && !WebAddresses.isHttp(jwksUrl)) {
            faults.add(new Fault("CSL-0152", key + ".jwks-url", jwksUrl, "an https URL"));
        }
        if (algorithms.isEmpty()) {
            faults.add(new Fault("CSL-0153", key + ".algorithms", "none", "at least one, for example ES384"));
        }
        if (maxLifetime.compareTo(SHORTEST) < 0 || maxLifetime.compareTo(LONGEST) > 0) {
            faults.add(new Fault("CSL-0154", key + ".max-lifetime", maxLifetime.toString(), "60s to 1h"));
        }
        return faults;
    }

    private static String shown(String value) {
        return value.isBlank() ? "nothing" : value.length() + " characters";
    }
}
