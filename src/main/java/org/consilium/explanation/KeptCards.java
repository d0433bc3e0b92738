package org.consilium.explanation;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Stream;
import org.consilium.assessment.Assessment;
import org.consilium.assessment.Calculation;
import org.consilium.assessment.Occasion;
import org.consilium.assessment.Service;
import org.consilium.audit.AuditTrail;
import org.consilium.audit.IssuedCard;
import org.consilium.reasoning.Reasoning;
import org.consilium.reasoning.Reasoning.Progress;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Component;
import org.springframework.web.server.ResponseStatusException;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.json.JsonMapper;

/** What stands behind an issued card: the assessments that the trail kept, and what the model's part added since. */
@Component
class KeptCards {
    private static final TypeReference<List<Assessment>> ASSESSMENTS = new TypeReference<>() {};

    private final AuditTrail trail;
    private final Reasoning reasoning;
    private final JsonMapper json;

    KeptCards(AuditTrail trail, Reasoning reasoning, JsonMapper json) {
        this.trail = trail;
        this.reasoning = reasoning;
        this.json = json;
    }

    IssuedCard issued(UUID card) {
        return trail.card(card)
                .orElseThrow(() -> new ResponseStatusException(HttpStatus.NOT_FOUND, "CSL-0650 there is no such card"));
    }

    List<Assessment> assessments(IssuedCard issued) {
        return json.readValue(issued.assessmentsJson(), ASSESSMENTS);
    }

    Progress progress(IssuedCard issued) {
        return service(issued)
                .map(service -> reasoning.progress(service, issued.recordHash(), occasion(issued)))
                .orElse(new Progress(Progress.State.NOT_NEEDED, "", List.of()));
    }

    /** What the model's part finished; without the scores whose proposals the card was issued with. */
    List<Assessment> notShownYet(IssuedCard issued, Progress progress) {
        List<String> shown = assessments(issued).stream()
                .filter(KeptCards::proposes)
                .map(Assessment::topic)
                .toList();
        return progress.finished().stream()
                .filter(finished -> !proposes(finished) || !shown.contains(finished.topic()))
                .toList();
    }

    private static boolean proposes(Assessment assessment) {
        return assessment instanceof Calculation calculation
                && calculation.inputs().stream()
                        .anyMatch(input -> input.proposed().isPresent());
    }

    /** A score of a card as it was issued. */
    record Found(IssuedCard card, Calculation calculation) {}

    Optional<Found> find(UUID card, String topic) {
        return trail.card(card)
                .flatMap(issued ->
                        first(assessments(issued).stream(), topic).map(calculation -> new Found(issued, calculation)));
    }

    private static Optional<Calculation> first(Stream<Assessment> assessments, String topic) {
        return assessments
                .filter(Calculation.class::isInstance)
                .map(Calculation.class::cast)
                .filter(found -> found.topic().equals(topic))
                .findFirst();
    }

    /** A score behind a card: as the model's part gave it again with proposals, else as the card has it. */
    Optional<Calculation> score(UUID card, String topic) {
        return trail.card(card)
                .flatMap(issued -> first(progress(issued).finished().stream(), topic)
                        .or(() -> first(assessments(issued).stream(), topic)));
    }

    private static Optional<Service> service(IssuedCard issued) {
        for (Service service : Service.values()) {
            if (service.id().equals(issued.service())) {
                return Optional.of(service);
            }
        }
        return Optional.empty();
    }

    private static Occasion occasion(IssuedCard issued) {
        return new Occasion(issued.hook(), issued.tenant(), Set.of());
    }
}
