package org.consilium.calculator;

import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.consilium.expression.Bindings;
import org.consilium.expression.Formula;
import org.consilium.expression.Value;

/** Which unknown inputs to ask for first: those whose answer would on average narrow the result most. */
final class Asking {
    private Asking() {}

    private record Worth(InputForm input, double width) {}

    /** The inputs whose answer would narrow the result, most telling first. */
    static List<InputForm> order(Formula formula, Bindings known, List<InputForm> unknown) {
        double now = width(formula.value(known));
        List<Worth> worths = new ArrayList<>();
        for (InputForm input : unknown) {
            double then = widthWith(formula, known, input);
            if (then < now || input.candidates().isEmpty()) {
                worths.add(new Worth(input, then));
            }
        }
        return worths.stream()
                .sorted(Comparator.comparingDouble(Worth::width))
                .map(Worth::input)
                .toList();
    }

    private static double widthWith(Formula formula, Bindings known, InputForm input) {
        return formula.values(known, input.id(), input.candidates()).stream()
                .mapToDouble(Asking::width)
                .average()
                .orElse(Double.MAX_VALUE);
    }

    static double width(Value value) {
        if (value instanceof Value.Number number
                && number.low().isPresent()
                && number.high().isPresent()) {
            return number.high().get().subtract(number.low().get()).doubleValue();
        }
        if (value instanceof Value.Day day
                && day.earliest().isPresent()
                && day.latest().isPresent()) {
            return ChronoUnit.DAYS.between(day.earliest().get(), day.latest().get());
        }
        return value.known() ? 0 : Double.MAX_VALUE;
    }
}
