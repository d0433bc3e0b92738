package org.consilium.llm;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpHandler;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;
import tools.jackson.databind.json.JsonMapper;

/** A server of the OpenAI form that answers as the test says: badly, late, or not at all. */
final class ScriptedServer implements AutoCloseable {
    static final String MODEL = "scripted";
    static final String DIGEST = "0123456789abcdef0123456789abcdef0123456789abcdef0123456789abcdef";

    private final HttpServer http;
    private final CountDownLatch end = new CountDownLatch(1);
    final AtomicInteger asked = new AtomicInteger();
    volatile String digest = DIGEST;
    volatile String lastBody = "";

    ScriptedServer(HttpHandler chat) throws IOException {
        http = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 16);
        http.setExecutor(Executors.newVirtualThreadPerTaskExecutor());
        http.createContext("/v1/models", exchange -> send(exchange, 200, """
                        {"object":"list","data":[{"id":"%s","object":"model","digest":"%s"}]}""".formatted(MODEL, digest)));
        http.createContext("/v1/chat/completions", exchange -> {
            asked.incrementAndGet();
            lastBody = new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8);
            chat.handle(exchange);
        });
        http.start();
    }

    /** Answers with this text as the model's words. */
    static ScriptedServer saying(String content) throws IOException {
        return new ScriptedServer(exchange -> send(exchange, 200, completion(MODEL, content, "stop")));
    }

    /** Answers with this status. */
    static ScriptedServer failing(int status) throws IOException {
        return new ScriptedServer(exchange -> {
            exchange.getResponseHeaders().set("Retry-After", "1");
            send(exchange, status, "{\"error\":{\"message\":\"CANARY-BODY\"}}");
        });
    }

    /** Takes the question and never answers. */
    static ScriptedServer hanging() throws IOException {
        ScriptedServer[] self = new ScriptedServer[1];
        self[0] = new ScriptedServer(exchange -> self[0].awaitEnd());
        return self[0];
    }

    private void awaitEnd() {
        try {
            end.await();
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
        }
    }

    static String completion(String model, String content, String finish) {
        return """
                {"id":"x","object":"chat.completion","created":1,"model":"%s","choices":[{"index":0,"message":\
                {"role":"assistant","content":%s},"finish_reason":"%s"}],"usage":{"prompt_tokens":7,\
                "completion_tokens":5,"total_tokens":12}}""".formatted(model, JsonMapper.builder().build().writeValueAsString(content), finish);
    }

    static void send(HttpExchange exchange, int status, String body) throws IOException {
        try (exchange) {
            byte[] bytes = body.getBytes(StandardCharsets.UTF_8);
            exchange.getResponseHeaders().set("Content-Type", "application/json");
            exchange.sendResponseHeaders(status, bytes.length);
            exchange.getResponseBody().write(bytes);
        }
    }

    URI base() {
        return URI.create("http://127.0.0.1:" + http.getAddress().getPort() + "/v1");
    }

    @Override
    public void close() {
        end.countDown();
        http.stop(0);
    }
}
