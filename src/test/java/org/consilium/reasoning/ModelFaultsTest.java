package org.consilium.reasoning;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpHandler;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import java.util.stream.Stream;
import org.consilium.assessment.Assessment;
import org.consilium.assessment.ModelCall;
import org.consilium.assessment.Occasion;
import org.consilium.assessment.Service;
import org.consilium.audit.AuditTrail;
import org.consilium.chart.PatientChart;
import org.consilium.llm.LanguageModel;
import org.consilium.llm.LanguageModel.Answer;
import org.consilium.llm.LanguageModel.Question;
import org.consilium.reasoning.Reasoning.Progress;
import org.consilium.reasoning.Reasoning.Reasoned;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.springframework.boot.autoconfigure.AutoConfigurations;
import org.springframework.boot.autoconfigure.ssl.SslAutoConfiguration;
import org.springframework.boot.context.properties.ConfigurationPropertiesScan;
import org.springframework.boot.test.context.runner.ApplicationContextRunner;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.ComponentScan;
import org.springframework.context.annotation.Configuration;

/** Faults F01 to F07 and F05, F06 of the answer: whatever the model does, the rules answer in time. */
class ModelFaultsTest {
    private static final Occasion VIEW = Occasion.of("patient-view");
    private static final String SCHEMA =
            "{\"type\":\"object\",\"properties\":{\"ids\":{\"type\":\"array\",\"items\":{\"enum\":[\"E1\"]}}},"
                    + "\"required\":[\"ids\"],\"additionalProperties\":false}";
    private final CountDownLatch end = new CountDownLatch(1);

    @Configuration
    @ComponentScan({"org.consilium.llm", "org.consilium.reasoning"})
    @ConfigurationPropertiesScan({"org.consilium.llm", "org.consilium.reasoning"})
    static class House {
        @Bean
        AuditTrail trail() {
            return new KeptTrail();
        }

        @Bean
        Slow asking(LanguageModel model) {
            return new Asking(model);
        }
    }

    /** A slow assessor that asks the real door to the model. */
    static class Asking extends Slow {
        private final LanguageModel model;

        Asking(LanguageModel model) {
            this.model = model;
        }

        @Override
        public Deepened deepen(PatientChart chart, Occasion occasion, Instant deadline, ModelCall.Witness witness) {
            deepened.incrementAndGet();
            return switch (model.ask(new Question("Ours.", "{}", 40), SCHEMA, deadline)) {
                case Answer.Json json -> new Deepened.Finished(List.of(says("deep " + json.text())));
                case Answer.Failed failed -> new Deepened.Failed(failed.reason() + ": " + failed.detail());
            };
        }
    }

    @AfterEach
    void release() {
        end.countDown();
    }

