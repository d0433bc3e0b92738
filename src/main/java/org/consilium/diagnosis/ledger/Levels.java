package org.consilium.diagnosis.ledger;

import java.math.BigDecimal;
import java.util.List;
import java.util.Optional;
import org.consilium.chart.Demographics.Gender;
import org.consilium.chart.Finding;
import org.consilium.chart.Result;
import org.consilium.expression.Truth;
import org.consilium.knowledge.Mark;
import org.consilium.knowledge.Mark.Limit;
import org.consilium.terminology.Analyte;
import org.consilium.terminology.Conversion;
import org.consilium.terminology.Quantity;
import org.consilium.terminology.Units;

/** Reads measured levels: the newest value, or every value of the window, against the limits of a mark. */
final class Levels {
    private final ChartIndex index;

    Levels(ChartIndex index) {
        this.index = index;
    }

    List<Sighting> sightings(Mark.Level level) {
        if (level.sex().filter(sex -> !isOf(sex)).isPresent()) {
            return List.of();
        }
        List<Finding.Observation> values = index.observations(level.loinc(), level.window());
        List<Finding.Observation> counted = switch (level.take()) {
            case LATEST -> values.isEmpty() ? values : List.of(values.getLast());
            case ANY -> values;
        };
        return counted.stream()
                .map(value -> new Sighting(new Statement.Measured(value), test(level, value)))
                .toList();
    }

    private boolean isOf(Mark.Person.Sex sex) {
        Gender gender = index.chart().demographics().gender();
        return switch (sex) {
            case FEMALE -> gender == Gender.FEMALE;
            case MALE -> gender == Gender.MALE;
        };
    }

    private static Truth test(Mark.Level level, Finding.Observation observation) {
        if (!(observation.result() instanceof Result.Measured measured)) {
            return Truth.UNKNOWN;
        }
        return level.limits().stream()
                .map(limit -> test(level, limit, measured))
                .reduce(Truth.TRUE, Truth::and);
    }

    private static Truth test(Mark.Level level, Limit limit, Result.Measured measured) {
        Optional<BigDecimal> ofLaboratory = switch (limit.scale()) {
            case VALUE -> Optional.empty();
            case UPPER_NORMAL -> measured.range().flatMap(Result.ReferenceRange::high);
            case LOWER_NORMAL -> measured.range().flatMap(Result.ReferenceRange::low);
        };
        if (ofLaboratory.isPresent()) {
            // the laboratory's own limit is in the unit of the result: nothing is converted
            var value = Comparison.value(measured.quantity().value(), measured.bound());
            return Comparison.test(value, limit.side(), ofLaboratory.get().multiply(limit.amount()));
        }
        Optional<BigDecimal> stated = switch (limit.scale()) {
            case VALUE -> Optional.of(limit.amount());
            case UPPER_NORMAL -> level.upper().map(limit.amount()::multiply);
            case LOWER_NORMAL -> level.lower().map(limit.amount()::multiply);
        };
        Optional<BigDecimal> value = in(measured.quantity(), level.unit(), level.analyte());
        return stated.isEmpty() || value.isEmpty()
                ? Truth.UNKNOWN
                : Comparison.test(Comparison.value(value.get(), measured.bound()), limit.side(), stated.get());
    }

    /** The amount in that unit, exactly, or empty: nothing is converted by guess. */
    static Optional<BigDecimal> in(Quantity quantity, String unit, Optional<String> analyte) {
        return switch (Units.convert(quantity, unit, analyte.flatMap(Analyte::named))) {
            case Conversion.Converted converted ->
                Optional.of(converted.quantity().value());
            case Conversion.Refused ignored -> Optional.empty();
        };
    }
}
