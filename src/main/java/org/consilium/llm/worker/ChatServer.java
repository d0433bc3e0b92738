package org.consilium.llm.worker;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.Map;
import java.util.concurrent.Executors;
import tools.jackson.databind.json.JsonMapper;

/**
 * The OpenAI form over one local model: {@code /v1/models} and {@code /v1/chat/completions}, on the loopback address
 * only, for whoever knows the token. Nothing of a request is ever logged.
 *
 * @see <a href="https://platform.openai.com/docs/api-reference/chat">the OpenAI form</a>
 */
final class ChatServer {
    private static final JsonMapper JSON = JsonMapper.builder().build();
    private static final int MAX_BODY = 1 << 20;

    private final HttpServer http;
    private final byte[] authorization;
    private final Loaded loaded;
    private final Completions completions;

    /** The model as it is declared to whoever asks: name, SHA-256 of its file, and itself. */
    record Loaded(String name, String digest, LocalModel model) {}

    ChatServer(Loaded loaded, String token) throws IOException {
        this.loaded = loaded;
        this.authorization = ("Bearer " + token).getBytes(StandardCharsets.UTF_8);
        this.completions = new Completions(loaded);
        this.http = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 16);
        http.setExecutor(Executors.newVirtualThreadPerTaskExecutor());
        http.createContext("/", exchange -> guarded(exchange, request -> refuse(request, 404, "not_found")));
        http.createContext("/v1/models", exchange -> guarded(exchange, this::models));
        http.createContext("/v1/chat/completions", exchange -> guarded(exchange, this::chat));
    }

    int start() {
        http.start();
        return http.getAddress().getPort();
    }

    private interface Handler {
        void handle(HttpExchange exchange) throws IOException;
    }

    private void guarded(HttpExchange exchange, Handler handler) throws IOException {
        try (exchange) {
            String given = exchange.getRequestHeaders().getFirst("Authorization");
            byte[] presented = (given == null ? "" : given).getBytes(StandardCharsets.UTF_8);
            if (MessageDigest.isEqual(presented, authorization)) {
                handler.handle(exchange);
            } else {
                refuse(exchange, 401, "unauthorized");
            }
        }
    }

    private void models(HttpExchange exchange) throws IOException {
        Map<String, Object> model = Map.of(
                "id", loaded.name(),
                "object", "model",
                "owned_by", "consilium",
                "digest", loaded.digest(),
                "context_length", loaded.model().context());
        send(exchange, 200, Map.of("object", "list", "data", new Object[] {model}));
    }

    private void chat(HttpExchange exchange) throws IOException {
        byte[] body = exchange.getRequestBody().readNBytes(MAX_BODY + 1);
        if (body.length > MAX_BODY) {
            refuse(exchange, 413, "request_too_large");
            return;
        }
        var request = ChatRequest.parse(new String(body, StandardCharsets.UTF_8));
        if (request.isEmpty()) {
            refuse(exchange, 400, "invalid_request");
            return;
        }
        completions.answer(exchange, request.get());
    }

    static void refuse(HttpExchange exchange, int status, String code) throws IOException {
        send(exchange, status, Map.of("error", Map.of("code", code, "message", code, "type", "invalid_request_error")));
    }

    private static void send(HttpExchange exchange, int status, Object body) throws IOException {
        byte[] bytes = JSON.writeValueAsBytes(body);
        exchange.getResponseHeaders().set("Content-Type", "application/json");
        exchange.sendResponseHeaders(status, bytes.length);
        exchange.getResponseBody().write(bytes);
    }
}
