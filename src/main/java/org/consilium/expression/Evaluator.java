package org.consilium.expression;

import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.BiFunction;

/** Evaluates a tree over sets of values. Total: whatever has no result is not known. */
final class Evaluator {
    private final Map<String, Value> known;

    /** @param known may grow while steps are worked out one after the other */
    Evaluator(Map<String, Value> known) {
        this.known = known;
    }

    Value value(Node node) {
        return switch (node) {
            case Node.Amount amount -> Value.Number.exactly(amount.value(), amount.unit());
            case Node.Word word -> Value.Choice.of(word.text());
            case Node.Fact fact -> Value.Logical.of(fact.value());
            case Node.Date date -> Value.Day.on(date.day());
            case Node.Name name -> known.getOrDefault(name.name(), Value.Logical.UNKNOWN);
            case Node.Negative negative -> negative(value(negative.operand()));
            case Node.Arithmetic arithmetic -> arithmetic(arithmetic);
            case Node.Comparison comparison ->
                new Value.Logical(compare(comparison.relation(), value(comparison.left()), value(comparison.right())));
            case Node.OneOf oneOf -> new Value.Logical(oneOf(oneOf));
            case Node.And and -> new Value.Logical(truth(and.left()).and(truth(and.right())));
            case Node.Or or -> new Value.Logical(truth(or.left()).or(truth(or.right())));
            case Node.Not not -> new Value.Logical(truth(not.operand()).not());
            case Node.If choice -> conditional(choice);
            case Node.Bands bands -> bands(bands);
            case Node.Table table -> table(table);
            case Node.Bare bare -> number(bare.operand()).in("1");
            case Node.Measured measured -> number(measured.operand()).in(measured.unit());
            case Node.Call call -> call(call);
        };
    }

    private static Value negative(Value operand) {
        return interval(operand).negative().in(unit(operand));
    }

    private Value arithmetic(Node.Arithmetic node) {
        Value left = value(node.left());
        Value right = value(node.right());
        Interval one = interval(left);
        Interval other = interval(right);
        return switch (node.operator()) {
            case PLUS -> one.plus(other).in(unit(left));
            case MINUS -> one.minus(other).in(unit(left));
            case TIMES -> one.times(other).in(unit(left).equals("1") ? unit(right) : unit(left));
            case DIVIDED -> one.dividedBy(other).in(unit(right).equals("1") ? unit(left) : "1");
            case POWER -> Powers.power(one, other).in("1");
        };
    }

    static Truth compare(Node.Relation relation, Value left, Value right) {
        return switch (relation) {
            case LESS -> less(left, right);
            case GREATER -> less(right, left);
            case AT_LEAST -> less(left, right).not();
            case AT_MOST -> less(right, left).not();
            case EQUAL -> equal(left, right);
            case DIFFERENT -> equal(left, right).not();
        };
    }

    private static Truth less(Value left, Value right) {
        if (left instanceof Value.Number one && right instanceof Value.Number other) {
            return less(Interval.of(one), Interval.of(other));
        }
        if (left instanceof Value.Day one && right instanceof Value.Day other) {
            return less(one, other);
        }
        return Truth.UNKNOWN;
    }

    private static Truth less(Interval one, Interval other) {
        if (Decimals.compared(one.high()).compareTo(Decimals.compared(other.low())) < 0) {
            return Truth.TRUE;
        }
        return Decimals.compared(one.low()).compareTo(Decimals.compared(other.high())) >= 0
                ? Truth.FALSE
                : Truth.UNKNOWN;
    }

    private static Truth less(Value.Day one, Value.Day other) {
        if (both(one.latest(), other.earliest(), LocalDate::isBefore)) {
            return Truth.TRUE;
        }
        return both(one.earliest(), other.latest(), (first, second) -> !first.isBefore(second))
                ? Truth.FALSE
                : Truth.UNKNOWN;
    }

    private static boolean both(
            Optional<LocalDate> one, Optional<LocalDate> other, BiFunction<LocalDate, LocalDate, Boolean> test) {
        return one.isPresent() && other.isPresent() && test.apply(one.get(), other.get());
    }

    private static Truth equal(Value left, Value right) {
        if (left instanceof Value.Choice one && right instanceof Value.Choice other) {
            return oneOf(one, other.possible().stream().toList())
                    .and(Truth.of(other.known()).or(Truth.UNKNOWN));
        }
        Truth before = less(left, right);
        Truth after = less(right, left);
        return before.or(after).not();
    }

    private Truth oneOf(Node.OneOf node) {
        return value(node.subject()) instanceof Value.Choice choice ? oneOf(choice, node.words()) : Truth.UNKNOWN;
    }

