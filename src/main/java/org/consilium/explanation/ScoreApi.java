package org.consilium.explanation;

import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.consilium.assessment.Calculation;
import org.consilium.calculator.CalculatorDefinition;
import org.consilium.calculator.Entries.Fault;
import org.consilium.chart.PatientChart;
import org.consilium.fhir.ChartReader;
import org.consilium.fhir.InputGuard;
import org.consilium.fhir.ReadFailure;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;
import tools.jackson.databind.JsonNode;

/** Scores for programs; described in {@code /api/openapi.json}. Refusals are FHIR OperationOutcomes that name the field. */
@RestController
@RequestMapping(path = "/api/calculators", produces = MediaType.APPLICATION_JSON_VALUE)
class ScoreApi {
    private final Scores scores;
    private final InputGuard guard;
    private final ChartReader charts;
    private final Clock clock;

    ScoreApi(Scores scores, InputGuard guard, ChartReader charts, Clock clock) {
        this.scores = scores;
        this.guard = guard;
        this.charts = charts;
        this.clock = clock;
    }

    @GetMapping
    Map<String, List<ScoreView.Line>> all() {
        return Map.of(
                "calculators", scores.shown().stream().map(ScoreView.Line::of).toList());
    }

    @GetMapping("/{id}")
    ResponseEntity<Object> one(@PathVariable String id) {
        return scores.find(id)
                .<ResponseEntity<Object>>map(definition -> ResponseEntity.ok(ScoreView.of(definition)))
                .orElseGet(ScoreApi::unknown);
    }

    @PostMapping("/{id}")
    ResponseEntity<Object> compute(@PathVariable String id, HttpServletRequest request) throws IOException {
        Optional<CalculatorDefinition> definition = scores.find(id);
        if (definition.isEmpty()) {
            return unknown();
        }
        try {
            JsonNode body = guard.read(guard.take(request.getInputStream(), request.getContentLengthLong()));
            return body.path("resourceType").asString("").equals("Bundle")
                    ? fromRecord(definition.get(), body)
                    : fromInputs(definition.get(), body.path("inputs"));
        } catch (ReadFailure refused) {
            return Refusal.of(HttpStatus.BAD_REQUEST, "structure", List.of(new Fault("body", refused.getMessage())));
        }
    }

    private ResponseEntity<Object> fromInputs(CalculatorDefinition definition, JsonNode inputs) {
        return switch (scores.of(definition, EnteredInputs.ofJson(definition, inputs))) {
            case Scores.Result.Refused refused ->
                Refusal.of(HttpStatus.UNPROCESSABLE_CONTENT, "value", refused.faults());
            case Scores.Result.Done done -> {
                scores.record(definition, done.calculation(), Optional.empty());
                yield ResponseEntity.ok(done.calculation());
            }
        };
    }

    private ResponseEntity<Object> fromRecord(CalculatorDefinition definition, JsonNode bundle) {
        PatientChart chart = charts.readBundle(bundle, clock.instant()).chart();
        Calculation calculation = scores.of(definition, chart);
        scores.record(definition, calculation, Optional.of(chart.patient()));
        return ResponseEntity.ok(calculation);
    }

    private static ResponseEntity<Object> unknown() {
        return Refusal.of(
                HttpStatus.NOT_FOUND,
                "not-found",
                List.of(new Fault(
                        "id",
                        "there is no such calculator here; GET /api/calculators lists them (drafts only where"
                                + " consilium.calculator.show-drafts is true)")));
    }
}
