package org.consilium.explanation;

import java.time.Clock;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.consilium.assessment.Calculation;
import org.consilium.audit.AuditEvent;
import org.consilium.audit.AuditTrail;
import org.consilium.calculator.Calculator;
import org.consilium.calculator.CalculatorDefinition;
import org.consilium.calculator.CalculatorSettings;
import org.consilium.calculator.Calculators;
import org.consilium.calculator.Entries;
import org.consilium.calculator.Entries.Fault;
import org.consilium.chart.Demographics;
import org.consilium.chart.PatientChart;
import org.consilium.chart.PatientId;
import org.consilium.chart.Reach;
import org.consilium.chart.Source;
import org.consilium.expression.Value;
import org.consilium.fhir.ReadSettings;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Scores by request: those that are shown, and their results from entered inputs or from a chart. */
@Component
class Scores {
    private static final String NOBODY = "entered";

    private final Calculators calculators;
    private final CalculatorSettings settings;
    private final AuditTrail trail;
    private final Clock clock;
    private final ZoneId zone;

    Scores(Calculators calculators, CalculatorSettings settings, AuditTrail trail, Clock clock, ReadSettings reading) {
        this.calculators = calculators;
        this.settings = settings;
        this.trail = trail;
        this.clock = clock;
        this.zone = reading.zoneId();
    }

    /** What came of a request. */
    sealed interface Result {
        record Done(Calculation calculation) implements Result {}

        record Refused(List<Fault> faults) implements Result {}
    }

    List<CalculatorDefinition> shown() {
        return calculators.all().stream()
                .map(Calculator::definition)
                .filter(this::isShown)
                .toList();
    }

    /** A draft is not found where drafts are not shown. */
    Optional<CalculatorDefinition> find(String id) {
        return calculators.find(id).map(Calculator::definition).filter(this::isShown);
    }

    private boolean isShown(CalculatorDefinition definition) {
        return settings.showDrafts() || definition.status() == CalculatorDefinition.Status.REVIEWED;
    }

    Result of(CalculatorDefinition definition, EnteredInputs entered) {
        List<Fault> faults = new ArrayList<>(entered.faults());
        var today = clock.instant().atZone(zone).toLocalDate();
        Map<String, Value> values = new LinkedHashMap<>();
        switch (new Entries(definition, Entries.Check.PLAUSIBLE, today).read(entered.entries())) {
            case Entries.Read.Fit fit -> values.putAll(fit.values());
            case Entries.Read.Refused refused -> faults.addAll(refused.faults());
        }
        return faults.isEmpty()
                ? new Result.Done(calculators.named(definition.id()).calculate(nobody(), values))
                : new Result.Refused(faults);
    }

    Calculation of(CalculatorDefinition definition, PatientChart chart) {
        return calculators.named(definition.id()).calculate(chart);
    }

    /** A chart in which nothing is known: neither present nor absent. */
    private PatientChart nobody() {
        return new PatientChart(
                new PatientId(NOBODY),
                new Demographics(
                        Source.of("Patient/" + NOBODY),
                        Optional.empty(),
                        Demographics.Gender.UNKNOWN,
                        Demographics.Deceased.UNKNOWN),
                List.of(),
                new Reach(Map.of()),
                clock.instant(),
                zone);
    }

    /** Recorded before the answer leaves; which inputs there were, never their values. */
    void record(CalculatorDefinition definition, Calculation calculation, Optional<PatientId> patient) {
        Map<String, @Nullable Object> body = new LinkedHashMap<>();
        body.put("calculator", definition.id());
        body.put("version", definition.version());
        body.put(
                "given",
                calculation.inputs().stream()
                        .filter(input -> input.state() == Calculation.Input.State.GIVEN)
                        .map(Calculation.Input::id)
                        .toList());
        patient.ifPresent(id -> body.put("patient", id.value()));
        trail.append("default", List.of(new AuditEvent(AuditEvent.Type.SCORE_COMPUTED, clock.instant(), body)));
    }
}
