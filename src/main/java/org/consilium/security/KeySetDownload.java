package org.consilium.security;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Supplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Fetches a JWKS from the URL that the operator registered (never from one that a token names): no redirects, one
 * bound on time and one on size.
 */
final class KeySetDownload implements Supplier<Optional<KeySet>> {
    private static final Logger LOG = LoggerFactory.getLogger(KeySetDownload.class);
    private static final long LARGEST = 256 * 1024;
    private final URI address;
    private final Duration timeout;
    private final HttpClient client;

    KeySetDownload(URI address, Duration timeout) {
        this.address = address;
        this.timeout = timeout;
        this.client = HttpClient.newBuilder()
                .connectTimeout(timeout)
                .followRedirects(HttpClient.Redirect.NEVER)
                .build();
    }

    @Override
    public Optional<KeySet> get() {
        HttpRequest request = HttpRequest.newBuilder(address)
                .timeout(timeout)
                .header("Accept", "application/json, application/jwk-set+json")
                .build();
        var handler =
                HttpResponse.BodyHandlers.limiting(HttpResponse.BodyHandlers.ofString(StandardCharsets.UTF_8), LARGEST);
        // the request's own timeout ends with the headers: a body of one byte a second needs this second bound
        CompletableFuture<HttpResponse<String>> answer = client.sendAsync(request, handler);
        try {
            HttpResponse<String> response = answer.get(timeout.toMillis(), TimeUnit.MILLISECONDS);
            Optional<KeySet> keys = response.statusCode() == 200 ? KeySet.parse(response.body()) : Optional.empty();
            if (keys.isEmpty()) {
                LOG.warn("CSL-0158 no usable keys at {} (status {}); check jwks-url", address, response.statusCode());
            }
            return keys;
        } catch (ExecutionException | TimeoutException failed) {
            answer.cancel(true);
            LOG.warn("CSL-0159 keys at {} cannot be fetched: {}", address, nameOf(failed));
            return Optional.empty();
        } catch (InterruptedException cancelled) {
            answer.cancel(true);
            Thread.currentThread().interrupt();
            return Optional.empty();
        }
    }

    private static String nameOf(Exception failed) {
        return failed.getCause() instanceof IOException cause ? cause.getClass().getSimpleName() : "no answer in time";
    }
}
