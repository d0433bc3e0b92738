package org.consilium.reasoning;

import static org.assertj.core.api.Assertions.assertThat;

import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.read.ListAppender;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Supplier;
import org.consilium.assessment.Assessment;
import org.consilium.assessment.Assessor;
import org.consilium.assessment.ModelCall;
import org.consilium.assessment.Occasion;
import org.consilium.assessment.Service;
import org.consilium.assessment.SlowAssessor.Deepened;
import org.consilium.audit.AuditEvent;
import org.consilium.chart.PatientChart;
import org.consilium.reasoning.Reasoning.Progress;
import org.consilium.reasoning.Reasoning.Reasoned;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.slf4j.LoggerFactory;
import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.boot.context.properties.source.MapConfigurationPropertySource;

class DeadlineReasoningTest {
    private static final Occasion VIEW = Occasion.of("patient-view");
    private final List<DeadlineReasoning> opened = new ArrayList<>();
    private final AtomicLong age = new AtomicLong();
    private final KeptTrail trail = new KeptTrail();

    @AfterEach
    void close() {
        opened.forEach(DeadlineReasoning::close);
    }

    private DeadlineReasoning over(Map<String, String> settings, Assessor... assessors) {
        Map<String, String> full = new java.util.HashMap<>(Map.of("consilium.reasoning.parallel", "1"));
        settings.forEach((key, value) -> full.put("consilium.reasoning." + key, value));
        ReasoningSettings bound = new Binder(new MapConfigurationPropertySource(full))
                .bind("consilium.reasoning", ReasoningSettings.class)
                .get();
        DeadlineReasoning reasoning = new DeadlineReasoning(List.of(assessors), bound, trail, age::get);
        opened.add(reasoning);
        return reasoning;
    }

    private void older(Duration time) {
        age.addAndGet(time.toNanos());
    }

    private static Instant soon() {
        return Instant.now().plusSeconds(5);
    }

    private static List<String> topics(Reasoned reasoned) {
        return reasoned.assessments().stream().map(Assessment::topic).toList();
    }

    private static Progress waitFor(Supplier<Progress> look, Progress.State wanted) {
        Instant end = Instant.now().plusSeconds(10);
        Progress seen = look.get();
        while (seen.state() != wanted && Instant.now().isBefore(end)) {
            java.util.concurrent.locks.LockSupport.parkNanos(2_000_000);
            seen = look.get();
        }
        assertThat(seen.state()).isEqualTo(wanted);
        return seen;
    }

    private static Assessor quick(String topic, Supplier<List<Assessment>> work) {
        return new Assessor() {
            @Override
            public Service service() {
                return Service.DIAGNOSIS;
            }

            @Override
            public List<Assessment> assess(PatientChart chart, Occasion occasion) {
                return topic.isEmpty() ? work.get() : List.of(Slow.says(topic));
            }
        };
    }

    @Nested
    class WithinTheDeadline {
        @Test
        void onlyAssessorsOfTheServiceAreAsked() {
            DeadlineReasoning reasoning = over(Map.of(), quick("one", List::of), quick("two", List::of));

            assertThat(topics(reasoning.reason(Service.DIAGNOSIS, Charts.of("a"), VIEW, soon())))
                    .containsExactly("one", "two");
            Reasoned trials = reasoning.reason(Service.TRIALS, Charts.of("a"), VIEW, soon());
            assertThat(trials.assessments()).isEmpty();
            assertThat(trials.progress().state()).isEqualTo(Progress.State.NOT_NEEDED);
        }

        @Test
        void whoIsLateIsStoppedAndNamed() {
            CompletableFuture<Boolean> interrupted = new CompletableFuture<>();
            class Sluggish implements Assessor {
                @Override
                public Service service() {
                    return Service.DIAGNOSIS;
                }

                @Override
                public List<Assessment> assess(PatientChart chart, Occasion occasion) {
                    try {
                        new CountDownLatch(1).await();
                    } catch (InterruptedException stopped) {
                        interrupted.complete(true);
                    }
                    return List.of();
                }
            }
            DeadlineReasoning reasoning = over(Map.of(), new Sluggish(), quick("prompt", List::of));
            Instant start = Instant.now();

            Reasoned reasoned = reasoning.reason(Service.DIAGNOSIS, Charts.of("a"), VIEW, start.plusMillis(200));

            assertThat(Duration.between(start, Instant.now())).isLessThan(Duration.ofMillis(400));
            assertThat(topics(reasoned)).containsExactly("prompt");
            assertThat(reasoned.late()).containsExactly("Sluggish");
            assertThat(interrupted
                            .orTimeout(5, java.util.concurrent.TimeUnit.SECONDS)
                            .join())
                    .isTrue();
        }

