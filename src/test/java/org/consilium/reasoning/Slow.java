package org.consilium.reasoning;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import org.consilium.assessment.Abstention;
import org.consilium.assessment.Assessment;
import org.consilium.assessment.ModelCall;
import org.consilium.assessment.Occasion;
import org.consilium.assessment.Service;
import org.consilium.assessment.SlowAssessor;
import org.consilium.chart.PatientChart;

/** Concludes "quick" at once and "deep" when the test lets it. */
class Slow implements SlowAssessor {
    static final ModelCall CALL = new ModelCall(
            Instant.parse("2026-11-20T08:00:00Z"),
            new ModelCall.Model("tiny", "digest-1", "prompt-1"),
            new ModelCall.Asked(7, 3, 0),
            "ANSWERED",
            Duration.ofMillis(1_234),
            Optional.of(new ModelCall.Tokens(70, 5, 11)));

    final AtomicInteger deepened = new AtomicInteger();
    final CountDownLatch started = new CountDownLatch(1);
    final CountDownLatch go = new CountDownLatch(1);
    volatile String modelKey = "digest-1/prompt-1";
    volatile boolean available = true;

    static Assessment says(String topic) {
        return new Abstention(topic, topic, "TEST", "", List.of());
    }

    @Override
    public Service service() {
        return Service.DIAGNOSIS;
    }

    @Override
    public List<Assessment> assess(PatientChart chart, Occasion occasion) {
        return List.of(says("quick"));
    }

    @Override
    public String modelKey() {
        return modelKey;
    }

    @Override
    public boolean modelAvailable() {
        return available;
    }

    @Override
    public String modelState() {
        return available ? "" : "the model's weights are being fetched, 43 %";
    }

    @Override
    public Deepened deepen(PatientChart chart, Occasion occasion, Instant deadline, ModelCall.Witness witness) {
        deepened.incrementAndGet();
        started.countDown();
        try {
            go.await();
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
            return new Deepened.Failed("stopped");
        }
        witness.saw(CALL);
        return new Deepened.Finished(List.of(says("deep for " + chart.patient().value())));
    }
}
