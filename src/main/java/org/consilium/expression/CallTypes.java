package org.consilium.expression;

import java.util.List;

/** Types and units of the functions. */
final class CallTypes {
    private static final int MOST_DECIMALS = 12;
    private final TypeCheck check;

    CallTypes(TypeCheck check) {
        this.check = check;
    }

    Type of(Node.Call call) {
        List<Node> arguments = call.arguments();
        Node first = arguments.getFirst();
        return switch (call.function()) {
            case LN, EXP, SQRT, CBRT -> check.pure(first);
            case ABS, FLOOR, CEIL -> check.number(first);
            case ROUND -> rounded(first, arguments.get(1));
            case MIN, MAX, CLAMP -> alike(call);
            case POINTS -> {
                check.logical(first);
                yield check.pure(arguments.get(1));
            }
            case COUNT -> {
                check.logical(arguments.toArray(Node[]::new));
                yield Type.Number.PURE;
            }
            case AT_LEAST -> {
                check.pure(first);
                yield check.logical(arguments.subList(1, arguments.size()).toArray(Node[]::new));
            }
            case DAYS -> between(arguments, "d");
            case YEARS -> between(arguments, "a");
            case PLUS_DAYS -> {
                check.day(first);
                check.same(arguments.get(1), check.number(arguments.get(1)), new Type.Number("d"));
                yield new Type.Day();
            }
        };
    }

    private Type rounded(Node value, Node decimals) {
        if (!(decimals instanceof Node.Amount(java.math.BigDecimal places, String unit))
                || !unit.equals("1")
                || places.stripTrailingZeros().scale() > 0
                || places.intValue() > MOST_DECIMALS) {
            throw check.wrong(decimals, "round takes a whole number of decimals from 0 to " + MOST_DECIMALS);
        }
        return check.number(value);
    }

    private Type alike(Node.Call call) {
        Type.Number first = check.number(call.arguments().getFirst());
        for (Node argument : call.arguments()) {
            check.same(argument, first, check.number(argument));
        }
        return first;
    }

    private Type between(List<Node> days, String unit) {
        days.forEach(check::day);
        return new Type.Number(unit);
    }
}
