package org.consilium.hook;

import java.io.IOException;
import java.io.InputStream;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.consilium.assessment.Assessment;
import org.consilium.assessment.Assessor;
import org.consilium.assessment.Occasion;
import org.consilium.assessment.Service;
import org.consilium.card.Card;
import org.consilium.card.CardWriter;
import org.consilium.card.draft.ResourceDraft.About;
import org.consilium.chart.Fingerprint;
import org.consilium.chart.PatientChart;
import org.consilium.chart.PatientId;
import org.consilium.fhir.ChartReader;
import org.consilium.fhir.DateShift;
import org.consilium.fhir.DraftEncoder;
import org.consilium.fhir.InputGuard;
import org.consilium.hook.protocol.Schemas;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.ApplicationArguments;
import org.springframework.boot.ApplicationRunner;
import org.springframework.stereotype.Component;
import tools.jackson.databind.JsonNode;

/**
 * Answers for an invented patient before the service says that it is ready: a fault in any part shows now and not at a
 * bedside, and the first hook does not have to wait until everything is loaded and compiled. Nothing of it is recorded.
 */
@Component
class SelfTest implements ApplicationRunner {
    private static final Logger LOG = LoggerFactory.getLogger(SelfTest.class);
    private static final String PATIENT = "/self-test/bundle.json";
    private static final Occasion OCCASION = Occasion.of("patient-view");

    private final InputGuard guard;
    private final ChartReader charts;
    private final List<Assessor> assessors;
    private final CardWriter cards;
    private final HookSettings settings;
    private final Clock clock;

    SelfTest(
            InputGuard guard,
            ChartReader charts,
            List<Assessor> assessors,
            CardWriter cards,
            HookSettings settings,
            Clock clock) {
        this.guard = guard;
        this.charts = charts;
        this.assessors = assessors;
        this.cards = cards;
        this.settings = settings;
        this.clock = clock;
    }

    @Override
    public void run(ApplicationArguments arguments) {
        if (!settings.selfTest().isZero()) {
            Instant start = clock.instant();
            warmUp();
            int answers = answerFor(settings.selfTest());
            LOG.info(
                    "CSL-2800 Self-test passed: {} answers in {} ms.",
                    answers,
                    Duration.between(start, clock.instant()).toMillis());
        }
    }

    /** What the invented patient's cards may not need. */
    private void warmUp() {
        if (settings.dialects().values().stream()
                .anyMatch(dialect -> !dialect.creates().isEmpty())) {
            DraftEncoder.warmUp();
        }
    }

    /** At least one answer of each service; tells how many there were. */
    int answerFor(Duration time) {
        byte[] patient = patient();
        Instant until = clock.instant().plus(time);
        int answers = 0;
        do {
            answers += answer(patient);
        } while (clock.instant().isBefore(until));
        return answers;
    }

    private static byte[] patient() {
        try (InputStream bundle = SelfTest.class.getResourceAsStream(PATIENT)) {
            if (bundle == null) {
                throw new IllegalStateException("CSL-2801 " + PATIENT + " is missing from the jar; install it anew");
            }
            return bundle.readAllBytes();
        } catch (IOException unreadable) {
            throw new IllegalStateException("CSL-2802 " + PATIENT + " cannot be read; install it anew", unreadable);
        }
    }

    /** One answer of each service, as a hook would get it. */
    private int answer(byte[] patient) {
        JsonNode told = guard.read(patient);
        Instant now = clock.instant();
        DateShift toToday = DateShift.until(Instant.parse(told.path("timestamp").stringValue()), now);
        PatientChart chart = charts.readBundle(toToday.apply(told), now).chart();
        Fingerprint.of(chart);
        Map<Service, List<Assessment>> assessments = new EnumMap<>(Service.class);
        assessors.forEach(assessor -> assessments
                .computeIfAbsent(assessor.service(), service -> new ArrayList<>())
                .addAll(assessor.assess(chart, OCCASION)));
        assessments.forEach((service, found) -> write(service, found, chart.patient(), now));
        return assessments.size();
    }

    /** In the manner of every EHR that settings know. */
    private void write(Service service, List<Assessment> assessments, PatientId patient, Instant now) {
        var frame = new CardWriter.Frame(
                service,
                new About(patient, Optional.of("self-test")),
                topic -> UUID.nameUUIDFromBytes(new byte[0]),
                card -> "https://localhost/cards/" + card,
                now,
                settings.maxCards(),
                List.of(),
                (gist, card) -> Optional.empty());
        List<Card> shown = cards.write(assessments, frame).shown().stream()
                .map(CardWriter.Written::card)
                .flatMap(
                        card -> settings.dialects().values().stream().map(dialect -> new DialectFit(dialect).fit(card)))
                .toList();
        List<String> violations = Schemas.response(Wire.tree(Wire.bytes(Map.of("cards", shown))));
        if (!violations.isEmpty()) {
            throw new IllegalStateException(
                    "CSL-2803 the self-test of " + service + " broke the schema: " + violations);
        }
    }
}
