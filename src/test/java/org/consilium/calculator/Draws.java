package org.consilium.calculator;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.stream.Stream;
import org.consilium.expression.Bindings;
import org.consilium.expression.Type;
import org.consilium.expression.Value;
import org.consilium.terminology.Measurand;

/**
 * Complete random inputs of a definition: anywhere in the plausible range, and often on a number of a worked example or
 * right beside it, since those stand on the edges.
 */
record Draws(CalculatorDefinition definition, Random random) {
    private static final LocalDate FIRST_DAY = LocalDate.of(2024, 1, 1);
    private static final int DAYS = 800;
    private static final int OLDEST = 110;
    private static final Map<String, Integer> PER_YEAR = Map.of("a", 1, "mo", 12, "wk", 52, "d", 365);

    Map<String, Object> inputs() {
        Map<String, Object> inputs = new LinkedHashMap<>();
        definition.inputs().forEach(input -> inputs.put(input.id(), value(input)));
        return inputs;
    }

    Bindings bindings(Map<String, Object> inputs) {
        Map<String, Value> values = new LinkedHashMap<>();
        definition.inputs().forEach(input -> values.put(input.id(), bound(input.type(), inputs.get(input.id()))));
        return new Bindings(values);
    }

    private Object value(InputForm input) {
        return switch (input.type()) {
            case Type.Number number -> number(input, number);
            case Type.Logical ignored -> random.nextBoolean();
            case Type.Choice choice -> anyOf(List.copyOf(choice.words()));
            case Type.Day ignored -> FIRST_DAY.plusDays(random.nextInt(DAYS));
        };
    }

    private BigDecimal number(InputForm input, Type.Number type) {
        List<BigDecimal> worked = worked(input.id());
        int scale = worked.stream().mapToInt(BigDecimal::scale).max().orElse(0);
        Measurand.Plausible range = range(input, type, worked);
        int lot = worked.isEmpty() ? 0 : random.nextInt(10);
        BigDecimal drawn = switch (lot) {
            case 0, 1, 2, 3, 4 -> uniform(range, scale);
            case 5, 6, 7 -> anyOf(worked);
            case 8 -> anyOf(worked).add(BigDecimal.ONE.movePointLeft(scale));
            default -> anyOf(worked).subtract(BigDecimal.ONE.movePointLeft(scale));
        };
        return drawn.max(range.low()).min(range.high());
    }

    private BigDecimal uniform(Measurand.Plausible range, int scale) {
        return range.high()
                .subtract(range.low())
                .multiply(BigDecimal.valueOf(random.nextDouble()))
                .add(range.low())
                .setScale(scale, RoundingMode.HALF_UP);
    }

    private static Measurand.Plausible range(InputForm input, Type.Number type, List<BigDecimal> worked) {
        BigDecimal most = input.isDemographic()
                ? BigDecimal.valueOf((long) OLDEST * PER_YEAR.getOrDefault(type.unit(), 1))
                : worked.stream().reduce(BigDecimal.ONE, BigDecimal::max).multiply(BigDecimal.TWO);
        return input.plausible().orElseGet(() -> new Measurand.Plausible(BigDecimal.ZERO, most));
    }

    private List<BigDecimal> worked(String name) {
        return definition.vectors().stream()
                .flatMap(vector -> vector.inputs().find(name).stream())
                .flatMap(value -> value instanceof Value.Number number ? number.single().stream() : Stream.empty())
                .distinct()
                .toList();
    }

    private <T> T anyOf(List<T> several) {
        return several.get(random.nextInt(several.size()));
    }

    private static Value bound(Type type, Object value) {
        return switch (type) {
            case Type.Number number -> Value.Number.exactly((BigDecimal) value, number.unit());
            case Type.Logical ignored -> Value.Logical.of((Boolean) value);
            case Type.Choice ignored -> new Value.Choice(Set.of((String) value));
            case Type.Day ignored -> Value.Day.on((LocalDate) value);
        };
    }
}
