package org.consilium.reasoning;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.consilium.assessment.Assessment;
import org.consilium.assessment.Assessor;
import org.consilium.assessment.Occasion;
import org.consilium.chart.PatientChart;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Several assessors over one chart, each on a thread of its own: none can hold up or break another. */
final class Panel implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(Panel.class);

    private final ExecutorService threads = Executors.newThreadPerTaskExecutor(
            Thread.ofVirtual().name("assessor-", 0).factory());

    /** One assessor at work. */
    record Seat(Assessor assessor, Future<List<Assessment>> work) {
        String name() {
            return Panel.name(assessor);
        }
    }

    /** What one came to; empty conclusions where it did not finish. */
    record Concluded(List<Assessment> assessments, boolean finished) {}

    static String name(Assessor assessor) {
        String simple = assessor.getClass().getSimpleName();
        return simple.isEmpty() ? assessor.getClass().getName() : simple;
    }

    List<Seat> open(List<Assessor> assessors, PatientChart chart, Occasion occasion) {
        List<Seat> seats = new ArrayList<>();
        for (Assessor assessor : assessors) {
            seats.add(new Seat(assessor, threads.submit(() -> assessor.assess(chart, occasion))));
        }
        return seats;
    }

    /** Whatever is there at the deadline; work that is late is stopped. */
    Concluded conclude(Seat seat, Instant deadline) {
        long left = Math.max(0, Duration.between(Instant.now(), deadline).toMillis());
        try {
            return new Concluded(seat.work().get(left, TimeUnit.MILLISECONDS), true);
        } catch (TimeoutException late) {
            LOG.warn("CSL-0472 {} did not finish by the deadline and was stopped.", seat.name());
        } catch (ExecutionException failed) {
            Throwable bug = failed.getCause() == null ? failed : failed.getCause();
            LOG.error("CSL-0473 {} failed: {}.", seat.name(), Fault.of(bug));
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
        } finally {
            seat.work().cancel(true);
        }
        return new Concluded(List.of(), false);
    }

    @Override
    public void close() {
        threads.shutdownNow();
    }
}
