package org.consilium.fhir;

import java.time.Duration;
import java.util.Map;
import java.util.Set;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.util.unit.DataSize;

/**
 * Which FHIR servers may be read, and how much (settings {@code consilium.fhir.outgoing.*}). Without any server listed no
 * connection is ever made: the service then lives on prefetch alone.
 *
 * @param servers the allow list, by a name of your choice
 * @param allowHttp whether a listed server may be spoken to without TLS, and a call may name it so; for development only
 * @param sslBundle name of the Spring SSL bundle with the CA of the servers and the client's certificate; empty: the
 *     JVM's trust store
 * @param connectTimeout longest wait for a connection; the call's deadline bounds it too
 * @param maxPages pages of one search that are followed; 20 by default
 * @param maxTotal bytes of one search, all pages; 20 MB by default. One page is bounded by consilium.fhir.guard.max-body
 */
@ConfigurationProperties("consilium.fhir.outgoing")
public record OutgoingSettings(
        @DefaultValue Map<String, Server> servers,
        @DefaultValue("false") boolean allowHttp,
        @DefaultValue("") String sslBundle,
        @DefaultValue("1s") Duration connectTimeout,
        @DefaultValue("20") int maxPages,
        @DefaultValue("20MB") DataSize maxTotal) {
    public OutgoingSettings {
        servers = Map.copyOf(servers);
        for (var server : servers.entrySet()) {
            FhirBase base = server.getValue().base();
            if (!base.isEncrypted() && !allowHttp) {
                throw new IllegalArgumentException(
                        "CSL-0198 consilium.fhir.outgoing.servers." + server.getKey() + ".base-url must be https");
            }
        }
    }

    /**
     * @param baseUrl scheme, host, port and path; a fhirServer below the path is meant too
     * @param tenants whose calls may name it; empty: those of every tenant
     */
    public record Server(String baseUrl, @DefaultValue Set<String> tenants) {
        public Server {
            tenants = Set.copyOf(tenants);
        }

        FhirBase base() {
            return FhirBase.parse(baseUrl)
                    .orElseThrow(() -> new IllegalArgumentException(
                            "CSL-0199 a base-url under consilium.fhir.outgoing.servers must look like"
                                    + " https://fhir.example.org/r4"));
        }

        boolean servesTenant(String tenant) {
            return tenants.isEmpty() || tenants.contains(tenant);
        }
    }
}
