package org.consilium.expression;

import java.math.BigDecimal;
import java.math.MathContext;
import java.math.RoundingMode;
import java.time.LocalDate;
import java.util.Map;
import java.util.function.UnaryOperator;

/**
 * A second, plain evaluation for fully known inputs, written without intervals, in long decimals throughout: with
 * doubles for logarithms and powers, "y - y^1" was not zero and "ceil(exp(1e-22))" was 1. A part without a result is null.
 */
final class PlainEvaluation {
    private static final MathContext LONG = new MathContext(60);
    private static final double TIE = 1e-9;
    private static final BigDecimal FAR = BigDecimal.valueOf(1_000);
    private final Map<String, Value> values;
    boolean sawUndefined;
    boolean sawNearTie;

    PlainEvaluation(Bindings bindings) {
        this.values = bindings.values();
    }

    BigDecimal number(Node node) {
        BigDecimal result = numberOrNull(node);
        boolean defined = result != null
                && result.abs().doubleValue() < 1e200
                && (result.signum() == 0 || result.abs().doubleValue() > 1e-200);
        sawUndefined |= !defined;
        return defined ? result : null;
    }

    private BigDecimal numberOrNull(Node node) {
        return switch (node) {
            case Node.Amount amount -> amount.value();
            case Node.Name name ->
                ((Value.Number) values.get(name.name())).single().orElseThrow();
            case Node.Negative negative -> {
                BigDecimal operand = number(negative.operand());
                yield operand == null ? null : operand.negate();
            }
            case Node.Arithmetic arithmetic ->
                arithmetic(arithmetic.operator(), number(arithmetic.left()), number(arithmetic.right()));
            case Node.If choice -> {
                Boolean condition = truth(choice.condition());
                yield condition == null ? null : number(condition ? choice.then() : choice.otherwise());
            }
            case Node.Bands bands -> bands(bands);
            case Node.Table table -> {
                String word = ((Value.Choice) values.get("c")).single().orElseThrow();
                yield number(table.rows().stream()
                        .filter(row -> row.word().equals(word))
                        .map(Node.Row::result)
                        .findFirst()
                        .orElseGet(() -> table.otherwise().orElseThrow()));
            }
            case Node.Bare bare -> number(bare.operand());
            case Node.Measured measured -> number(measured.operand());
            case Node.Call call -> call(call);
            default -> throw new AssertionError("no number: " + node);
        };
    }

    private BigDecimal arithmetic(Node.Operator operator, BigDecimal left, BigDecimal right) {
        if (left == null || right == null) {
            return null;
        }
        return switch (operator) {
            case PLUS -> sum(left, right);
            case MINUS -> sum(left, right.negate());
            case TIMES -> left.multiply(right, LONG);
            case DIVIDED -> right.signum() == 0 ? null : left.divide(right, LONG);
            case POWER -> power(left, right);
        };
    }

    /** Where almost all digits cancel ("sqrt(z)^2 - z") what is left is rounding, here as there. */
    private BigDecimal sum(BigDecimal one, BigDecimal other) {
        BigDecimal sum = one.add(other, LONG);
        sawNearTie |= sum.signum() != 0
                && sum.abs().doubleValue() < TIE * one.abs().max(other.abs()).doubleValue();
        return sum;
    }

    private BigDecimal power(BigDecimal base, BigDecimal exponent) {
        boolean whole = exponent.stripTrailingZeros().scale() <= 0;
        boolean small = exponent.abs().compareTo(BigDecimal.valueOf(64)) <= 0;
        if (base.signum() == 0 && exponent.signum() <= 0 || base.signum() < 0 && !(whole && small)) {
            return null;
        }
        return whole && small
                ? Elementary.power(base, exponent.intValueExact())
                : base.signum() == 0 ? BigDecimal.ZERO : exp(Elementary.ln(base).multiply(exponent, LONG));
    }

    /** Null where the result is beyond all measure. */
    private static BigDecimal exp(BigDecimal x) {
        return x.abs().compareTo(FAR) > 0 ? null : Elementary.exp(x);
    }

    private BigDecimal bands(Node.Bands bands) {
        BigDecimal subject = number(bands.subject());
        if (subject == null) {
            return null;
        }
        for (Node.Band row : bands.rows()) {
            if (compare(row.relation(), subject, number(row.limit()))) {
                return number(row.result());
            }
        }
        return number(bands.otherwise());
    }

