package org.consilium.expression;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.Set;

/** Random trees that fit their types, and random values for their names. */
final class Trees {
    static final Signature NAMES = new Signature(new LinkedHashMap<>(Map.of(
            "x",
            Type.Number.PURE,
            "y",
            Type.Number.PURE,
            "z",
            Type.Number.PURE,
            "p",
            new Type.Logical(),
            "q",
            new Type.Logical(),
            "c",
            Type.Choice.of("a", "b", "o"),
            "d",
            new Type.Day())));
    private static final List<String> WORDS = List.of("a", "b", "o");
    private final Random random;

    Trees(long seed) {
        this.random = new Random(seed);
    }

    Node number(int depth) {
        if (depth == 0) {
            return random.nextBoolean()
                    ? amount()
                    : new Node.Name(List.of("x", "y", "z").get(random.nextInt(3)));
        }
        int less = depth - 1;
        return switch (random.nextInt(12)) {
            case 0, 1, 2 -> new Node.Arithmetic(Node.Operator.values()[random.nextInt(4)], number(less), number(less));
            case 3 -> new Node.Arithmetic(Node.Operator.POWER, number(less), exponent());
            case 4 -> new Node.Negative(number(less));
            case 5 -> new Node.If(logical(less), number(less), number(less));
            case 6 -> bands(less);
            case 7 ->
                new Node.Table(
                        new Node.Name("c"),
                        List.of(new Node.Row("a", number(less)), new Node.Row("b", number(less))),
                        Optional.of(number(less)));
            case 8 -> new Node.Call(Node.Function.POINTS, List.of(logical(less), number(less)));
            case 9 -> new Node.Bare(new Node.Measured(number(less), "kg"), "kg");
            case 10 -> one(less);
            default -> several(less);
        };
    }

    private Node one(int less) {
        return switch (random.nextInt(8)) {
            case 0 -> call(Node.Function.LN, number(less));
            case 1 -> call(Node.Function.EXP, number(less));
            case 2 -> call(Node.Function.SQRT, number(less));
            case 3 -> call(Node.Function.CBRT, number(less));
            case 4 -> call(Node.Function.ABS, number(less));
            case 5 -> call(Node.Function.FLOOR, number(less));
            case 6 -> call(Node.Function.CEIL, number(less));
            default ->
                call(Node.Function.ROUND, number(less), new Node.Amount(BigDecimal.valueOf(random.nextInt(3)), "1"));
        };
    }

    private Node several(int less) {
        return switch (random.nextInt(5)) {
            case 0 -> call(Node.Function.MIN, number(less), number(less));
            case 1 -> call(Node.Function.MAX, number(less), number(less), number(less));
            case 2 -> call(Node.Function.CLAMP, number(less), amount(), amount());
            case 3 -> call(Node.Function.COUNT, logical(less), logical(less));
            default ->
                new Node.Bare(
                        call(Node.Function.DAYS, new Node.Name("d"), new Node.Date(LocalDate.of(2026, 1, 1))), "d");
        };
    }

    Node logical(int depth) {
        if (depth == 0) {
            return random.nextInt(4) == 0
                    ? new Node.Fact(random.nextBoolean())
                    : new Node.Name(random.nextBoolean() ? "p" : "q");
        }
        int less = depth - 1;
        return switch (random.nextInt(7)) {
            case 0, 1 -> new Node.Comparison(Node.Relation.values()[random.nextInt(6)], number(less), number(less));
            case 2 -> new Node.And(logical(less), logical(less));
            case 3 -> new Node.Or(logical(less), logical(less));
            case 4 -> new Node.Not(logical(less));
            case 5 -> new Node.OneOf(new Node.Name("c"), WORDS.subList(0, 1 + random.nextInt(3)));
            default -> call(Node.Function.AT_LEAST, number(less), logical(less), logical(less));
        };
    }

    private Node bands(int less) {
        List<Node.Band> rows = new ArrayList<>();
        for (int i = random.nextInt(3); i >= 0; i--) {
            Node limit = random.nextBoolean() ? amount() : new Node.Negative(amount());
            rows.add(new Node.Band(Node.Relation.values()[random.nextInt(6)], limit, number(less)));
        }
        return new Node.Bands(number(less), rows, number(less));
    }

    private Node exponent() {
        return switch (random.nextInt(4)) {
            case 0 -> new Node.Amount(BigDecimal.valueOf(random.nextInt(4)), "1");
            case 1 -> new Node.Negative(amount());
            case 2 -> new Node.Name("y");
            default -> amount();
        };
    }

    private Node amount() {
        return new Node.Amount(BigDecimal.valueOf(random.nextInt(1000), random.nextInt(4)), "1");
    }

    private static Node call(Node.Function function, Node... arguments) {
        return new Node.Call(function, List.of(arguments));
    }

    /** Every name bound to exactly one value. */
    Bindings exact() {
        var values = new LinkedHashMap<String, Value>();
        for (String name : List.of("x", "y", "z")) {
            values.put(
                    name, Value.Number.exactly(BigDecimal.valueOf(random.nextInt(2000) - 300, random.nextInt(3)), "1"));
        }
        values.put("p", Value.Logical.of(random.nextBoolean()));
        values.put("q", Value.Logical.of(random.nextBoolean()));
        values.put("c", Value.Choice.of(WORDS.get(random.nextInt(3))));
        values.put("d", Value.Day.on(LocalDate.of(2026, 1, 1).plusDays(random.nextInt(100) - 50)));
        return new Bindings(values);
    }

    /** The same with some values known less well. */
    Bindings lessKnown(Bindings bindings) {
        var values = new LinkedHashMap<String, Value>();
        bindings.values().forEach((name, value) -> {
            int how = random.nextInt(4);
            if (how == 0) {
                values.put(name, widened(value));
            } else if (how == 1 || how == 2) {
                values.put(name, value);
            }
        });
        return new Bindings(values);
    }

    private Value widened(Value value) {
        return switch (value) {
            case Value.Number number ->
                new Value.Number(
                        number.low()
                                .map(low -> low.subtract(BigDecimal.valueOf(random.nextInt(300), 2)))
                                .filter(low -> random.nextInt(8) > 0),
                        number.high()
                                .map(high -> high.add(BigDecimal.valueOf(random.nextInt(300), 2)))
                                .filter(high -> random.nextInt(8) > 0),
                        number.unit());
            case Value.Logical ignored -> Value.Logical.UNKNOWN;
            case Value.Choice choice -> Values.hull(choice, new Value.Choice(Set.of(WORDS.get(random.nextInt(3)))));
            case Value.Day day ->
                new Value.Day(
                        day.earliest().map(first -> first.minusDays(random.nextInt(40))),
                        day.latest().map(last -> last.plusDays(random.nextInt(40))));
        };
    }
}
