package org.consilium.calculator;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.List;
import java.util.stream.Stream;
import org.consilium.expression.Evaluation;
import org.consilium.expression.Formula;
import org.consilium.expression.Value;
import org.consilium.terminology.Units;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Gates for every calculator file: its worked examples hold, its edges are covered, its sources are named. */
class DefinitionsTest {
    private static final Calculators CALCULATORS = Calculators.load();

    static Stream<CalculatorDefinition> definitions() {
        return CALCULATORS.all().stream().map(Calculator::definition);
    }

    @ParameterizedTest
    @MethodSource("definitions")
    void everyWorkedExampleHolds(CalculatorDefinition definition) {
        assertThat(definition.vectors()).isNotEmpty();
        for (Vector vector : definition.vectors()) {
            Formula formula = vector.variant()
                    .map(name -> definition.variant(name).orElseThrow().formula())
                    .orElse(definition.formula());
            Evaluation evaluation = formula.evaluate(vector.inputs());
            String where = definition.id() + ", line " + vector.line() + ": " + evaluation.steps();
            assertThat(asWritten(evaluation.value(), vector.expected()))
                    .as(where)
                    .isEqualTo(vector.expected());
            vector.band()
                    .ifPresent(band -> assertThat(definition.result().bandsOf((Value.Number) evaluation.value()))
                            .as(where)
                            .extracting(ResultForm.Band::label)
                            .containsExactly(band));
        }
    }

    /** Numbers at the decimals that the worked example states. */
    private static Value asWritten(Value value, Value expected) {
        return value instanceof Value.Number number && expected instanceof Value.Number as
                ? new Value.Number(
                        number.low().map(low -> rounded(low, as.low().orElseThrow())),
                        number.high().map(high -> rounded(high, as.high().orElseThrow())),
                        number.unit())
                : value;
    }

    private static BigDecimal rounded(BigDecimal value, BigDecimal as) {
        return value.setScale(as.scale(), RoundingMode.HALF_UP);
    }

    @ParameterizedTest
    @MethodSource("definitions")
    void workedExamplesStandOnBothSidesOfEveryEdge(CalculatorDefinition definition) {
        assertThat(EdgeCoverage.gaps(definition)).as(definition.id()).isEmpty();
    }

    @ParameterizedTest
    @MethodSource("definitions")
    void everyVariantHasAWorkedExample(CalculatorDefinition definition) {
        assertThat(definition.vectors().stream().flatMap(vector -> vector.variant().stream()))
                .containsAll(definition.variants().stream()
                        .map(CalculatorDefinition.Variant::id)
                        .toList());
    }

    @ParameterizedTest
    @MethodSource("definitions")
    void aSourceIsNamedThatCanBeLookedUp(CalculatorDefinition definition) {
        assertThat(definition.references())
                .as(definition.id())
                .anyMatch(reference ->
                        reference.doi().isPresent() || reference.pmid().isPresent());
        assertThat(definition.checked()).hasSizeGreaterThan(40);
        assertThat(definition.licence()).isNotBlank();
    }

    @ParameterizedTest
    @MethodSource("definitions")
    void everyUnitIsKnown(CalculatorDefinition definition) {
        List<String> units = Stream.concat(
                        Stream.of(definition.result().unit()),
                        definition.inputs().stream()
                                .map(InputForm::type)
                                .filter(org.consilium.expression.Type.Number.class::isInstance)
                                .map(type -> ((org.consilium.expression.Type.Number) type).unit()))
                .filter(unit -> !unit.equals("1"))
                .toList();
        assertThat(units)
                .allSatisfy(unit -> assertThat(Units.canonical(unit)).as(unit).contains(unit));
    }
}
