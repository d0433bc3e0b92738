package org.consilium.hook;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.consilium.assessment.Assessment;
import org.consilium.assessment.Assessor;
import org.consilium.assessment.Occasion;
import org.consilium.assessment.Service;
import org.consilium.card.CardWriter;
import org.consilium.chart.Finding;
import org.consilium.chart.PatientChart;
import org.consilium.fhir.ChartReader;
import org.consilium.fhir.InputGuard;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;

/** What the service answers itself before it is ready. */
class SelfTestTest extends HookTest {
    @Autowired
    private InputGuard guard;

    @Autowired
    private ChartReader charts;

    @Autowired
    private CardWriter cards;

    @Autowired
    private HookSettings settings;

    @Autowired
    private SelfTest own;

    @Autowired
    private JdbcClient database;

    private SelfTest with(Assessor... assessors) {
        return new SelfTest(guard, charts, List.of(assessors), cards, settings, Clock.systemUTC());
    }

    @Test
    void everyServiceAnswersAtLeastOnceAndNothingIsRecorded() {
        long before = events();

        assertThat(own.answerFor(Duration.ZERO)).isEqualTo(Service.values().length);

        assertThat(events()).isEqualTo(before);
    }

    @Test
    void theInventedPatientIsReadWholeAndIsOfToday() {
        List<PatientChart> seen = new ArrayList<>();

        with(assessor((chart, occasion) -> {
                    seen.add(chart);
                    return List.of();
                }))
                .answerFor(Duration.ZERO);

        assertThat(seen).singleElement().satisfies(chart -> {
            assertThat(chart.ofKind(Finding.Observation.class, finding -> true)).hasSizeGreaterThan(20);
            assertThat(chart.ofKind(Finding.Unreadable.class, finding -> true)).isEmpty();
            assertThat(chart.ofKind(
                            Finding.Observation.class,
                            finding -> finding.time()
                                    .map(time -> time.isWithin(Duration.ofDays(2), chart.asOf())
                                            == org.consilium.chart.Certainty.YES)
                                    .orElse(false)))
                    .isNotEmpty();
        });
    }

    @Test
    void aFaultOfAnyPartIsNotHidden() {
        var broken = with(assessor((chart, occasion) -> {
            throw new IllegalStateException("broken");
        }));

        assertThatThrownBy(() -> broken.answerFor(Duration.ZERO)).hasMessage("broken");
    }

    private interface Concluding {
        List<Assessment> assess(PatientChart chart, Occasion occasion);
    }

    private static Assessor assessor(Concluding concluding) {
        return new Assessor() {
            @Override
            public Service service() {
                return Service.CALCULATIONS;
            }

            @Override
            public List<Assessment> assess(PatientChart chart, Occasion occasion) {
                return concluding.assess(chart, occasion);
            }
        };
    }

    private long events() {
        return database.sql("select count(*) from audit_event")
                .query(Long.class)
                .single();
    }
}
