package org.consilium.explanation;

import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.consilium.audit.AuditEvent;
import org.consilium.audit.AuditTrail;
import org.consilium.audit.IssuedCard;
import org.consilium.reasoning.Reasoning.Progress;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;

/** The page behind a card: what was concluded, from which facts, by which steps. It shows what the audit trail kept. */
@Controller
class CardPage {
    private final KeptCards cards;
    private final AuditTrail trail;
    private final Clock clock;

    CardPage(KeptCards cards, AuditTrail trail, Clock clock) {
        this.cards = cards;
        this.trail = trail;
        this.clock = clock;
    }

    @GetMapping("/cards/{card}")
    String show(@PathVariable UUID card, Model model) {
        IssuedCard issued = cards.issued(card);
        trail.append(issued.tenant(), List.of(viewed(issued)));
        List<Shown> shown = cards.assessments(issued).stream().map(Shown::of).toList();
        model.addAttribute("issued", issued);
        model.addAttribute("own", shown.getFirst());
        model.addAttribute("others", shown.stream().skip(1).toList());
        addProgress(issued, model);
        return "card";
    }

    /** The model's part, asked for again by the page while it is in preparation. */
    @GetMapping("/cards/{card}/progress")
    String progress(@PathVariable UUID card, Model model) {
        IssuedCard issued = cards.issued(card);
        model.addAttribute("issued", issued);
        addProgress(issued, model);
        return "parts :: progress";
    }

    private void addProgress(IssuedCard issued, Model model) {
        Progress progress = cards.progress(issued);
        model.addAttribute("times", new WrittenTimes());
        model.addAttribute("progress", progress);
        model.addAttribute(
                "finished",
                cards.notShownYet(issued, progress).stream().map(Shown::of).toList());
    }

    private AuditEvent viewed(IssuedCard issued) {
        return new AuditEvent(
                AuditEvent.Type.CARD_VIEWED,
                clock.instant(),
                Map.of("card", issued.card().toString()));
    }
}
