package org.consilium.evaluation;

import java.io.IOException;
import java.io.PrintStream;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/**
 * {@code bench}: sends one recorded hook call again and again, each with its own hookInstance, over so many connections,
 * and prints how long the answers took. Calls are counted, not timed out: the run ends by itself.
 */
public final class LoadBench {
    private static final JsonMapper JSON = new JsonMapper();
    private static final int MOST_CALLS = 20_000;

    private LoadBench() {}

    public static int run(String[] args, PrintStream out) {
        Map<String, String> options = options(args);
        if (options.containsKey("help") || !options.containsKey("url") || !options.containsKey("request")) {
            out.println("Usage: bench --url=http://localhost:8080/cds-services/ID --request=request.json");
            out.println("             [--connections=8] [--calls=400] [--warm-up=100] [--pad-kb=1024]");
            out.println("--pad-kb adds older copies of the record's observations until the body has that size.");
            return options.containsKey("help") ? 0 : 2;
        }
        try {
            ObjectNode request = (ObjectNode) JSON.readTree(Files.readString(Path.of(options.get("request"))));
            PaddedRequest.pad(request, number(options, "pad-kb", 0) * 1024);
            Plan plan = new Plan(
                    URI.create(options.get("url")),
                    request,
                    number(options, "connections", 8),
                    Math.min(number(options, "calls", 400), MOST_CALLS));
            measure(new Plan(plan.url(), request, plan.connections(), number(options, "warm-up", 100)));
            report(plan, measure(plan), out);
            return 0;
        } catch (IOException unreadable) {
            out.println("CSL-0720 the request file cannot be read");
            return 2;
        }
    }

    private record Plan(URI url, ObjectNode request, int connections, int calls) {}

    private record Run(List<Long> micros, Map<Integer, AtomicInteger> statuses, long wallMillis) {}

    private static Run measure(Plan plan) {
        var micros = new ConcurrentLinkedQueue<Long>();
        var statuses = new ConcurrentHashMap<Integer, AtomicInteger>();
        AtomicInteger left = new AtomicInteger(plan.calls());
        long start = System.nanoTime();
        try (var clients = Executors.newFixedThreadPool(plan.connections())) {
            for (int i = 0; i < plan.connections(); i++) {
                clients.submit(() -> callUntilDone(plan, left, micros, statuses));
            }
        }
        return new Run(new ArrayList<>(micros), statuses, (System.nanoTime() - start) / 1_000_000);
    }

    private static void callUntilDone(
            Plan plan, AtomicInteger left, ConcurrentLinkedQueue<Long> micros, Map<Integer, AtomicInteger> statuses) {
        try (HttpClient http = HttpClient.newHttpClient()) {
            CallBody body = CallBody.of(plan.request());
            while (left.getAndDecrement() > 0) {
                body.renew();
                long start = System.nanoTime();
                int status = send(http, plan.url(), body.bytes());
                micros.add((System.nanoTime() - start) / 1_000);
                statuses.computeIfAbsent(status, key -> new AtomicInteger()).incrementAndGet();
            }
        }
    }

    private static int send(HttpClient http, URI url, byte[] body) {
        HttpRequest call = HttpRequest.newBuilder(url)
                .header("Content-Type", "application/json")
                .timeout(Duration.ofSeconds(30))
                .POST(HttpRequest.BodyPublishers.ofByteArray(body))
                .build();
        try {
            return http.send(call, HttpResponse.BodyHandlers.discarding()).statusCode();
        } catch (IOException unreachable) {
            return -1;
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
            return -2;
        }
    }

    private static void report(Plan plan, Run run, PrintStream out) {
        long[] sorted =
                run.micros().stream().mapToLong(Long::longValue).sorted().toArray();
        out.printf(
                Locale.ROOT,
                "%d calls, %d connections, %d kB: p50 %.1f ms, p95 %.1f ms, p99 %.1f ms, max %.1f ms, %.1f calls/s%n",
                sorted.length,
                plan.connections(),
                plan.request().toString().length() / 1024,
                percentile(sorted, 0.50),
                percentile(sorted, 0.95),
                percentile(sorted, 0.99),
                percentile(sorted, 1.0),
                sorted.length * 1000.0 / Math.max(1, run.wallMillis()));
        out.println("answers by status: " + run.statuses());
    }

    private static double percentile(long[] sorted, double share) {
        if (sorted.length == 0) {
            return Double.NaN;
        }
        return sorted[Math.clamp((int) Math.ceil(share * sorted.length) - 1, 0, sorted.length - 1)] / 1000.0;
    }

    private static Map<String, String> options(String[] args) {
        Map<String, String> options = new HashMap<>();
        Arrays.stream(args).filter(arg -> arg.startsWith("--")).forEach(arg -> {
            String[] parts = arg.substring(2).split("=", 2);
            options.put(parts[0], parts.length > 1 ? parts[1] : "");
        });
        return options;
    }

    private static int number(Map<String, String> options, String key, int otherwise) {
        String text = options.getOrDefault(key, "");
        return text.matches("\\d{1,7}") ? Integer.parseInt(text) : otherwise;
    }
}
