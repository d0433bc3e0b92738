package org.consilium.security;

import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * Who may call and how that is checked, {@code consilium.security.*}.
 *
 * @param publicBaseUrl the address under which clients know this service, without a slash at the end. The audience of
 *     a JWT is compared with it; Host and X-Forwarded-* are never asked
 * @param requireClientJwt whether a hook call needs a JWT (a JWT that is sent is always checked)
 * @param requireJwtOnDiscovery whether discovery needs one too
 * @param clockSkew how far clocks may differ, 0 to 120 s
 * @param replayStore where used token ids are kept
 * @param issuers the registered issuers, by a name of your choice
 * @param jwks how keys are fetched and kept
 * @param cors which pages of other origins may call
 * @param pages who may open the pages of this service
 * @param tlsTerminatedByProxy declares that a proxy in front speaks TLS
 */
@ConfigurationProperties("consilium.security")
public record SecuritySettings(
        @DefaultValue("") String publicBaseUrl,
        @DefaultValue("true") boolean requireClientJwt,
        @DefaultValue("false") boolean requireJwtOnDiscovery,
        @DefaultValue("30s") Duration clockSkew,
        @DefaultValue("database") ReplayStoreKind replayStore,
        @DefaultValue Map<String, IssuerSettings> issuers,
        @DefaultValue Jwks jwks,
        @DefaultValue Cors cors,
        @DefaultValue Pages pages,
        @DefaultValue("false") boolean tlsTerminatedByProxy) {
    private static final Duration WIDEST_SKEW = Duration.ofSeconds(120);

    public SecuritySettings {
        issuers = Map.copyOf(issuers);
    }

    /** Where used token ids are kept: in the database for all replicas, or in the memory of this one. */
    public enum ReplayStoreKind {
        DATABASE,
        MEMORY
    }

    /** Who may open the pages: nobody, browsers on this machine, or whoever reaches the port. */
    public enum PageAccess {
        CLOSED,
        LOOPBACK,
        ANYONE
    }

    /**
     * @param refresh keys older than this are fetched again before they are used
     * @param minInterval at most one fetch in this time, however many unknown key ids arrive
     * @param outage fetched keys keep working this long when their source cannot be reached
     * @param timeout longest wait for one fetch
     */
    public record Jwks(
            @DefaultValue("15m") Duration refresh,
            @DefaultValue("30s") Duration minInterval,
            @DefaultValue("24h") Duration outage,
            @DefaultValue("2s") Duration timeout) {}

    /** @param allowedOrigins exact origins, such as {@code https://ehr.example.org}; empty: none */
    public record Cors(@DefaultValue Set<String> allowedOrigins) {
        public Cors {
            allowedOrigins = Set.copyOf(allowedOrigins);
        }
    }

    /**
     * @param access who may open them
     * @param frameAncestors origins that may show them inside a frame
     */
    public record Pages(
            @DefaultValue("closed") PageAccess access,
            @DefaultValue Set<String> frameAncestors) {
        public Pages {
            frameAncestors = Set.copyOf(frameAncestors);
        }
    }

    /** What makes these settings unusable, wherever the service runs. */
    List<Fault> faults() {
        List<Fault> faults = new ArrayList<>();
        if (!WebAddresses.isBase(publicBaseUrl)) {
            faults.add(new Fault(
                    "CSL-0155",
                    "consilium.security.public-base-url",
                    publicBaseUrl.isBlank() ? "nothing" : publicBaseUrl,
                    "the address clients use, like https://cds.example.org, without a slash at the end"));
        }
        if (clockSkew.isNegative() || clockSkew.compareTo(WIDEST_SKEW) > 0) {
            faults.add(new Fault("CSL-0156", "consilium.security.clock-skew", clockSkew.toString(), "0s to 120s"));
        }
        Set<String> seen = new HashSet<>();
        issuers.forEach((name, issuer) -> {
            faults.addAll(issuer.faults(name));
            if (issuer.audiences().stream()
                    .anyMatch(audience -> audience.startsWith(publicBaseUrl + "/cds-services"))) {
                // it would open every service to a token that was made for one
                faults.add(new Fault(
                        "CSL-0166",
                        "consilium.security.issuers." + name + ".audiences",
                        "the address of an endpoint of this service",
                        "only audiences that differ from it; the called endpoint's own address is always accepted"));
            }
            if (!seen.add(issuer.iss())) {
                faults.add(new Fault(
                        "CSL-0157",
                        "consilium.security.issuers." + name + ".iss",
                        "the same iss as another registration",
                        "one registration for each iss"));
            }
        });
        return faults;
    }
}
