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
import org.consilium.chart.PatientId;
import org.consilium.fhir.ChartReader;
import org.consilium.fhir.InputGuard;
import org.consilium.fhir.ReadRecord;
import org.consilium.fhir.WholeRecord;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.HttpMediaTypeNotAcceptableException;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;
import tools.jackson.databind.JsonNode;

/** Scores for programs; described in {@code /api/openapi.json}. Refusals are FHIR OperationOutcomes that name the field. */
@RestController
@RequestMapping("/api/calculators")
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

    @GetMapping(produces = MediaType.APPLICATION_JSON_VALUE)
    Map<String, List<ScoreView.Line>> all() {
        return Map.of(
                "calculators", scores.shown().stream().map(ScoreView.Line::of).toList());
    }

    @GetMapping(path = "/{id}", produces = MediaType.APPLICATION_JSON_VALUE)
    ResponseEntity<Object> one(@PathVariable String id) {
        return scores.find(id)
                .<ResponseEntity<Object>>map(definition -> ResponseEntity.ok(ScoreView.of(definition)))
                .orElseGet(ScoreApi::unknown);
    }

    /** The form of the answer is chosen here and not by {@code produces}: {@code _format} goes before Accept. */
    @PostMapping(
            path = "/{id}",
            consumes = {MediaType.APPLICATION_JSON_VALUE, "application/fhir+json"})
    ResponseEntity<Object> compute(@PathVariable String id, HttpServletRequest request)
            throws IOException, HttpMediaTypeNotAcceptableException {
        AnswerForm form = AnswerForm.of(request).orElseThrow(() -> new HttpMediaTypeNotAcceptableException(List.of()));
        Optional<CalculatorDefinition> definition = scores.find(id);
        if (definition.isEmpty()) {
            return unknown();
        }
        JsonNode body = guard.read(guard.take(request.getInputStream(), request.getContentLengthLong()));
        boolean isResource = body.has("resourceType");
        if (isResource && body.has("inputs")) {
            return refused(List.of(new Fault("inputs", "expected either inputs or a Bundle, not both")));
        }
        return isResource
                ? fromRecord(definition.get(), body, form)
                : fromInputs(definition.get(), body.path("inputs"), form);
    }

    private ResponseEntity<Object> fromInputs(CalculatorDefinition definition, JsonNode inputs, AnswerForm form) {
        return switch (scores.of(definition, EnteredInputs.ofJson(definition, inputs))) {
            case Scores.Result.Refused refused -> refused(refused.faults());
            case Scores.Result.Done done -> answer(definition, done.calculation(), Optional.empty(), form);
        };
    }

    private ResponseEntity<Object> fromRecord(CalculatorDefinition definition, JsonNode bundle, AnswerForm form) {
        return switch (WholeRecord.of(bundle, charts, clock.instant())) {
            case WholeRecord.Refused refused ->
                refused(refused.faults().stream()
                        .map(fault -> new Fault(fault.expression(), fault.expected()))
                        .toList());
            case WholeRecord.Read read -> fromRecord(definition, read.record(), form);
        };
    }

    private ResponseEntity<Object> fromRecord(CalculatorDefinition definition, ReadRecord record, AnswerForm form) {
        Calculation calculation = scores.of(definition, record.chart()).withNotices(record.notUsed());
        return answer(definition, calculation, Optional.of(record.chart().patient()), form);
    }

    private ResponseEntity<Object> answer(
            CalculatorDefinition definition, Calculation calculation, Optional<PatientId> patient, AnswerForm form) {
        scores.record(definition, calculation, patient);
        Object body = switch (form) {
            case JSON -> calculation;
            case FHIR -> FhirResult.json(definition, calculation, patient, clock.instant());
        };
        return ResponseEntity.ok().contentType(form.type()).body(body);
    }

    private static ResponseEntity<Object> refused(List<Fault> faults) {
        return Refusal.of(HttpStatus.UNPROCESSABLE_CONTENT, "value", faults);
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
