package org.consilium.fhir;

import java.net.InetAddress;
import java.time.InstantSource;
import javax.net.ssl.SSLContext;
import org.apache.hc.client5.http.config.ConnectionConfig;
import org.apache.hc.client5.http.config.TlsConfig;
import org.apache.hc.client5.http.impl.classic.CloseableHttpClient;
import org.apache.hc.client5.http.impl.classic.HttpClientBuilder;
import org.apache.hc.client5.http.impl.io.PoolingHttpClientConnectionManagerBuilder;
import org.apache.hc.client5.http.ssl.DefaultClientTlsStrategy;
import org.apache.hc.core5.http.ssl.TLS;
import org.apache.hc.core5.ssl.SSLContexts;
import org.apache.hc.core5.util.TimeValue;
import org.apache.hc.core5.util.Timeout;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.boot.ssl.SslBundles;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** The way out to FHIR servers. */
@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties(OutgoingSettings.class)
class OutgoingConfiguration {
    private static final int CONNECTIONS = 64;
    private static final int CONNECTIONS_PER_SERVER = 32;
    /** After this a kept connection is opened anew, so that its name is resolved and checked again. */
    private static final TimeValue LONGEST_LIFE = TimeValue.ofMinutes(5);

    @Bean
    FhirServerAllowlist fhirServerAllowlist(OutgoingSettings settings) {
        return new FhirServerAllowlist(settings);
    }

    @Bean
    CloseableHttpClient fhirConnections(OutgoingSettings settings, ObjectProvider<SslBundles> bundles) {
        SSLContext tls = settings.sslBundle().isBlank()
                ? SSLContexts.createDefault()
                : bundles.getObject().getBundle(settings.sslBundle()).createSslContext();
        return connections(settings, tls, InetAddress::getAllByName);
    }

    @Bean
    FhirClient fhirClient(CloseableHttpClient fhirConnections, InputGuard guard, OutgoingSettings settings) {
        return client(fhirConnections, guard, settings);
    }

    static FhirClient client(CloseableHttpClient connections, InputGuard guard, OutgoingSettings settings) {
        return new FhirClient(new FhirTransport(connections, guard, InstantSource.system()), settings);
    }

    /**
     * No redirects, cookies, retries, proxies of the environment, stored logins or unpacking: whatever a client does by
     * itself is one more way for a token or a patient's data to go astray, or for a small answer to become a large one.
     */
    static CloseableHttpClient connections(OutgoingSettings settings, SSLContext tls, CheckedAddresses.Lookup lookup) {
        var pool = PoolingHttpClientConnectionManagerBuilder.create()
                .setDnsResolver(new CheckedAddresses(lookup))
                .setTlsSocketStrategy(new DefaultClientTlsStrategy(tls))
                .setDefaultTlsConfig(TlsConfig.custom()
                        .setSupportedProtocols(TLS.V_1_3, TLS.V_1_2)
                        .build())
                .setDefaultConnectionConfig(ConnectionConfig.custom()
                        .setConnectTimeout(Timeout.of(settings.connectTimeout()))
                        .setTimeToLive(LONGEST_LIFE)
                        .build())
                .setMaxConnTotal(CONNECTIONS)
                .setMaxConnPerRoute(CONNECTIONS_PER_SERVER)
                .build();
        return HttpClientBuilder.create()
                .setConnectionManager(pool)
                .disableRedirectHandling()
                .disableCookieManagement()
                .disableAutomaticRetries()
                .disableAuthCaching()
                .disableConnectionState()
                .disableContentCompression()
                .setUserAgent("Consilium")
                .build();
    }
}
