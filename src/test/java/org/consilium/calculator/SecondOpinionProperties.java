package org.consilium.calculator;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.ShrinkingMode;
import org.consilium.calculator.secondopinion.Given;
import org.consilium.calculator.secondopinion.SecondOpinion;
import org.consilium.calculator.secondopinion.SecondOpinions;
import org.consilium.expression.Formula;
import org.consilium.expression.Value;

/** Definition and second opinion give the same result for any complete inputs. */
class SecondOpinionProperties {
    private static final double AGREED = 1e-9;
    private static final Calculators CALCULATORS = Calculators.load();

    /** Scores that nobody computed a second time yet; this list only ever shrinks. */
    private static final Set<String> WITHOUT = Set.of();

    @Property(tries = 400, shrinking = ShrinkingMode.OFF)
    void twoIndependentComputationsAgree(@ForAll long seed) {
        List<String> disagreements = SecondOpinions.all().stream()
                .flatMap(opinion -> disagreement(opinion, seed).stream())
                .toList();
        assertThat(disagreements).isEmpty();
    }

    private static Optional<String> disagreement(SecondOpinion opinion, long seed) {
        CalculatorDefinition definition = CALCULATORS.named(opinion.id()).definition();
        Formula formula = opinion.variant().isEmpty()
                ? definition.formula()
                : definition.variant(opinion.variant()).orElseThrow().formula();
        var draws = new Draws(definition, new Random(seed ^ opinion.toString().hashCode()));
        Map<String, Object> inputs = draws.inputs();
        Value value = formula.value(draws.bindings(inputs));
        double second = opinion.of(new Given(inputs));
        return agree(value, second)
                ? Optional.empty()
                : Optional.of("%s of %s: definition %s, second opinion %s".formatted(opinion, inputs, value, second));
    }

    private static boolean agree(Value value, double second) {
        if (!Double.isFinite(second)) {
            return !value.known();
        }
        return number(value)
                .filter(first -> Math.abs(first - second) <= AGREED * Math.max(1, Math.abs(first)))
                .isPresent();
    }

    /** A day is compared by the days since 1970. */
    private static Optional<Double> number(Value value) {
        return switch (value) {
            case Value.Number number -> number.single().map(BigDecimal::doubleValue);
            case Value.Day day -> day.single().map(single -> (double) single.toEpochDay());
            case Value.Logical ignored -> Optional.empty();
            case Value.Choice ignored -> Optional.empty();
        };
    }

    @Example
    void everyScoreIsComputedTwiceButForAShrinkingList() {
        Set<String> twice = SecondOpinions.all().stream().map(SecondOpinion::id).collect(Collectors.toSet());
        Set<String> once = new TreeSet<>();
        CALCULATORS.all().forEach(calculator -> once.add(calculator.definition().id()));
        once.removeAll(twice);
        assertThat(once).isEqualTo(new TreeSet<>(WITHOUT));
    }
}
