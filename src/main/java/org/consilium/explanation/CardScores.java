package org.consilium.explanation;

import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.consilium.assessment.Assessment;
import org.consilium.assessment.Calculation;
import org.consilium.audit.AuditTrail;
import org.consilium.audit.IssuedCard;
import org.springframework.stereotype.Component;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.json.JsonMapper;

/** The scores that stood behind a card when it was issued, as the audit trail kept them. */
@Component
class CardScores {
    private static final TypeReference<List<Assessment>> ASSESSMENTS = new TypeReference<>() {};

    private final AuditTrail trail;
    private final JsonMapper json;

    CardScores(AuditTrail trail, JsonMapper json) {
        this.trail = trail;
        this.json = json;
    }

    /** A score of a card. */
    record Found(IssuedCard card, Calculation calculation) {}

    Optional<Found> find(UUID card, String score) {
        return trail.card(card)
                .flatMap(issued -> json.readValue(issued.assessmentsJson(), ASSESSMENTS).stream()
                        .filter(Calculation.class::isInstance)
                        .map(Calculation.class::cast)
                        .filter(calculation -> calculation.topic().equals(score))
                        .findFirst()
                        .map(calculation -> new Found(issued, calculation)));
    }
}