    private BigDecimal call(Node.Call call) {
        Node first = call.arguments().getFirst();
        return switch (call.function()) {
            case LN -> through(x -> x.signum() <= 0 ? null : Elementary.ln(x), first);
            case EXP -> through(PlainEvaluation::exp, first);
            case SQRT -> through(x -> x.signum() < 0 ? null : x.sqrt(LONG), first);
            case CBRT -> through(Elementary::cbrt, first);
            case ABS -> number(first) == null ? null : number(first).abs();
            case FLOOR -> rounded(first, 0, RoundingMode.FLOOR);
            case CEIL -> rounded(first, 0, RoundingMode.CEILING);
            case ROUND -> rounded(first, number(call.arguments().get(1)).intValue(), RoundingMode.HALF_UP);
            case MIN -> {
                BigDecimal smallest = number(first);
                for (Node argument : call.arguments()) {
                    BigDecimal next = number(argument);
                    smallest = smallest == null || next == null ? null : smallest.min(next);
                }
                yield smallest;
            }
            case MAX -> {
                BigDecimal largest = number(first);
                for (Node argument : call.arguments()) {
                    BigDecimal next = number(argument);
                    largest = largest == null || next == null ? null : largest.max(next);
                }
                yield largest;
            }
            case CLAMP -> {
                BigDecimal x = number(first);
                yield x == null
                        ? null
                        : x.min(number(call.arguments().get(2)))
                                .max(number(call.arguments().get(1)));
            }
            case POINTS -> {
                Boolean condition = truth(first);
                BigDecimal points = number(call.arguments().get(1));
                yield condition == null || points == null ? null : condition ? points : BigDecimal.ZERO;
            }
            case COUNT -> count(call.arguments());
            case DAYS ->
                BigDecimal.valueOf(LocalDate.of(2026, 1, 1).toEpochDay()
                        - ((Value.Day) values.get("d")).single().orElseThrow().toEpochDay());
            default -> throw new AssertionError("no number: " + call);
        };
    }

    private BigDecimal count(java.util.List<Node> statements) {
        int count = 0;
        for (Node statement : statements) {
            Boolean holds = truth(statement);
            if (holds == null) {
                return null;
            }
            count += holds ? 1 : 0;
        }
        return BigDecimal.valueOf(count);
    }

    private BigDecimal through(UnaryOperator<BigDecimal> function, Node argument) {
        BigDecimal x = number(argument);
        return x == null ? null : function.apply(x);
    }

    private BigDecimal rounded(Node node, int decimals, RoundingMode mode) {
        BigDecimal x = number(node);
        if (x == null) {
            return null;
        }
        BigDecimal scaled = x.movePointRight(decimals);
        BigDecimal edge = scaled.multiply(BigDecimal.TWO)
                .setScale(0, RoundingMode.HALF_EVEN)
                .divide(BigDecimal.TWO);
        sawNearTie |= scaled.subtract(edge).abs().doubleValue()
                        < TIE * Math.max(1, scaled.abs().doubleValue())
                && scaled.compareTo(edge) != 0;
        return x.setScale(decimals, mode);
    }

    Boolean truth(Node node) {
        Boolean result = truthOrNull(node);
        sawUndefined |= result == null;
        return result;
    }

    private Boolean truthOrNull(Node node) {
        return switch (node) {
            case Node.Fact fact -> fact.value();
            case Node.Name name -> ((Value.Logical) values.get(name.name())).truth() == Truth.TRUE;
            case Node.Comparison comparison -> {
                BigDecimal left = number(comparison.left());
                BigDecimal right = number(comparison.right());
                yield left == null || right == null ? null : compare(comparison.relation(), left, right);
            }
            case Node.And and -> {
                Boolean left = truth(and.left());
                Boolean right = truth(and.right());
                yield left == null || right == null ? null : left && right;
            }
            case Node.Or or -> {
                Boolean left = truth(or.left());
                Boolean right = truth(or.right());
                yield left == null || right == null ? null : left || right;
            }
            case Node.Not not -> {
                Boolean operand = truth(not.operand());
                yield operand == null ? null : !operand;
            }
            case Node.OneOf oneOf ->
                oneOf.words().contains(((Value.Choice) values.get("c")).single().orElseThrow());
            case Node.Call call -> {
                BigDecimal least = number(call.arguments().getFirst());
                BigDecimal count =
                        count(call.arguments().subList(1, call.arguments().size()));
                yield least == null || count == null ? null : compare(Node.Relation.AT_LEAST, count, least);
            }
            default -> throw new AssertionError("no statement: " + node);
        };
    }

    private boolean compare(Node.Relation relation, BigDecimal left, BigDecimal right) {
        double apart = left.subtract(right).abs().doubleValue();
        sawNearTie |= apart != 0 && apart < TIE * left.abs().max(right.abs()).doubleValue();
        int order = left.compareTo(right);
        return switch (relation) {
            case LESS -> order < 0;
            case AT_MOST -> order <= 0;
            case GREATER -> order > 0;
            case AT_LEAST -> order >= 0;
            case EQUAL -> order == 0;
            case DIFFERENT -> order != 0;
        };
    }
}
