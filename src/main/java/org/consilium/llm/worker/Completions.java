package org.consilium.llm.worker;

import com.sun.net.httpserver.HttpExchange;
import java.io.IOException;
import java.io.OutputStream;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Future;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicBoolean;
import tools.jackson.databind.json.JsonMapper;

/** Answers questions one after the other, and stops working for whoever has hung up. */
final class Completions {
    private static final JsonMapper JSON = JsonMapper.builder().build();
    private static final int WAITING = 4;
    private static final long BEAT_MILLIS = 200;

    private final ChatServer.Loaded loaded;
    /** A platform thread: native code would pin a virtual one to its carrier. */
    private final ExecutorService turn = new ThreadPoolExecutor(
            1,
            1,
            0,
            TimeUnit.SECONDS,
            new ArrayBlockingQueue<>(WAITING),
            Thread.ofPlatform().daemon().name("model").factory());

    Completions(ChatServer.Loaded loaded) {
        this.loaded = loaded;
    }

    void answer(HttpExchange exchange, ChatRequest request) throws IOException {
        Grammar grammar = request.jsonSchema().map(Grammar::of).orElse(Grammar.NONE);
        String prompt = loaded.model().prompt(request.messages());
        if (loaded.model().tokens(prompt) + request.sampling().maxTokens()
                > loaded.model().context()) {
            ChatServer.refuse(exchange, 400, "context_length_exceeded");
            return;
        }
        AtomicBoolean unwanted = new AtomicBoolean();
        try {
            Future<LocalModel.Generated> pending =
                    turn.submit(() -> loaded.model().generate(prompt, grammar, request.sampling(), unwanted::get));
            write(exchange, pending, unwanted);
        } catch (RejectedExecutionException full) {
            exchange.getResponseHeaders().set("Retry-After", "2");
            ChatServer.refuse(exchange, 503, "busy");
        }
    }

    /**
     * While the model works a blank is sent now and then. JSON allows it in front, and it is how a server learns
     * that the other side has hung up; without it the model would go on for nobody.
     */
    private void write(HttpExchange exchange, Future<LocalModel.Generated> pending, AtomicBoolean unwanted)
            throws IOException {
        exchange.getResponseHeaders().set("Content-Type", "application/json");
        exchange.sendResponseHeaders(200, 0);
        try (OutputStream body = exchange.getResponseBody()) {
            while (true) {
                try {
                    body.write(JSON.writeValueAsBytes(completion(pending.get(BEAT_MILLIS, TimeUnit.MILLISECONDS))));
                    return;
                } catch (TimeoutException stillWorking) {
                    body.write(' ');
                    body.flush();
                }
            }
        } catch (ExecutionException failed) {
            throw new IOException("CSL-0450 The native model failed.", failed.getCause());
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
        } finally {
            unwanted.set(true);
            pending.cancel(false);
        }
    }

    private Map<String, Object> completion(LocalModel.Generated generated) {
        return Map.of(
                "id", "chatcmpl-" + UUID.randomUUID(),
                "object", "chat.completion",
                "created", System.currentTimeMillis() / 1000,
                "model", loaded.name(),
                "system_fingerprint", loaded.digest(),
                "choices",
                        List.of(Map.of(
                                "index",
                                0,
                                "message",
                                Map.of("role", "assistant", "content", generated.text()),
                                "finish_reason",
                                generated.cutOff() ? "length" : "stop")),
                "usage",
                        Map.of(
                                "prompt_tokens", generated.promptTokens(),
                                "completion_tokens", generated.answerTokens(),
                                "total_tokens", generated.promptTokens() + generated.answerTokens()));
    }
}
