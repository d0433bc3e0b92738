package org.consilium.hook;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import com.sun.net.httpserver.HttpExchange;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.locks.LockSupport;
import org.consilium.audit.ChainVerifier;
import org.consilium.fixtures.ScriptedServer;
import org.consilium.llm.LanguageModel;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.test.annotation.DirtiesContext;
import org.springframework.test.context.DynamicPropertyRegistry;
import org.springframework.test.context.DynamicPropertySource;
import org.springframework.test.context.TestPropertySource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** Checklist C20 and faults F01, F02, F04 as a caller meets them: the model stopped, hung, talking nonsense. */
@DirtiesContext
@TestPropertySource(
        properties = {
            "spring.datasource.url=jdbc:h2:mem:model;DB_CLOSE_DELAY=-1",
            "consilium.llm.provider=openai",
            "consilium.llm.openai.model=m",
            "consilium.llm.probe-interval=100ms",
            "consilium.reasoning.model-time=3s",
            "consilium.fhir.outgoing.allow-http=true",
            "consilium.hook.lenient-instance=true",
        })
class ModelOutageTest extends HookTest {
    /** The deadline of two seconds, and what a machine that does other things besides takes more. */
    private static final Duration IN_TIME = Duration.ofSeconds(3);

    private static final String NOT_AVAILABLE = "AI reasoning is not available";
    private static final CountDownLatch END = new CountDownLatch(1);
    private static final List<String> PROMPTS = new CopyOnWriteArrayList<>();
    private static final ScriptedServer MODEL = ScriptedServer.answering(exchange -> {});

    @DynamicPropertySource
    static void model(DynamicPropertyRegistry settings) {
        settings.add("consilium.llm.openai.base-url", () -> MODEL.address() + "/v1");
    }

    @AfterAll
    static void close() {
        END.countDown();
        MODEL.close();
    }

    @Autowired
    LanguageModel languageModel;

    @BeforeEach
    void theModelIsThereAndSound() {
        modelSays("{\"candidates\":[],\"order\":[],\"abstain\":true}");
        PROMPTS.clear();
        Instant end = Instant.now().plusSeconds(20);
        while (languageModel.availability().state() != LanguageModel.Availability.State.READY
                && Instant.now().isBefore(end)) {
            LockSupport.parkNanos(20_000_000);
        }
        assertThat(languageModel.availability().state()).isEqualTo(LanguageModel.Availability.State.READY);
    }

    // ---- the model's server

    private interface Chat {
        void answer(HttpExchange exchange) throws IOException;
    }

