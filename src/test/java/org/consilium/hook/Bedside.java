package org.consilium.hook;

import java.math.BigDecimal;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import org.consilium.assessment.Assessment;
import org.consilium.assessment.Assessor;
import org.consilium.assessment.Calculation;
import org.consilium.assessment.Evidence;
import org.consilium.assessment.Occasion;
import org.consilium.assessment.Service;
import org.consilium.audit.AuditEvent;
import org.consilium.audit.AuditTrail;
import org.consilium.audit.IssuedCard;
import org.consilium.audit.Reader;
import org.consilium.audit.Sighting;
import org.consilium.chart.ClinicalTime;
import org.consilium.chart.PatientChart;
import org.consilium.chart.Source;
import org.consilium.terminology.Code;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.boot.test.context.TestConfiguration;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Primary;

/** An assessor whose conclusions a test lays down, patient by patient, and that keeps the charts it was shown. */
@TestConfiguration
class Bedside {
    static final Map<String, List<Assessment>> CONCLUSIONS = new ConcurrentHashMap<>();
    static final Map<String, PatientChart> SEEN = new ConcurrentHashMap<>();
    static final Map<String, Occasion> OCCASIONS = new ConcurrentHashMap<>();
    /** What happens while a patient is thought about. */
    static final Map<String, Runnable> MEANWHILE = new ConcurrentHashMap<>();

    static final AtomicInteger ASKED = new AtomicInteger();
    static final AtomicBoolean UNREADABLE = new AtomicBoolean();
    /** How far the clock of the service is ahead of the machine's. */
    static final AtomicReference<Duration> AHEAD = new AtomicReference<>(Duration.ZERO);

    /** The trail of the service, which on demand cannot be read. */
    @Bean
    @Primary
    AuditTrail trail(@Qualifier("jdbcAuditTrail") AuditTrail real) {
        return new AuditTrail() {
            @Override
            public void append(String tenant, List<AuditEvent> events) {
                real.append(tenant, events);
            }

            @Override
            public Optional<IssuedCard> card(UUID card) {
                return real.card(card);
            }

            @Override
            public List<AuditEvent> eventsOf(UUID card, AuditEvent.Type type) {
                return real.eventsOf(card, type);
            }

            @Override
            public List<Sighting> seenBy(Reader reader, Instant since) {
                if (UNREADABLE.get()) {
                    throw new AuditUnreadable(new IllegalStateException("the test says so"));
                }
                return real.seenBy(reader, since);
            }
        };
    }

    @Bean
    @Primary
    Clock movable() {
        return new Clock() {
            @Override
            public ZoneId getZone() {
                return ZoneOffset.UTC;
            }

            @Override
            public Clock withZone(ZoneId zone) {
                return this;
            }

            @Override
            public Instant instant() {
                return STOPPED_AT.get().orElseGet(() -> Instant.now().plus(AHEAD.get()));
            }
        };
    }

    /** Where it stands still, if it does. */
    static final AtomicReference<Optional<Instant>> STOPPED_AT = new AtomicReference<>(Optional.empty());

    @Bean
    Assessor bedside() {
        return new Assessor() {
            @Override
            public Service service() {
                return Service.CALCULATIONS;
            }

            @Override
            public List<Assessment> assess(PatientChart chart, Occasion occasion) {
                ASKED.incrementAndGet();
                String patient = chart.patient().value();
                SEEN.put(patient, chart);
                OCCASIONS.put(patient, occasion);
                MEANWHILE.getOrDefault(patient, () -> {}).run();
                if (patient.startsWith("slow")) {
                    pause();
                }
                if (patient.startsWith("bug")) {
                    throw new IllegalStateException("Mrs Example has a secret");
                }
                return CONCLUSIONS.getOrDefault(patient, List.of());
            }
        };
    }

    private static void pause() {
        try {
            Thread.sleep(1_500);
        } catch (InterruptedException cancelled) {
            Thread.currentThread().interrupt();
        }
    }

    static void concludes(String patient, Assessment... assessments) {
        CONCLUSIONS.put(patient, List.of(assessments));
    }

    static Calculation score(String topic, Calculation.Relevance relevance) {
        return score(topic, relevance, "Score " + topic);
    }

    static Calculation score(String topic, Calculation.Relevance relevance, String title) {
        return score(topic, relevance, title, "Observation/o1");
    }

    /** The same result from another resource. */
    static Calculation scoreFrom(String reference, String topic) {
        return score(topic, Calculation.Relevance.NOTABLE, "Score " + topic, reference);
    }

    /** A result that has a code, from one dated Observation. */
    static Calculation recordable(String topic) {
        Calculation plain = score(topic, Calculation.Relevance.NOTABLE);
        var evidence = Evidence.of(
                Source.of("Observation/o1"),
                "Creatinine",
                "1.8 mg/dL",
                ClinicalTime.parse("2026-11-19T06:10:00Z", ZoneOffset.UTC));
        var input = new Calculation.Input(
                "creatinine", "Creatinine", "1.8 mg/dL", Calculation.Input.State.GIVEN, List.of(evidence), "", "");
        return new Calculation(
                plain.topic(),
                plain.title(),
                plain.version(),
                plain.variant(),
                plain.relevance(),
                plain.relevanceReason(),
                plain.outcome(),
                plain.meaning(),
                List.of(input),
                plain.steps(),
                plain.trend(),
                plain.notices(),
                plain.references(),
                Optional.of(Code.loinc("98979-8")));
    }

    private static Calculation score(String topic, Calculation.Relevance relevance, String title, String reference) {
        var evidence = Evidence.of(Source.of(reference), "Creatinine", "1.8 mg/dL", Optional.empty());
        return new Calculation(
                topic,
                title,
                "1",
                "",
                relevance,
                "it is new",
                new Calculation.Outcome.Exact(new BigDecimal("4"), "1", "4"),
                title,
                List.of(new Calculation.Input(
                        "creatinine",
                        "Creatinine",
                        "1.8 mg/dL",
                        Calculation.Input.State.GIVEN,
                        List.of(evidence),
                        "",
                        "")),
                new ArrayList<>(),
                List.of(),
                List.of(),
                List.of(),
                Optional.empty());
    }
}
