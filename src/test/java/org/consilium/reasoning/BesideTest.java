package org.consilium.reasoning;

import static org.assertj.core.api.Assertions.assertThat;

import com.github.benmanes.caffeine.cache.Ticker;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.consilium.assessment.Abstention;
import org.consilium.assessment.Assessment;
import org.consilium.assessment.Assessor;
import org.consilium.assessment.ModelCall;
import org.consilium.assessment.Occasion;
import org.consilium.assessment.Service;
import org.consilium.assessment.SlowAssessor;
import org.consilium.chart.PatientChart;
import org.consilium.reasoning.Reasoning.Progress;
import org.consilium.reasoning.Reasoning.Reasoned;
import org.junit.jupiter.api.Test;

/** A model's part that gives again, with more, what another assessor concluded at once. */
class BesideTest {
    private static final Occasion VIEW = Occasion.of("patient-view");

    private record Rules() implements Assessor {
        @Override
        public Service service() {
            return Service.CALCULATIONS;
        }

        @Override
        public List<Assessment> assess(PatientChart chart, Occasion occasion) {
            return List.of(Slow.says("one"), Slow.says("two"), Slow.says("three"));
        }
    }

    private record Beside(boolean modelWanted, boolean work) implements SlowAssessor {
        @Override
        public Service service() {
            return Service.CALCULATIONS;
        }

        @Override
        public List<Assessment> assess(PatientChart chart, Occasion occasion) {
            return List.of();
        }

        @Override
        public String modelKey() {
            return "key";
        }

        @Override
        public boolean modelAvailable() {
            return modelWanted;
        }

        @Override
        public boolean hasWork(PatientChart chart) {
            return work;
        }

        @Override
        public Deepened deepen(PatientChart chart, Occasion occasion, Instant deadline, ModelCall.Witness witness) {
            if (!work) {
                throw new IllegalStateException("nobody should ask");
            }
            return new Deepened.Finished(List.of(new Abstention("two", "with more", "TEST", "", List.of())));
        }
    }

    private static Reasoned reason(Beside beside) {
        try (var reasoning = new DeadlineReasoning(
                List.of(beside, new Rules()),
                new ReasoningSettings(
                        Duration.ofSeconds(5),
                        Duration.ofMinutes(1),
                        1,
                        4,
                        Duration.ofHours(1),
                        100,
                        Duration.ofSeconds(30)),
                new KeptTrail(),
                Ticker.systemTicker())) {
            return reasoning.reason(
                    Service.CALCULATIONS, Charts.of("a"), VIEW, Instant.now().plusSeconds(10));
        }
    }

    @Test
    void whatTheModelsPartFinishedStandsInThePlaceOfTheSameTopic() {
        Reasoned reasoned = reason(new Beside(true, true));

        assertThat(reasoned.progress().state()).isEqualTo(Progress.State.DONE);
        assertThat(reasoned.assessments())
                .extracting(assessment -> ((Abstention) assessment).title())
                .containsExactly("one", "with more", "three");
    }

    @Test
    void aRecordThatGivesItNothingToDoIsNoQuestionAndNoPromise() {
        Reasoned reasoned = reason(new Beside(true, false));

        assertThat(reasoned.progress()).isEqualTo(new Progress(Progress.State.DONE, "", List.of()));
        assertThat(reasoned.assessments()).extracting(Assessment::topic).containsExactly("one", "two", "three");
    }

    @Test
    void whereNoModelIsWantedNobodyIsToldThatOneIsMissing() {
        assertThat(reason(new Beside(false, true)).progress().state()).isEqualTo(Progress.State.NOT_NEEDED);
    }
}