    static Stream<Arguments> faults() {
        return Stream.of(
                Arguments.of(
                        "F03 breaks off",
                        (HttpHandler) exchange -> {
                            exchange.sendResponseHeaders(200, 9_000);
                            exchange.getResponseBody().write('{');
                            exchange.close();
                        },
                        "SERVER_ERROR"),
                Arguments.of("F04 words", says("The patient surely has diabetes."), "NOT_JSON"),
                Arguments.of("F04 nothing", says(""), "NOT_JSON"),
                Arguments.of("F04 thinking only", says("<think>hm</think>"), "NOT_JSON"),
                Arguments.of("F04 another form", says("{\\\"diagnosis\\\":\\\"flu\\\"}"), "NOT_SCHEMA"),
                Arguments.of("F05 invented id", says("{\\\"ids\\\":[\\\"E7\\\"]}"), "NOT_SCHEMA"),
                Arguments.of("F06 markup", says("{\\\"ids\\\":[\\\"<script>alert(1)</script>\\\"]}"), "NOT_SCHEMA"),
                Arguments.of("F07 busy", (HttpHandler) exchange -> send(exchange, 429, "{}"), "BUSY"),
                Arguments.of("F08 out of memory", (HttpHandler) exchange -> send(exchange, 500, "{}"), "SERVER_ERROR"));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("faults")
    void theRulesAnswerAndTheFaultIsTold(String name, HttpHandler chat, String reason) throws IOException {
        withServer(chat, reasoning -> {
            assertRulesAnswerWithin(reasoning, Duration.ofMillis(300));
            assertThat(over(reasoning).detail()).startsWith(reason);
        });
    }

    @Test
    void aHungModelHoldsNobodyUpAndIsCutAtItsTime() throws IOException {
        withServer(
                exchange -> {
                    try {
                        end.await();
                    } catch (InterruptedException stopped) {
                        Thread.currentThread().interrupt();
                    }
                },
                reasoning -> {
                    for (int call = 0; call < 20; call++) {
                        assertRulesAnswerWithin(reasoning, Duration.ofMillis(300));
                    }
                    assertThat(over(reasoning).detail()).startsWith("TIMED_OUT");
                });
    }

    @Test
    void aStoppedModelIsRefusedAtOnce() throws IOException {
        int nobody;
        try (ServerSocket free = new ServerSocket(0)) {
            nobody = free.getLocalPort();
        }
        runner("http://127.0.0.1:" + nobody + "/v1").run(context -> {
            Reasoning reasoning = context.getBean(Reasoning.class);
            assertRulesAnswerWithin(reasoning, Duration.ofMillis(300));
            assertThat(over(reasoning).detail()).startsWith("REFUSED_CONNECTION");
        });
    }

    @Test
    void aGoodAnswerIsShownAtTheNextCall() throws IOException {
        withServer(says("{\\\"ids\\\":[\\\"E1\\\"]}"), reasoning -> {
            assertRulesAnswerWithin(reasoning, Duration.ofMillis(300));
            Progress done = over(reasoning);

            assertThat(done.state()).isEqualTo(Progress.State.DONE);
            assertThat(call(reasoning).assessments())
                    .extracting(Assessment::topic)
                    .containsExactly("deep {\"ids\":[\"E1\"]}");
        });
    }

    @Test
    void requestLoggingIsRefusedAtStart() {
        runner("http://127.0.0.1:1/v1")
                .withPropertyValues("langchain4j.open-ai.chat-model.log-requests=true")
                .run(context ->
                        assertThat(context.getStartupFailure()).rootCause().hasMessageContaining("CSL-0458"));
    }

    private interface Check {
        void on(Reasoning reasoning);
    }

    private void withServer(HttpHandler chat, Check check) throws IOException {
        HttpServer http = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 16);
        http.setExecutor(Executors.newVirtualThreadPerTaskExecutor());
        http.createContext("/v1/models", exchange -> send(exchange, 200, "{\"data\":[{\"id\":\"m\"}]}"));
        http.createContext("/v1/chat/completions", chat);
        http.start();
        try {
            runner("http://127.0.0.1:" + http.getAddress().getPort() + "/v1")
                    .run(context -> check.on(context.getBean(Reasoning.class)));
        } finally {
            end.countDown();
            http.stop(0);
        }
    }

    private static ApplicationContextRunner runner(String base) {
        return new ApplicationContextRunner()
                .withConfiguration(AutoConfigurations.of(SslAutoConfiguration.class))
                .withUserConfiguration(House.class)
                .withPropertyValues(
                        "consilium.llm.provider=openai",
                        "consilium.llm.openai.base-url=" + base,
                        "consilium.llm.openai.model=m",
                        "consilium.reasoning.model-time=1s");
    }

    private static void assertRulesAnswerWithin(Reasoning reasoning, Duration time) {
        Instant start = Instant.now();
        Reasoned reasoned = reasoning.reason(Service.DIAGNOSIS, Charts.of("a"), VIEW, start.plusSeconds(2));

        assertThat(Duration.between(start, Instant.now())).isLessThan(time);
        assertThat(reasoned.assessments()).hasSize(1);
        assertThat(reasoned.late()).isEmpty();
    }

    private static Reasoned call(Reasoning reasoning) {
        return reasoning.reason(
                Service.DIAGNOSIS, Charts.of("a"), VIEW, Instant.now().plusSeconds(2));
    }

    private static Progress over(Reasoning reasoning) {
        Instant until = Instant.now().plusSeconds(20);
        Progress progress = call(reasoning).progress();
        while (progress.state() == Progress.State.PENDING && Instant.now().isBefore(until)) {
            java.util.concurrent.locks.LockSupport.parkNanos(2_000_000);
            progress = call(reasoning).progress();
        }
        return progress;
    }

    private static HttpHandler says(String content) {
        return exchange -> send(exchange, 200, """
            {"id":"x","object":"chat.completion","created":1,"model":"m","choices":[{"index":0,"message":\
            {"role":"assistant","content":"%s"},"finish_reason":"stop"}],"usage":{"prompt_tokens":7,\
            "completion_tokens":5,"total_tokens":12}}\
            """.formatted(content));
    }

    private static void send(HttpExchange exchange, int status, String body) throws IOException {
        try (exchange) {
            byte[] bytes = body.getBytes(StandardCharsets.UTF_8);
            exchange.getResponseHeaders().set("Content-Type", "application/json");
            exchange.sendResponseHeaders(status, bytes.length);
            exchange.getResponseBody().write(bytes);
        }
    }
}
