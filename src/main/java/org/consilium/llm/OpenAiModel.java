package org.consilium.llm;

import java.net.http.HttpClient;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Optional;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import org.consilium.llm.LanguageModel.Availability.State;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Any model behind the OpenAI form, near or far: asks only while the pinned model is declared, before the answer and
 * after it, waits no longer than the deadline, and gives back checked JSON or the reason why not.
 */
final class OpenAiModel implements LanguageModel, AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(OpenAiModel.class);
    private static final Duration PROBE_PATIENCE = Duration.ofSeconds(5);
    private static final Duration EAGER = Duration.ofMillis(500);
    private static final Duration LONGEST_ABSENCE = Duration.ofSeconds(10);

    private final ModelSource source;
    private final Chat chat;
    private final LlmSettings settings;
    private final HttpClient http;
    private final Breaker breaker = new Breaker(InstantSource.system());
    private final Semaphore turns;
    private final ScheduledExecutorService prober = Executors.newSingleThreadScheduledExecutor(
            Thread.ofPlatform().daemon().name("model-probe").factory());
    private volatile Seen seen;

    /** What was last seen of the model. */
    private record Seen(Optional<Identity> identity, Availability availability) {}

    OpenAiModel(ModelSource source, Chat chat, LlmSettings settings, HttpClient http) {
        this.source = source;
        this.settings = settings;
        this.http = http;
        this.chat = chat;
        this.turns = new Semaphore(settings.parallel(), true);
        this.seen = new Seen(Optional.empty(), source.whileAbsent());
        prober.execute(this::look);
    }

    @Override
    public Optional<Identity> identity() {
        return seen.identity();
    }

    @Override
    public Availability availability() {
        return seen.availability();
    }

    @Override
    public Pause standBack() {
        return source.standBack();
    }

    @Override
    public Answer ask(Question question, String jsonSchema, Instant deadline) {
        try {
            takeTurn(deadline);
        } catch (Refusal refusal) {
            return new Answer.Failed(refusal.reason(), refusal.detail());
        }
        try {
            Answer answer =
                    answer(new Chat.Ask(question, jsonSchema), new DeadlineHttp(http, deadline, settings.maxAnswer()));
            breaker.succeeded();
            return answer;
        } catch (Refusal refusal) {
            breaker.failed(refusal);
            noteLost(refusal);
            return new Answer.Failed(refusal.reason(), refusal.detail());
        } finally {
            turns.release();
        }
    }

    private void takeTurn(Instant deadline) {
        Optional<Reason> resting = breaker.resting();
        if (resting.isPresent()) {
            throw new Refusal(resting.get(), "the model is left alone for a while after it failed");
        }
        try {
            long left = Duration.between(Instant.now(), deadline).toMillis();
            if (!turns.tryAcquire(Math.max(left, 0), TimeUnit.MILLISECONDS)) {
                throw new Refusal(Reason.BUSY, "other questions took all the time");
            }
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
            throw new Refusal(Reason.TIMED_OUT, "the question was withdrawn");
        }
    }

    private Answer answer(Chat.Ask ask, DeadlineHttp within) {
        ModelSource.Endpoint endpoint = source.endpoint()
                .orElseThrow(
                        () -> new Refusal(Reason.NO_MODEL, source.whileAbsent().detail()));
        Identity before = pinned(endpoint, ModelDeclaration.read(within, endpoint));
        Answer answer = chat.ask(ask, endpoint, within);
        if (!before.equals(pinned(endpoint, ModelDeclaration.read(within, endpoint)))) {
            throw new Refusal(Reason.WRONG_MODEL, "the model was changed while it answered");
        }
        saw(before);
        return answer;
    }

    private static Identity pinned(ModelSource.Endpoint endpoint, Identity declared) {
        if (!endpoint.pin().isEmpty() && !endpoint.pin().equals(declared.digest())) {
            throw new Refusal(Reason.WRONG_MODEL, "the server holds another model than the one that is pinned");
        }
        return declared;
    }

    private void look() {
        Optional<ModelSource.Endpoint> endpoint = source.endpoint();
        Instant began = Instant.now();
        if (endpoint.isEmpty()) {
            seen = new Seen(Optional.empty(), source.whileAbsent());
        } else {
            try {
                Instant deadline = began.plus(PROBE_PATIENCE);
                saw(pinned(
                        endpoint.get(),
                        ModelDeclaration.read(new DeadlineHttp(http, deadline, settings.maxAnswer()), endpoint.get())));
                breaker.reachable();
            } catch (Refusal refusal) {
                if (prober.isShutdown()) {
                    return;
                }
                if (!source.hasStoodBackSince(began)) {
                    lost(refusal.detail());
                    source.unresponsive();
                }
            }
        }
        Duration pause = pause(endpoint.isPresent());
        if (!prober.isShutdown()) {
            prober.schedule(this::look, pause.toMillis(), TimeUnit.MILLISECONDS);
        }
    }

    private Duration pause(boolean there) {
        if (!there) {
            return EAGER;
        }
        boolean back = seen.availability().state() != State.READY
                && settings.probeInterval().compareTo(LONGEST_ABSENCE) > 0;
        return back ? LONGEST_ABSENCE : settings.probeInterval();
    }

    private void saw(Identity identity) {
        Optional<Identity> before = seen.identity();
        if (before.filter(identity::equals).isEmpty()) {
            LOG.info("CSL-0453 Language model {} answers, digest {}.", identity.name(), identity.digest());
        }
        seen = new Seen(Optional.of(identity), new Availability(State.READY, identity.name(), 100));
    }

    private void noteLost(Refusal refusal) {
        switch (refusal.reason()) {
            case REFUSED_CONNECTION, WRONG_MODEL -> lost(refusal.detail());
            case NO_MODEL, TIMED_OUT, BUSY, NOT_JSON, NOT_SCHEMA, CUT_OFF, QUESTION_TOO_LONG, SERVER_ERROR -> {
                // it is there, and may answer the next question
            }
        }
    }

    private void lost(String why) {
        if (seen.availability().state() != State.UNAVAILABLE) {
            LOG.warn("CSL-0454 No language model: {}. Answers are by rules alone until it is back.", why);
        }
        seen = new Seen(Optional.empty(), new Availability(State.UNAVAILABLE, why, 0));
    }

    @Override
    public void close() {
        prober.shutdownNow();
        source.close();
        http.shutdownNow();
    }
}
