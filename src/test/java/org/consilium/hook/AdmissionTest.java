package org.consilium.hook;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.consilium.fhir.GuardSettings;
import org.junit.jupiter.api.Test;
import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.boot.context.properties.source.MapConfigurationPropertySource;

/** Who computes while others wait, and that the model stands back meanwhile. */
class AdmissionTest {
    private final AtomicInteger waiting = new AtomicInteger();

    @Test
    void oneMoreThanThereAreProcessorsWaitsUntilOneIsFree() throws Exception {
        Admission admission = admission("60s");
        var began = new CountDownLatch(1);
        Admission.Core first = admission.core();
        var second = CompletableFuture.runAsync(() -> {
            began.countDown();
            admission.core().close();
        });
        began.await();
        assertThat(second.isDone()).as("while the first computes").isFalse();

        first.close();

        second.get(30, TimeUnit.SECONDS);
    }

    @Test
    void whoWaitsForTheEhrLeavesTheProcessorToOthers() {
        Admission admission = admission("60s");
        try (Admission.Core first = admission.core()) {
            String answer = first.leave(() -> {
                try (Admission.Core other = admission.core()) {
                    return "the other computed";
                }
            });

            assertThat(answer).isEqualTo("the other computed");
        }
    }

    @Test
    void whoHasWaitedLongGoesOnAnyway() {
        Admission admission = admission("10ms");
        try (Admission.Core hung = admission.core();
                Admission.Core late = admission.core()) {
            assertThat(late).isNotNull();
        }
        // the late one gave back no place that it never had: still one computes, and one only
        try (Admission.Core next = admission.core()) {
            assertThat(admission.isComputingFull()).isTrue();
        }
        assertThat(admission.isComputingFull()).isFalse();
    }

    @Test
    void theModelStandsBackFromTheBodyToTheAnswer() {
        Admission admission = admission("250ms");
        try (Admission.Ticket room = admission.room(1_000)) {
            assertThat(waiting).hasValue(1);
        }
        assertThat(waiting).hasValue(0);
    }

    private Admission admission(String maxWait) {
        var source = new MapConfigurationPropertySource(
                Map.of("consilium.hook.computing", "1", "consilium.hook.max-wait", maxWait));
        var binder = new Binder(source);
        return new Admission(
                binder.bindOrCreate("consilium.hook", HookSettings.class),
                binder.bindOrCreate("consilium.fhir.guard", GuardSettings.class),
                () -> {
                    waiting.incrementAndGet();
                    return waiting::decrementAndGet;
                });
    }
}