        @Test
        void oneThatThrowsBreaksNoOtherAndItsMessageIsNotLogged() {
            ListAppender<ILoggingEvent> log = new ListAppender<>();
            Logger root = (Logger) LoggerFactory.getLogger(org.slf4j.Logger.ROOT_LOGGER_NAME);
            log.start();
            root.addAppender(log);
            try {
                DeadlineReasoning reasoning = over(
                        Map.of(),
                        quick("", () -> {
                            throw new IllegalStateException("CANARY potassium 7.1 of Mr Smith");
                        }),
                        quick("sound", List::of));

                Reasoned reasoned = reasoning.reason(Service.DIAGNOSIS, Charts.of("a"), VIEW, soon());

                assertThat(topics(reasoned)).containsExactly("sound");
                assertThat(reasoned.late()).hasSize(1);
            } finally {
                root.detachAppender(log);
            }
            assertThat(log.list)
                    .hasSize(1)
                    .allSatisfy(event -> assertThat(event.getFormattedMessage())
                            .contains("CSL-0473", "IllegalStateException")
                            .doesNotContain("CANARY"))
                    .allSatisfy(event -> assertThat(event.getThrowableProxy()).isNull());
        }
    }

    @Nested
    class WithAModel {
        private final Slow slow = new Slow();

        @Test
        void theCallNeverWaitsForTheModelAndTheNextOneShowsItsResult() {
            DeadlineReasoning reasoning = over(Map.of(), slow);

            Reasoned first = reasoning.reason(Service.DIAGNOSIS, Charts.of("a"), VIEW, soon());
            assertThat(topics(first)).containsExactly("quick");
            assertThat(first.progress().state()).isEqualTo(Progress.State.PENDING);

            slow.go.countDown();
            Progress done =
                    waitFor(() -> reasoning.progress(Service.DIAGNOSIS, first.recordHash(), VIEW), Progress.State.DONE);
            assertThat(done.finished()).extracting(Assessment::topic).containsExactly("deep for a");

            Reasoned second = reasoning.reason(Service.DIAGNOSIS, Charts.of("a"), VIEW, soon());
            assertThat(topics(second)).containsExactly("deep for a");
            assertThat(second.progress().state()).isEqualTo(Progress.State.DONE);
            assertThat(slow.deepened).hasValue(1);
        }

        @Test
        void manyCallsForOneRecordAreOneQuestionToTheModel() {
            DeadlineReasoning reasoning = over(Map.of(), slow);
            try (var callers = Executors.newVirtualThreadPerTaskExecutor()) {
                for (int call = 0; call < 50; call++) {
                    callers.submit(() -> reasoning.reason(Service.DIAGNOSIS, Charts.of("a"), VIEW, soon()));
                }
            }
            slow.go.countDown();
            waitFor(
                    () -> reasoning
                            .reason(Service.DIAGNOSIS, Charts.of("a"), VIEW, soon())
                            .progress(),
                    Progress.State.DONE);

            assertThat(slow.deepened).hasValue(1);
        }

