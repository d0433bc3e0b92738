package org.consilium.llm;

import java.io.IOException;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import org.consilium.llm.LanguageModel.Availability;
import org.consilium.llm.LanguageModel.Availability.State;
import org.consilium.llm.ModelStore.ModelFile;
import org.consilium.llm.ModelStore.Unobtainable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Fetches the weights, keeps a worker process alive over them, and starts it anew when it dies or hangs. */
final class EmbeddedSource implements ModelSource {
    private static final Logger LOG = LoggerFactory.getLogger(EmbeddedSource.class);
    private static final Duration FETCH_AGAIN = Duration.ofMinutes(10);
    private static final Duration FIRST_REST = Duration.ofMillis(500);
    private static final Duration LONGEST_REST = Duration.ofMinutes(1);
    private static final Duration LONG_LIFE = Duration.ofMinutes(1);
    private static final int PATIENCE = 3;

    private final ModelStore store;
    private final LlmSettings.Embedded settings;
    private final Thread keeper;
    private final GiveWay giveWay = new GiveWay(this::worker);
    private final AtomicInteger silences = new AtomicInteger();
    private volatile Optional<WorkerProcess> worker = Optional.empty();
    private volatile Optional<Endpoint> endpoint = Optional.empty();
    private volatile Availability absence = new Availability(State.LOADING, "the model is being prepared", 0);
    private volatile boolean closed;

    EmbeddedSource(ModelStore store, LlmSettings.Embedded settings) {
        this.store = store;
        this.settings = settings;
        this.keeper = Thread.ofVirtual().name("model-keeper").start(this::keep);
    }

    @Override
    public Optional<Endpoint> endpoint() {
        return endpoint;
    }

    @Override
    public Availability whileAbsent() {
        return absence;
    }

    Optional<WorkerProcess> worker() {
        return worker;
    }

    @Override
    public LanguageModel.Pause standBack() {
        return settings.giveWay() ? giveWay.begin() : () -> {};
    }

    @Override
    public boolean hasStoodBackSince(Instant moment) {
        return giveWay.hasHaltedSince(moment);
    }

    @Override
    public void unresponsive() {
        if (silences.incrementAndGet() >= PATIENCE) {
            worker.ifPresent(WorkerProcess::kill);
        }
    }

    private void keep() {
        try {
            Optional<ModelFile> model = Optional.empty();
            while (!closed && model.isEmpty()) {
                model = obtain();
            }
            Duration rest = FIRST_REST;
            while (!closed) {
                Instant start = Instant.now();
                runOnce(model.orElseThrow());
                boolean livedLong = Duration.between(start, Instant.now()).compareTo(LONG_LIFE) > 0;
                rest = livedLong ? FIRST_REST : rest;
                Thread.sleep(rest);
                rest = rest.multipliedBy(2).compareTo(LONGEST_REST) > 0 ? LONGEST_REST : rest.multipliedBy(2);
            }
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
        }
    }

    private Optional<ModelFile> obtain() throws InterruptedException {
        try {
            absence = new Availability(State.LOADING, "the model's weights are being looked for", 0);
            return Optional.of(store.obtain(percent ->
                    absence = new Availability(State.LOADING, "the model's weights are being fetched", percent)));
        } catch (Unobtainable missing) {
            LOG.warn("CSL-0465 No model weights: {}. Answers are by rules alone.", missing.detail());
            absence = new Availability(State.UNAVAILABLE, missing.detail(), 0);
            Thread.sleep(FETCH_AGAIN);
            return Optional.empty();
        }
    }

    private void runOnce(ModelFile model) throws InterruptedException {
        absence = new Availability(State.LOADING, "the model is being loaded", 99);
        try (WorkerProcess started = WorkerProcess.start(model, settings)) {
            worker = Optional.of(started);
            silences.set(0);
            endpoint = Optional.of(new Endpoint(
                    URI.create("http://127.0.0.1:" + started.port() + "/v1"),
                    started::token,
                    model.name(),
                    model.sha256()));
            started.await();
            absence = new Availability(State.LOADING, "the model's process ended and is started anew", 99);
        } catch (IOException failed) {
            absence = new Availability(
                    State.UNAVAILABLE,
                    "the model could not be loaded; see that the file is a GGUF model and this machine has AVX2, and set"
                            + " consilium.llm.embedded.show-log for the reason",
                    0);
        } finally {
            endpoint = Optional.empty();
            worker = Optional.empty();
        }
        if (!closed) {
            LOG.warn("CSL-0466 The model's process is gone: {}.", absence.detail());
        }
    }

    @Override
    public void close() {
        closed = true;
        keeper.interrupt();
        giveWay.close();
        worker.ifPresent(WorkerProcess::close);
    }
}
