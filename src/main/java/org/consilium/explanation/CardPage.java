package org.consilium.explanation;

import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.consilium.assessment.Assessment;
import org.consilium.assessment.Occasion;
import org.consilium.assessment.Service;
import org.consilium.audit.AuditEvent;
import org.consilium.audit.AuditTrail;
import org.consilium.audit.IssuedCard;
import org.consilium.reasoning.Reasoning;
import org.consilium.reasoning.Reasoning.Progress;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.server.ResponseStatusException;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.json.JsonMapper;

/** The page behind a card: what was concluded, from which facts, by which steps. It shows what the audit trail kept. */
@Controller
class CardPage {
    private static final TypeReference<List<Assessment>> ASSESSMENTS = new TypeReference<>() {};

    private final AuditTrail trail;
    private final Reasoning reasoning;
    private final JsonMapper json;
    private final Clock clock;

    CardPage(AuditTrail trail, Reasoning reasoning, JsonMapper json, Clock clock) {
        this.trail = trail;
        this.reasoning = reasoning;
        this.json = json;
        this.clock = clock;
    }

    @GetMapping("/cards/{card}")
    String show(@PathVariable UUID card, Model model) {
        IssuedCard issued = issued(card);
        trail.append(issued.tenant(), List.of(viewed(issued)));
        List<Shown> shown = json.readValue(issued.assessmentsJson(), ASSESSMENTS).stream()
                .map(Shown::of)
                .toList();
        model.addAttribute("issued", issued);
        model.addAttribute("own", shown.getFirst());
        model.addAttribute("others", shown.stream().skip(1).toList());
        addProgress(issued, model);
        return "card";
    }

    /** The model's part, asked for again by the page while it is in preparation. */
    @GetMapping("/cards/{card}/progress")
    String progress(@PathVariable UUID card, Model model) {
        IssuedCard issued = issued(card);
        model.addAttribute("issued", issued);
        addProgress(issued, model);
        return "parts :: progress";
    }

    private void addProgress(IssuedCard issued, Model model) {
        Progress progress = service(issued)
                .map(service -> reasoning.progress(service, issued.recordHash(), occasion(issued)))
                .orElse(new Progress(Progress.State.NOT_NEEDED, "", List.of()));
        model.addAttribute("times", new WrittenTimes());
        model.addAttribute("progress", progress);
        model.addAttribute(
                "finished", progress.finished().stream().map(Shown::of).toList());
    }

    private IssuedCard issued(UUID card) {
        return trail.card(card)
                .orElseThrow(() -> new ResponseStatusException(HttpStatus.NOT_FOUND, "CSL-0650 there is no such card"));
    }

    private AuditEvent viewed(IssuedCard issued) {
        return new AuditEvent(
                AuditEvent.Type.CARD_VIEWED,
                clock.instant(),
                Map.of("card", issued.card().toString()));
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