        @Test
        void aResultIsNeverShownToAnotherTenantOrClearanceNorForAnotherRecordModelOrDay() {
            slow.go.countDown();
            DeadlineReasoning reasoning = over(Map.of(), slow);
            Occasion trusted = new Occasion("patient-view", "north", Set.of("HIV"));
            String hash = reasoning
                    .reason(Service.DIAGNOSIS, Charts.of("a"), trusted, soon())
                    .recordHash();
            waitFor(() -> reasoning.progress(Service.DIAGNOSIS, hash, trusted), Progress.State.DONE);

            for (Occasion other : List.of(
                    new Occasion("patient-view", "north", Set.of()),
                    new Occasion("patient-view", "south", Set.of("HIV")))) {
                assertThat(reasoning.progress(Service.DIAGNOSIS, hash, other).finished())
                        .isEmpty();
            }
            assertIsAskedAnew(reasoning, Charts.of("a"), new Occasion("x", "south", Set.of("HIV")));
            assertIsAskedAnew(reasoning, Charts.of("a"), new Occasion("x", "north", Set.of()));
            assertIsAskedAnew(reasoning, Charts.of("b"), trusted);
            assertIsAskedAnew(reasoning, Charts.at("a", Charts.AS_OF.plus(Duration.ofDays(1))), trusted);
            slow.modelKey = "digest-2/prompt-1";
            assertIsAskedAnew(reasoning, Charts.of("a"), trusted);
        }

        private void assertIsAskedAnew(DeadlineReasoning reasoning, PatientChart chart, Occasion occasion) {
            int before = slow.deepened.get();
            waitFor(
                    () -> reasoning
                            .reason(Service.DIAGNOSIS, chart, occasion, soon())
                            .progress(),
                    Progress.State.DONE);
            assertThat(slow.deepened).hasValue(before + 1);
        }

        @Test
        void whileNoModelIsThereTheRulesAnswerAndTheReasonIsTold() {
            slow.available = false;
            DeadlineReasoning reasoning = over(Map.of(), slow);

            Reasoned reasoned = reasoning.reason(Service.DIAGNOSIS, Charts.of("a"), VIEW, soon());

            assertThat(topics(reasoned)).containsExactly("quick");
            assertThat(reasoned.progress())
                    .isEqualTo(new Progress(
                            Progress.State.UNAVAILABLE, "the model's weights are being fetched, 43 %", List.of()));
            assertThat(slow.deepened).hasValue(0);
        }

        @Test
        void aFailedAttemptIsToldAndTriedAgainOnlyAfterAWhile() {
            Slow failing = new Slow() {
                @Override
                public Deepened deepen(
                        PatientChart chart, Occasion occasion, Instant deadline, ModelCall.Witness witness) {
                    deepened.incrementAndGet();
                    return new Deepened.Failed("the model did not answer in time");
                }
            };
            DeadlineReasoning reasoning = over(Map.of("retry-after", "30s"), failing);
            Supplier<Progress> call = () -> reasoning
                    .reason(Service.DIAGNOSIS, Charts.of("a"), VIEW, soon())
                    .progress();

            assertThat(waitFor(call, Progress.State.FAILED).detail()).isEqualTo("the model did not answer in time");
            older(Duration.ofSeconds(29));
            call.get();
            assertThat(failing.deepened).hasValue(1);
            older(Duration.ofSeconds(2));
            call.get();
            waitFor(call, Progress.State.FAILED);
            assertThat(failing.deepened).hasValue(2);
        }

        @Test
        void aResultIsKeptForItsTimeAndThenWorkedOutAnew() {
            slow.go.countDown();
            DeadlineReasoning reasoning = over(Map.of("keep", "2h"), slow);
            Supplier<Progress> call = () -> reasoning
                    .reason(Service.DIAGNOSIS, Charts.of("a"), VIEW, soon())
                    .progress();

            waitFor(call, Progress.State.DONE);
            older(Duration.ofMinutes(119));
            assertThat(call.get().state()).isEqualTo(Progress.State.DONE);
            assertThat(slow.deepened).hasValue(1);
            older(Duration.ofMinutes(2));
            call.get();
            waitFor(call, Progress.State.DONE);
            assertThat(slow.deepened).hasValue(2);
        }