    private static Truth oneOf(Value.Choice choice, List<String> words) {
        long common = choice.possible().stream().filter(words::contains).count();
        if (common == 0) {
            return Truth.FALSE;
        }
        return common == choice.possible().size() ? Truth.TRUE : Truth.UNKNOWN;
    }

    private Value conditional(Node.If node) {
        return switch (truth(node.condition())) {
            case TRUE -> value(node.then());
            case FALSE -> value(node.otherwise());
            case UNKNOWN -> Values.hull(value(node.then()), value(node.otherwise()));
        };
    }

    private Value bands(Node.Bands node) {
        Value subject = value(node.subject());
        Optional<Value> soFar = Optional.empty();
        for (Node.Band row : node.rows()) {
            Truth holds = compare(row.relation(), subject, value(row.limit()));
            if (holds != Truth.FALSE) {
                soFar = joined(soFar, value(row.result()));
            }
            if (holds == Truth.TRUE) {
                return soFar.orElseThrow();
            }
        }
        return joined(soFar, value(node.otherwise())).orElseThrow();
    }

    private Value table(Node.Table node) {
        Value subject = value(node.subject());
        var words = new HashSet<String>(subject instanceof Value.Choice choice ? choice.possible() : List.of());
        Optional<Value> soFar = Optional.empty();
        for (Node.Row row : node.rows()) {
            if (words.remove(row.word())) {
                soFar = joined(soFar, value(row.result()));
            }
        }
        if (!words.isEmpty() && node.otherwise().isPresent()) {
            soFar = joined(soFar, value(node.otherwise().get()));
        }
        return soFar.orElseGet(() -> value(node.rows().getFirst().result()));
    }

    private static Optional<Value> joined(Optional<Value> soFar, Value next) {
        return Optional.of(soFar.map(value -> Values.hull(value, next)).orElse(next));
    }

    private Value call(Node.Call call) {
        List<Node> arguments = call.arguments();
        Value first = value(arguments.getFirst());
        Interval x = interval(first);
        return switch (call.function()) {
            case LN -> x.ln().in("1");
            case EXP -> x.exp().in("1");
            case SQRT -> x.sqrt().in("1");
            case CBRT -> x.cbrt().in("1");
            case ABS -> x.abs().in(unit(first));
            case FLOOR -> x.rounded(0, java.math.RoundingMode.FLOOR).in(unit(first));
            case CEIL -> x.rounded(0, java.math.RoundingMode.CEILING).in(unit(first));
            case ROUND ->
                x.rounded(decimals(arguments.get(1)), java.math.RoundingMode.HALF_UP)
                        .in(unit(first));
            case MIN -> rest(arguments).reduce(x, Interval::min).in(unit(first));
            case MAX -> rest(arguments).reduce(x, Interval::max).in(unit(first));
            case CLAMP ->
                x.min(number(arguments.get(2))).max(number(arguments.get(1))).in(unit(first));
            case POINTS ->
                points(truth(arguments.getFirst()), number(arguments.get(1))).in("1");
            case COUNT -> count(arguments).in("1");
            case AT_LEAST ->
                new Value.Logical(compare(
                        Node.Relation.AT_LEAST,
                        count(arguments.subList(1, arguments.size())).in("1"),
                        first));
            case DAYS ->
                Days.between(first, value(arguments.get(1)), ChronoUnit.DAYS).in("d");
            case YEARS ->
                Days.between(first, value(arguments.get(1)), ChronoUnit.YEARS).in("a");
            case PLUS_DAYS -> Days.plus(first, number(arguments.get(1)));
        };
    }

    private java.util.stream.Stream<Interval> rest(List<Node> arguments) {
        return arguments.stream().skip(1).map(this::number);
    }

    private static int decimals(Node node) {
        return node instanceof Node.Amount amount ? amount.value().intValue() : 0;
    }

    private static Interval points(Truth truth, Interval points) {
        return switch (truth) {
            case TRUE -> points;
            case FALSE -> Interval.exactly(0);
            case UNKNOWN -> points.hull(Interval.exactly(0));
        };
    }

    private Interval count(List<Node> statements) {
        Interval one = Interval.exactly(1);
        return statements.stream()
                .map(statement -> points(truth(statement), one))
                .reduce(Interval.exactly(0), Interval::plus);
    }

    private Interval number(Node node) {
        return interval(value(node));
    }

    private static Interval interval(Value value) {
        return value instanceof Value.Number number ? Interval.of(number) : Interval.WHOLE;
    }

    private static String unit(Value value) {
        return value instanceof Value.Number number ? number.unit() : "1";
    }

    private Truth truth(Node node) {
        return value(node) instanceof Value.Logical logical ? logical.truth() : Truth.UNKNOWN;
    }
}
