package org.consilium.reasoning;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import com.github.benmanes.caffeine.cache.Expiry;
import com.github.benmanes.caffeine.cache.Ticker;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.function.Predicate;
import org.consilium.assessment.Service;
import org.consilium.assessment.SlowAssessor.Deepened;
import org.consilium.audit.AuditTrail;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The model's work: one attempt per record at a time, however often it is asked for, a bounded queue, and results
 * kept for the same record, reader and model only.
 */
final class Deepening implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(Deepening.class);
    /** Work that is neither over nor heard of for this long is started anew. */
    private static final Duration LONGEST_WORK = Duration.ofDays(1);

    private final ReasoningSettings settings;
    private final ExecutorService workers;
    private final Cache<Key, Job> jobs;

    /**
     * What a result holds for. A reader with less clearance never gets a result made for one with more; a day later
     * the same record can mean something else, since its windows have moved.
     */
    record Key(Asked asked, String assessor, String modelKey, LocalDate day) {}

    /** For whom and for which record. */
    record Asked(Service service, String recordHash, String tenant, Set<String> clearance) {
        Asked {
            clearance = Set.copyOf(clearance);
        }
    }

    /** One attempt, running or over. */
    record Job(CompletableFuture<Deepened> result) {
        State state() {
            return result.isDone() ? new State.Over(result.join()) : new State.Running();
        }
    }

    /** How far an attempt is. */
    sealed interface State {
        record Running() implements State {}

        record Over(Deepened result) implements State {}

        record Busy() implements State {}

        record NotAsked() implements State {}
    }

    /** The work itself. */
    interface Work {
        Deepened run(Instant deadline);
    }

    /** @param age by which results grow old: never set back, as the time of day is */
    Deepening(ReasoningSettings settings, Ticker age) {
        this.settings = settings;
        this.workers = new ThreadPoolExecutor(
                settings.parallel(),
                settings.parallel(),
                0,
                TimeUnit.SECONDS,
                new ArrayBlockingQueue<>(settings.queue()),
                Thread.ofVirtual().name("deepening-", 0).factory());
        this.jobs = Caffeine.newBuilder()
                .maximumSize(settings.kept())
                .ticker(age)
                .expireAfter(Expiry.<Key, Job>writing((key, job) -> LONGEST_WORK))
                .build();
    }

    private Duration lifetime(Deepened result) {
        return switch (result) {
            case Deepened.Finished finished -> settings.keep();
            case Deepened.Failed failed -> settings.retryAfter();
        };
    }

    /** Starts the work unless it is running or its result is there. */
    State ask(Key key, Work work) {
        try {
            return jobs.get(key, absent -> start(key, work)).state();
        } catch (RejectedExecutionException full) {
            return new State.Busy();
        }
    }

    private Job start(Key key, Work work) {
        Job job = new Job(new CompletableFuture<>());
        workers.execute(() -> run(key, job, work));
        return job;
    }

    private void run(Key key, Job job, Work work) {
        Deepened result = result(key, work);
        // before anybody sees it over: from now on its lifetime is that of a result
        var _ = jobs.policy().expireVariably().orElseThrow().put(key, job, lifetime(result));
        job.result().complete(result);
    }

    private Deepened result(Key key, Work work) {
        try {
            return work.run(Instant.now().plus(settings.modelTime()));
        } catch (AuditTrail.AuditUnavailable unrecorded) {
            LOG.error("CSL-2502 The model's part of {} cannot be recorded and is not used.", key.assessor());
            return new Deepened.Failed("what the model does cannot be recorded now, so it is not used");
        } catch (RuntimeException | StackOverflowError bug) {
            LOG.error("CSL-0471 The model's part of {} failed: {}.", key.assessor(), Fault.of(bug));
            return new Deepened.Failed("the model's part failed");
        }
    }

    /** Over without any work: there is nothing in the record for the model. */
    State settle(Key key) {
        return jobs.get(key, nothing -> new Job(CompletableFuture.completedFuture(new Deepened.Finished(List.of()))))
                .state();
    }

    /** Waits until the attempt is over, but not longer than until the deadline. */
    State await(Key key, Instant deadline) {
        Job job = jobs.getIfPresent(key);
        if (job == null) {
            return new State.NotAsked();
        }
        long left = Math.max(0, Duration.between(Instant.now(), deadline).toMillis());
        try {
            job.result().copy().orTimeout(left, TimeUnit.MILLISECONDS).join();
        } catch (java.util.concurrent.CompletionException late) {
            return job.state();
        }
        return job.state();
    }

    /** The attempts made for this reader and record. */
    List<State> attempts(Asked asked, Predicate<Key> wanted) {
        return jobs.asMap().entrySet().stream()
                .filter(entry -> entry.getKey().asked().equals(asked) && wanted.test(entry.getKey()))
                .map(entry -> entry.getValue().state())
                .toList();
    }

    @Override
    public void close() {
        workers.shutdownNow();
    }
}