        @Test
        void everyQuestionToTheModelIsInTheAuditTrailWithoutAWordOfIt() {
            slow.go.countDown();
            DeadlineReasoning reasoning = over(Map.of(), slow);
            Occasion north = new Occasion("patient-view", "north", Set.of());
            Supplier<Reasoned> call = () -> reasoning.reason(Service.DIAGNOSIS, Charts.of("a"), north, soon());

            waitFor(() -> call.get().progress(), Progress.State.DONE);

            assertThat(trail.events).hasSize(1);
            assertThat(trail.events.getFirst().tenant()).isEqualTo("north");
            AuditEvent event = trail.events.getFirst().event();
            assertThat(event.type()).isEqualTo(AuditEvent.Type.LLM_CALLED);
            assertThat(event.at()).isEqualTo(Slow.CALL.at());
            Map<String, Object> expected = new java.util.HashMap<>(Map.of(
                    "service", "consilium-diagnosis",
                    "patient", "a",
                    "recordHash", call.get().recordHash(),
                    "model", "tiny",
                    "modelDigest", "digest-1",
                    "promptVersion", "prompt-1",
                    "outcome", "ANSWERED",
                    "millis", 1_234L));
            expected.putAll(Map.of(
                    "facts",
                    7,
                    "candidates",
                    3,
                    "sample",
                    0,
                    "promptTokens",
                    70,
                    "answerTokens",
                    5,
                    "thinkingLength",
                    11));
            assertThat(event.body()).containsExactlyInAnyOrderEntriesOf(expected);
        }

        @Test
        void whatCannotBeRecordedIsNotUsed() {
            slow.go.countDown();
            trail.closed = true;
            DeadlineReasoning reasoning = over(Map.of(), slow);
            Supplier<Reasoned> call = () -> reasoning.reason(Service.DIAGNOSIS, Charts.of("a"), VIEW, soon());

            Progress failed = waitFor(() -> call.get().progress(), Progress.State.FAILED);

            assertThat(failed.detail()).contains("cannot be recorded");
            assertThat(topics(call.get())).containsExactly("quick");
        }

        @Test
        void aBugInTheModelsPartIsAFailureAndNoMore() {
            Slow broken = new Slow() {
                @Override
                public Deepened deepen(
                        PatientChart chart, Occasion occasion, Instant deadline, ModelCall.Witness witness) {
                    throw new ArithmeticException("CANARY");
                }
            };
            DeadlineReasoning reasoning = over(Map.of(), broken);
            Progress failed = waitFor(
                    () -> reasoning
                            .reason(Service.DIAGNOSIS, Charts.of("a"), VIEW, soon())
                            .progress(),
                    Progress.State.FAILED);

            assertThat(failed.detail()).doesNotContain("CANARY");
        }

        @Test
        void aFullQueueIsToldAndHoldsNobodyUp() throws InterruptedException {
            DeadlineReasoning reasoning = over(Map.of("queue", "1"), slow);
            reasoning.reason(Service.DIAGNOSIS, Charts.of("a"), VIEW, soon());
            slow.started.await();
            reasoning.reason(Service.DIAGNOSIS, Charts.of("b"), VIEW, soon());

            Reasoned third = reasoning.reason(Service.DIAGNOSIS, Charts.of("c"), VIEW, soon());

            assertThat(topics(third)).containsExactly("quick");
            assertThat(third.progress().state()).isEqualTo(Progress.State.UNAVAILABLE);
            assertThat(third.progress().detail()).contains("busy");
            slow.go.countDown();
            waitFor(
                    () -> reasoning
                            .reason(Service.DIAGNOSIS, Charts.of("c"), VIEW, soon())
                            .progress(),
                    Progress.State.DONE);
        }

        @Test
        void aCallWaitsForTheModelOnlyWhenToldTo() {
            slow.go.countDown();
            DeadlineReasoning reasoning = over(Map.of("wait-for-model", "5s"), slow);

            assertThat(topics(reasoning.reason(Service.DIAGNOSIS, Charts.of("a"), VIEW, soon())))
                    .containsExactly("deep for a");
        }

        @Test
        void evenThenTheDeadlineHolds() {
            DeadlineReasoning reasoning = over(Map.of("wait-for-model", "5s"), slow);
            Instant start = Instant.now();

            Reasoned reasoned = reasoning.reason(Service.DIAGNOSIS, Charts.of("a"), VIEW, start.plusMillis(300));

            assertThat(topics(reasoned)).containsExactly("quick");
            assertThat(Duration.between(start, Instant.now())).isLessThan(Duration.ofMillis(500));
        }
    }
}
