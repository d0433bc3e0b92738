package org.consilium.fhir;

import java.io.IOException;
import java.io.InterruptedIOException;
import java.net.URI;
import java.net.UnknownHostException;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import javax.net.ssl.SSLException;
import org.apache.hc.client5.http.classic.methods.HttpGet;
import org.apache.hc.client5.http.config.RequestConfig;
import org.apache.hc.client5.http.impl.classic.CloseableHttpClient;
import org.apache.hc.core5.http.ClassicHttpResponse;
import org.apache.hc.core5.http.HttpException;
import org.apache.hc.core5.util.Timeout;
import tools.jackson.databind.JsonNode;

/** One GET to a FHIR server, ended at the deadline whatever the server does. */
final class FhirTransport {
    private final CloseableHttpClient client;
    private final InputGuard guard;
    private final InstantSource clock;

    /** A guarded page, or why there is none. */
    sealed interface Got {
        record Page(JsonNode json, int bytes) implements Got {}

        record Failed(FhirFailure reason) implements Got {}
    }

    FhirTransport(CloseableHttpClient client, InputGuard guard, InstantSource clock) {
        this.client = client;
        this.guard = guard;
        this.clock = clock;
    }

    Got get(URI address, Optional<BearerToken> token, Instant deadline) {
        Duration left = Duration.between(clock.instant(), deadline);
        if (!left.isPositive()) {
            return new Got.Failed(FhirFailure.DEADLINE);
        }
        HttpGet request = request(address, token, left);
        // a socket timeout starts anew with every byte; only a second thread can end a server of one byte a second
        FutureTask<Got> exchange = new FutureTask<>(() -> client.execute(request, this::received));
        Thread.startVirtualThread(exchange);
        try {
            return exchange.get(left.toMillis(), TimeUnit.MILLISECONDS);
        } catch (TimeoutException tooSlow) {
            request.cancel();
            return new Got.Failed(FhirFailure.DEADLINE);
        } catch (ExecutionException failed) {
            return new Got.Failed(reason(failed.getCause()));
        } catch (InterruptedException cancelled) {
            request.cancel();
            Thread.currentThread().interrupt();
            return new Got.Failed(FhirFailure.DEADLINE);
        }
    }

    private static HttpGet request(URI address, Optional<BearerToken> token, Duration left) {
        Timeout timeout = Timeout.of(left);
        HttpGet request = new HttpGet(address);
        request.setConfig(RequestConfig.custom()
                .setRedirectsEnabled(false)
                .setAuthenticationEnabled(false)
                .setProtocolUpgradeEnabled(false)
                .setConnectionRequestTimeout(timeout)
                .setResponseTimeout(timeout)
                .build());
        request.setHeader("Accept", "application/fhir+json, application/json;q=0.9");
        token.ifPresent(bearer -> request.setHeader("Authorization", bearer.header()));
        return request;
    }

    private Got received(ClassicHttpResponse response) throws IOException {
        if (response.getCode() != 200) {
            return new Got.Failed(reason(response.getCode()));
        }
        if (response.getEntity() == null) {
            return new Got.Failed(FhirFailure.UNREADABLE);
        }
        byte[] body = guard.take(
                response.getEntity().getContent(), response.getEntity().getContentLength());
        return new Got.Page(guard.read(body), body.length);
    }

    private static FhirFailure reason(int status) {
        return switch (status) {
            case 401, 403 -> FhirFailure.UNAUTHORIZED;
            case 404, 410 -> FhirFailure.NOT_FOUND;
            case 429, 503 -> FhirFailure.BUSY;
            default -> {
                if (status >= 300 && status < 400) {
                    yield FhirFailure.REDIRECTED;
                }
                yield status >= 400 && status < 500 ? FhirFailure.QUERY_REFUSED : FhirFailure.SERVER_ERROR;
            }
        };
    }

    private static FhirFailure reason(@org.jspecify.annotations.Nullable Throwable cause) {
        return switch (cause) {
            case RefusedInput refused ->
                refused.reason() == RefusedInput.Reason.TOO_LARGE ? FhirFailure.TOO_LARGE : FhirFailure.UNREADABLE;
            case CheckedAddresses.Refused refused -> FhirFailure.ADDRESS_REFUSED;
            case UnknownHostException unknown -> FhirFailure.UNREACHABLE;
            // the socket's own timeout may come a moment before ours
            case InterruptedIOException late -> FhirFailure.DEADLINE;
            case SSLException insecure -> FhirFailure.INSECURE;
            case HttpException malformed -> FhirFailure.UNREADABLE;
            case IOException broken -> FhirFailure.UNREACHABLE;
            // what else a client throws is a bug of ours, and must not look like a server that is down
            case null, default -> throw new IllegalStateException(cause);
        };
    }
}
