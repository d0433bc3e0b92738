package org.consilium.explanation;

import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.consilium.assessment.Calculation;
import org.consilium.calculator.CalculatorDefinition;
import org.consilium.calculator.Entries.Fault;
import org.consilium.chart.PatientId;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** The results on the pages, as files for whoever keeps FHIR. */
@Controller
class FhirDownload {
    private final Scores scores;
    private final KeptCards cards;
    private final Clock clock;

    FhirDownload(Scores scores, KeptCards cards, Clock clock) {
        this.scores = scores;
        this.cards = cards;
        this.clock = clock;
    }

    /** Of the inputs in the form of a score's page. */
    @PostMapping("/calculators/{id}/fhir")
    ResponseEntity<Object> entered(@PathVariable String id, @RequestParam Map<String, String> form) {
        Optional<CalculatorDefinition> definition = scores.find(id);
        if (definition.isEmpty()) {
            return missing();
        }
        return switch (scores.of(definition.get(), EnteredInputs.ofForm(definition.get(), form))) {
            case Scores.Result.Refused refused ->
                Refusal.of(HttpStatus.UNPROCESSABLE_CONTENT, "value", refused.faults());
            case Scores.Result.Done done -> {
                scores.record(definition.get(), done.calculation(), Optional.empty());
                yield file(definition.get(), done.calculation(), Optional.empty());
            }
        };
    }

    /** Of a score behind a card, with the resources it rests on. */
    @GetMapping("/cards/{card}/fhir/{id}")
    ResponseEntity<Object> behind(@PathVariable UUID card, @PathVariable String id) {
        Optional<CalculatorDefinition> definition = scores.find(id);
        Optional<KeptCards.Found> found = cards.find(card, id);
        return definition.isEmpty() || found.isEmpty()
                ? missing()
                : file(
                        definition.get(),
                        found.get().calculation(),
                        Optional.of(new PatientId(found.get().card().patient())));
    }

    private ResponseEntity<Object> file(
            CalculatorDefinition definition, Calculation calculation, Optional<PatientId> patient) {
        return ResponseEntity.ok()
                .contentType(Refusal.FHIR)
                .header(HttpHeaders.CONTENT_DISPOSITION, "attachment; filename=\"" + definition.id() + ".json\"")
                .body(FhirResult.json(definition, calculation, patient, clock.instant()));
    }

    private static ResponseEntity<Object> missing() {
        return Refusal.of(
                HttpStatus.NOT_FOUND, "not-found", List.of(new Fault("id", "there is no such score at this address")));
    }
}
