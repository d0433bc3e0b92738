package org.consilium.llm;

import dev.langchain4j.http.client.HttpClient;
import dev.langchain4j.http.client.HttpClientBuilder;
import dev.langchain4j.http.client.HttpRequest;
import dev.langchain4j.http.client.SuccessfulHttpResponse;
import dev.langchain4j.http.client.sse.ServerSentEventListener;
import dev.langchain4j.http.client.sse.ServerSentEventParser;
import java.io.IOException;
import java.net.ConnectException;
import java.net.URI;
import java.net.http.HttpConnectTimeoutException;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.net.http.HttpTimeoutException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.consilium.llm.LanguageModel.Reason;

/**
 * Carries one question to a model's server and gives up at the deadline: the exchange is then cancelled, so that the
 * server learns that nobody waits any more. LangChain4j's own clients know a time-out per read only, log bodies when
 * asked to, and put them into their exceptions.
 */
record DeadlineHttp(java.net.http.HttpClient http, Instant deadline, long maxAnswer) implements HttpClient {

    @Override
    public SuccessfulHttpResponse execute(HttpRequest request) {
        HttpResponse<byte[]> response = exchange(request);
        if (response.statusCode() / 100 != 2) {
            throw refused(response);
        }
        return SuccessfulHttpResponse.builder()
                .statusCode(response.statusCode())
                .headers(response.headers().map())
                .body(response.body())
                .build();
    }

    private HttpResponse<byte[]> exchange(HttpRequest request) {
        Duration left = Duration.between(Instant.now(), deadline);
        if (!left.isPositive()) {
            throw new Refusal(Reason.TIMED_OUT, "no time was left");
        }
        CompletableFuture<HttpResponse<byte[]>> pending =
                http.sendAsync(translated(request, left), BodyHandlers.limiting(BodyHandlers.ofByteArray(), maxAnswer));
        try {
            return pending.get(left.toMillis(), TimeUnit.MILLISECONDS);
        } catch (TimeoutException late) {
            throw new Refusal(Reason.TIMED_OUT, "the model did not answer in time");
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
            throw new Refusal(Reason.TIMED_OUT, "the question was withdrawn");
        } catch (ExecutionException failed) {
            throw refused(Optional.ofNullable(failed.getCause()).orElse(failed));
        } finally {
            pending.cancel(true);
        }
    }

    private static java.net.http.HttpRequest translated(HttpRequest request, Duration left) {
        var builder =
                java.net.http.HttpRequest.newBuilder(URI.create(request.url())).timeout(left);
        request.headers().forEach((name, values) -> values.forEach(value -> builder.header(name, value)));
        var body = request.body() == null
                ? java.net.http.HttpRequest.BodyPublishers.noBody()
                : java.net.http.HttpRequest.BodyPublishers.ofString(request.body());
        return builder.method(request.method().name(), body).build();
    }

    private static Refusal refused(Throwable cause) {
        return switch (cause) {
            case HttpConnectTimeoutException slow ->
                new Refusal(Reason.REFUSED_CONNECTION, "the model's server cannot be reached");
            case HttpTimeoutException late -> new Refusal(Reason.TIMED_OUT, "the model did not answer in time");
            case ConnectException nobody ->
                new Refusal(Reason.REFUSED_CONNECTION, "the model's server cannot be reached");
            case javax.net.ssl.SSLException tls ->
                new Refusal(Reason.REFUSED_CONNECTION, "no trusted connection to the model's server");
            case IOException broken -> new Refusal(Reason.SERVER_ERROR, "the model's answer broke off");
            default -> new Refusal(Reason.SERVER_ERROR, "the model's answer could not be read");
        };
    }

    /** The body is looked at for one thing only, and never repeated. */
    private static Refusal refused(HttpResponse<byte[]> response) {
        int status = response.statusCode();
        return switch (status) {
            case 401, 403 -> new Refusal(Reason.SERVER_ERROR, "the model's server refused our key (" + status + ")");
            case 404 -> new Refusal(Reason.SERVER_ERROR, "the model's server does not know this model or path (404)");
            case 429, 503 ->
                new Refusal(Reason.BUSY, "the model's server is busy (" + status + ")", retryAfter(response));
            case 400, 413, 422 ->
                tooLong(response.body())
                        ? new Refusal(Reason.QUESTION_TOO_LONG, "the question is longer than the model's context")
                        : new Refusal(Reason.SERVER_ERROR, "the model's server refused the question (" + status + ")");
            default -> new Refusal(Reason.SERVER_ERROR, "the model's server failed (" + status + ")");
        };
    }

    private static boolean tooLong(byte[] body) {
        String text = new String(body, StandardCharsets.UTF_8);
        return text.contains("context_length_exceeded")
                || text.contains("maximum context length")
                || text.contains("exceed_context_size");
    }

    private static Optional<Duration> retryAfter(HttpResponse<byte[]> response) {
        return response.headers()
                .firstValue("Retry-After")
                .filter(value -> value.matches("\\d{1,6}"))
                .map(value -> Duration.ofSeconds(Long.parseLong(value)));
    }

    /** Answers are taken whole: a part of a structured answer cannot be checked. */
    @Override
    public void execute(HttpRequest request, ServerSentEventParser parser, ServerSentEventListener listener) {
        throw new UnsupportedOperationException("CSL-0452 Answers are not streamed.");
    }

    HttpClientBuilder asBuilder() {
        return new Ready(this);
    }

    /** What LangChain4j wants to build is there already; its time-outs are ruled by the deadline. */
    private record Ready(HttpClient client) implements HttpClientBuilder {
        @Override
        public Duration connectTimeout() {
            return Duration.ZERO;
        }

        @Override
        public HttpClientBuilder connectTimeout(Duration timeout) {
            return this;
        }

        @Override
        public Duration readTimeout() {
            return Duration.ZERO;
        }

        @Override
        public HttpClientBuilder readTimeout(Duration timeout) {
            return this;
        }

        @Override
        public HttpClient build() {
            return client;
        }
    }
}