    private static void model(Chat chat) {
        MODEL.nowAnswers(exchange -> {
            if (exchange.getRequestURI().getPath().endsWith("/models")) {
                ScriptedServer.send(exchange, 200, "application/json", "{\"data\":[{\"id\":\"m\"}]}");
            } else {
                PROMPTS.add(new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8));
                chat.answer(exchange);
            }
        });
    }

    private static void modelSays(String content) {
        model(exchange -> ScriptedServer.send(
                exchange, 200, "application/json", """
            {"id":"x","object":"chat.completion","created":1,"model":"m","choices":[{"index":0,"message":\
            {"role":"assistant","content":%s},"finish_reason":"stop"}],"usage":{"prompt_tokens":70,\
            "completion_tokens":5,"total_tokens":75}}\
            """.formatted(JSON.writeValueAsString(content))));
    }

    private static void modelHangs() {
        model(exchange -> {
            try {
                END.await();
            } catch (InterruptedException stopped) {
                Thread.currentThread().interrupt();
            }
        });
    }

    // ---- a call about a patient of whom there is something to ask

    /** The same kidney injury in a patient of that id, of whom the model was never asked. */
    private static ObjectNode about(String patient) {
        try {
            String request =
                    Files.readString(Path.of("test-fixtures/requests/patient-view/acute-kidney-injury/request.json"));
            String id = tree(request).path("context").path("patientId").asString();
            return (ObjectNode) tree(request.replace(id, patient));
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }

    /** Another reader each time: what one was shown is not shown to them again. */
    private Reply fired(ObjectNode request) {
        request.put("hookInstance", UUID.randomUUID().toString());
        context(request).put("userId", "Practitioner/" + UUID.randomUUID());
        long start = System.nanoTime();
        Reply reply = call(DIAGNOSIS, request).isAnswer();
        assertThat(Duration.ofNanos(System.nanoTime() - start)).isLessThan(IN_TIME);
        assertThat(reply.cards()).isNotEmpty();
        return reply;
    }

    private static String modelState(Reply reply) {
        return reply.json()
                .path("extension")
                .path("org.consilium.reasoning")
                .path("model")
                .asString("");
    }

    /** Fires until the model's part is over, one way or the other. */
    private Reply whenTheModelIsThrough(ObjectNode request) {
        Instant end = Instant.now().plusSeconds(20);
        Reply reply = fired(request);
        while (modelState(reply).startsWith("at work") && Instant.now().isBefore(end)) {
            LockSupport.parkNanos(20_000_000);
            reply = fired(request);
        }
        assertThat(modelState(reply)).doesNotStartWith("at work");
        return reply;
    }

    private String detail(Reply reply) {
        return reply.cards().getFirst().path("detail").asString();
    }

    private String page(Reply reply) {
        String card = reply.cards().getFirst().path("uuid").asString();
        return send(to("/cards/" + card).header("Accept", "text/html").GET())
                .hasStatus(200)
                .body();
    }

    @Test
    void c20_withTheModelStoppedTheRulesAnswerInTimeAndSaySo() {
        ObjectNode request = about("stopped");
        MODEL.vanish();
        try {
            Reply reply = whenTheModelIsThrough(request);

            assertThat(modelState(reply)).isEqualTo(NOT_AVAILABLE);
            assertThat(detail(reply)).contains(NOT_AVAILABLE);
            assertThat(page(reply)).contains(NOT_AVAILABLE);
            assertThat(PROMPTS).isEmpty();
        } finally {
            MODEL.comeBack();
        }
    }

    @Test
    void c20_withTheModelHungTheRulesAnswerInTimeAndSaySo() {
        ObjectNode request = about("hung");
        modelHangs();

        assertThat(detail(fired(request))).contains("AI reasoning is in preparation");
        Reply reply = whenTheModelIsThrough(request);

        assertThat(modelState(reply)).isEqualTo(NOT_AVAILABLE);
        assertThat(detail(reply)).contains(NOT_AVAILABLE);
        assertThat(page(reply)).contains("AI reasoning did not succeed");
        assertThat(called("hung"))
                .extracting(call -> call.path("outcome").asString())
                .containsExactly("TIMED_OUT");
    }

    @Test
    void c20_withTheModelTalkingNonsenseTheRulesAnswerInTimeAndSaySo() {
        ObjectNode request = about("nonsense");
        modelSays("<script>alert(1)</script> The patient surely has Zorkonitis.");

        Reply reply = whenTheModelIsThrough(request);

        assertThat(modelState(reply)).isEmpty();
        assertThat(detail(reply)).contains("The AI's answer did not pass verification and is not used");
        assertThat(reply.body()).doesNotContain("Zorkonitis", "<script>");
        assertThat(page(reply)).doesNotContain("Zorkonitis");
        assertThat(PROMPTS).hasSize(2);
        assertThat(called("nonsense"))
                .extracting(
                        call -> call.path("outcome").asString(),
                        call -> call.path("sample").asInt())
                .containsExactly(tuple("NOT_JSON", 0), tuple("NOT_JSON", 1));
        assertThat(called("nonsense").toString()).doesNotContain("Zorkonitis");
    }

    @Test
    void everyQuestionToTheModelIsInTheAuditTrail() {
        Reply reply = whenTheModelIsThrough(about("recorded"));

        assertThat(called("recorded")).hasSize(1);
        JsonNode call = called("recorded").getFirst();
        assertThat(call.path("outcome").asString()).isEqualTo("ANSWERED");
        assertThat(call.path("model").asString()).isEqualTo("m");
        assertThat(call.path("modelDigest").asString()).startsWith("declared:");
        assertThat(call.path("promptVersion").asString()).isNotBlank();
        assertThat(call.path("promptTokens").asInt()).isEqualTo(70);
        assertThat(call.path("answerTokens").asInt()).isEqualTo(5);
        String card = reply.cards().getFirst().path("uuid").asString();
        assertThat(events("card.issued", card).getFirst().path("recordHash")).isEqualTo(call.path("recordHash"));
        assertThat(new ChainVerifier(jdbc).verify()).isInstanceOf(ChainVerifier.Verdict.Intact.class);
    }

    private List<JsonNode> called(String patient) {
        return events("llm.called", "\"patient\":\"" + patient + "\"");
    }

    @Test
    void p14_theTokenOfTheCallIsInNoPrompt() {
        ObjectNode request = withAccess(about("prompted"), FHIR.base(), TOKEN);

        whenTheModelIsThrough(request);

        assertThat(PROMPTS).isNotEmpty().noneMatch(prompt -> prompt.contains(TOKEN));
    }

    @Test
    void r5_theLenientModeLetsAnInstanceThatIsNoUuidThroughAndTheAuditSaysSo() {
        ObjectNode request = patientView("r5-lenient").put("hookInstance", "visit-17");

        call(DIAGNOSIS, request).isAnswer();

        assertThat(events("hook.received", "visit-17")
                        .getFirst()
                        .path("instanceIsUuid")
                        .asBoolean())
                .isFalse();
    }

    @Test
    void r9_inDevelopmentAListedServerMayBeNamedWithoutTls() {
        ObjectNode request = patientView("r9").put("fhirServer", "http://localhost:1/fhir");
        // not refused for its scheme any more, but because it is on no list
        call(DIAGNOSIS, request).hasStatus(403);
    }
}
