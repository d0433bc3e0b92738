package org.consilium.explanation;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import org.consilium.assessment.Calculation;
import org.consilium.assessment.Calculation.Outcome;
import org.consilium.assessment.Evidence;
import org.consilium.calculator.CalculatorDefinition;
import org.consilium.card.draft.ScoreDraft;
import org.consilium.card.draft.ScoreDraft.Value;
import org.consilium.chart.ClinicalTime;
import org.consilium.chart.PatientId;
import org.consilium.fhir.ScoreEncoder;
import org.consilium.terminology.Quantity;

/** A computed score as FHIR R4: what came out, from which resources, by which definition, in which steps. */
final class FhirResult {
    private static final String PATIENT = "Patient/";

    private FhirResult() {}

    static String json(
            CalculatorDefinition definition, Calculation calculation, Optional<PatientId> patient, Instant now) {
        // of the inputs alone: a situation (an order being written) says when a score matters, not what it is
        List<Evidence> facts = calculation.inputs().stream()
                .filter(input -> definition.input(input.id()).isPresent())
                .flatMap(input -> input.evidence().stream())
                .toList();
        return ScoreEncoder.json(new ScoreDraft(
                new ScoreDraft.Definition(
                        calculation.topic(),
                        calculation.title(),
                        calculation.version(),
                        digest(definition, calculation)),
                definition.result().predicts(),
                patient,
                calculation.code(),
                value(calculation.outcome()),
                interpretation(calculation),
                newest(facts),
                now,
                facts.stream()
                        .map(fact -> fact.source().reference())
                        .filter(reference -> !reference.startsWith(PATIENT))
                        .distinct()
                        .toList(),
                notes(calculation),
                new ScoreDraft.Software("Consilium", version())));
    }

    /** A result that was kept may be older than the definition of today. */
    private static Optional<String> digest(CalculatorDefinition definition, Calculation calculation) {
        return Optional.of(definition.digest())
                .filter(same -> calculation.version().equals(definition.version()));
    }

    private static Value value(Outcome outcome) {
        return switch (outcome) {
            case Outcome.Exact exact -> new Value.Amount(new Quantity(exact.value(), exact.unit()));
            case Outcome.Between between ->
                new Value.Between(
                        new Quantity(between.low(), between.unit()), new Quantity(between.high(), between.unit()));
            case Outcome.OnDay day -> new Value.Days(day.earliest(), day.latest());
            case Outcome.NotComputable missing ->
                new Value.Absent(Value.Reason.UNKNOWN, "missing: " + String.join(", ", missing.missing()));
            case Outcome.NotApplicable not -> new Value.Absent(Value.Reason.NOT_APPLICABLE, not.because());
        };
    }

    private static String interpretation(Calculation calculation) {
        return calculation.outcome() instanceof Outcome.Between between
                ? String.join(" / ", between.bands())
                : calculation.meaning();
    }

    private static Optional<ClinicalTime> newest(List<Evidence> facts) {
        return facts.stream().flatMap(fact -> fact.time().stream()).max(Comparator.comparing(ClinicalTime::latest));
    }

    private static List<String> notes(Calculation calculation) {
        List<String> notes = new ArrayList<>();
        notes.add(calculation.title() + ": " + Shown.of(calculation).headline());
        notes.addAll(calculation.notices());
        calculation.inputs().stream()
                .filter(input -> !input.note().isEmpty())
                .forEach(input -> notes.add(input.label() + ": " + input.note()));
        String steps = String.join(
                "\n", calculation.steps().stream().map(FhirResult::step).toList());
        if (!steps.isEmpty()) {
            notes.add(steps);
        }
        return notes;
    }

    private static String step(Calculation.Step step) {
        String substituted = step.substituted().isEmpty() ? "" : " = " + step.substituted();
        return step.name() + " = " + step.formula() + substituted + " = " + step.result();
    }

    /** As the jar states it; from a working copy there is none. */
    private static String version() {
        return Optional.ofNullable(FhirResult.class.getPackage().getImplementationVersion())
                .orElse("unreleased");
    }
}
