package org.consilium.expression;

import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.consilium.expression.MalformedExpression.Position;

/** Settles the type and unit of every part when an expression is read: what does not fit together is refused, never converted. */
final class TypeCheck {
    private final Signature signature;
    private final Map<Node, Position> places;

    TypeCheck(Signature signature, Map<Node, Position> places) {
        this.signature = signature;
        this.places = places;
    }

    Type of(Node node) {
        return switch (node) {
            case Node.Amount amount -> new Type.Number(amount.unit());
            case Node.Word word -> Type.Choice.of(word.text());
            case Node.Fact ignored -> new Type.Logical();
            case Node.Date ignored -> new Type.Day();
            case Node.Name name ->
                signature
                        .typeOf(name.name())
                        .orElseThrow(() ->
                                wrong(name, "'%s' is neither an input nor an earlier step".formatted(name.name())));
            case Node.Negative negative -> number(negative.operand());
            case Node.Arithmetic arithmetic -> arithmetic(arithmetic);
            case Node.Comparison comparison -> comparison(comparison);
            case Node.OneOf oneOf -> oneOf(oneOf);
            case Node.And and -> logical(and.left(), and.right());
            case Node.Or or -> logical(or.left(), or.right());
            case Node.Not not -> logical(not.operand());
            case Node.If choice -> conditional(choice);
            case Node.Bands bands -> bands(bands);
            case Node.Table table -> table(table);
            case Node.Bare bare -> bare(bare);
            case Node.Measured measured -> measured(measured);
            case Node.Call call -> new CallTypes(this).of(call);
        };
    }

    private Type arithmetic(Node.Arithmetic node) {
        Type.Number left = number(node.left());
        Type.Number right = number(node.right());
        return switch (node.operator()) {
            case PLUS, MINUS -> same(node, left, right);
            case TIMES -> {
                if (!left.pure() && !right.pure()) {
                    throw wrong(
                            node,
                            "a product of two quantities has no unit here; take their numbers with num(x, 'unit')");
                }
                yield left.pure() ? right : left;
            }
            case DIVIDED -> {
                if (!right.pure() && !left.equals(right)) {
                    throw wrong(
                            node,
                            "divides %s by %s; take their numbers with num(x, 'unit')"
                                    .formatted(left.describe(), right.describe()));
                }
                yield right.pure() ? left : Type.Number.PURE;
            }
            case POWER -> {
                pure(node.left());
                yield pure(node.right());
            }
        };
    }

    private Type comparison(Node.Comparison node) {
        Type left = of(node.left());
        Type right = of(node.right());
        boolean equality = node.relation() == Node.Relation.EQUAL || node.relation() == Node.Relation.DIFFERENT;
        if (left instanceof Type.Number leftNumber && right instanceof Type.Number rightNumber) {
            same(node, leftNumber, rightNumber);
        } else if (equality && left instanceof Type.Choice words && node.right() instanceof Node.Word word) {
            oneOf(node, words, List.of(word.text()));
        } else if (!(left instanceof Type.Day && right instanceof Type.Day)) {
            throw wrong(
                    node,
                    "%s cannot be compared by %s with %s"
                            .formatted(left.describe(), node.relation().sign(), right.describe()));
        }
        return new Type.Logical();
    }

    private Type oneOf(Node.OneOf node) {
        if (!(of(node.subject()) instanceof Type.Choice words)) {
            throw wrong(node, "'in' asks for an enumeration");
        }
        oneOf(node, words, node.words());
        return new Type.Logical();
    }

    private void oneOf(Node at, Type.Choice choice, List<String> words) {
        for (String word : words) {
            if (!choice.words().contains(word)) {
                throw wrong(at, "\"%s\" is none of %s".formatted(word, choice.words()));
            }
        }
    }

    private Type conditional(Node.If node) {
        logical(node.condition());
        return common(node, of(node.then()), of(node.otherwise()));
    }

    private Type bands(Node.Bands node) {
        Type.Number subject = number(node.subject());
        Type result = of(node.otherwise());
        for (Node.Band row : node.rows()) {
            if (!(row.limit() instanceof Node.Amount)
                    && !(row.limit() instanceof Node.Negative negative && negative.operand() instanceof Node.Amount)) {
                throw wrong(row.limit(), "a limit of a band is a number as written");
            }
            same(row.limit(), subject, number(row.limit()));
            result = common(row.result(), result, of(row.result()));
        }
        return result;
    }

    private Type table(Node.Table node) {
        if (!(of(node.subject()) instanceof Type.Choice choice)) {
            throw wrong(node, "'choose' asks for an enumeration");
        }
        Set<String> seen = new HashSet<>();
        var results = new java.util.ArrayList<Node>();
        for (Node.Row row : node.rows()) {
            oneOf(node, choice, List.of(row.word()));
            if (!seen.add(row.word())) {
                throw wrong(node, "\"%s\" has two rows".formatted(row.word()));
            }
            results.add(row.result());
        }
        if (node.otherwise().isEmpty() && !seen.containsAll(choice.words())) {
            throw wrong(node, "not every word of %s has a row, and there is no 'else'".formatted(choice.words()));
        }
        node.otherwise().ifPresent(results::add);
        return results.stream()
                .map(this::of)
                .reduce((one, other) -> common(node, one, other))
                .orElseThrow(() -> wrong(node, "'choose' asks for at least one row"));
    }

    private Type bare(Node.Bare node) {
        Type.Number operand = number(node.operand());
        same(node, operand, new Type.Number(node.unit()));
        return Type.Number.PURE;
    }

    private Type measured(Node.Measured node) {
        pure(node.operand());
        return new Type.Number(node.unit());
    }

    /** The type that two possible results share; words of two enumerations come together in one. */
    private Type common(Node at, Type one, Type other) {
        if (one instanceof Type.Number number && other instanceof Type.Number second) {
            return same(at, number, second);
        }
        if (one instanceof Type.Choice choice && other instanceof Type.Choice second) {
            var words = new LinkedHashSet<>(choice.words());
            words.addAll(second.words());
            return new Type.Choice(words);
        }
        if (!one.equals(other)) {
            throw wrong(at, "one result is %s, another %s".formatted(one.describe(), other.describe()));
        }
        return one;
    }

    Type.Number number(Node node) {
        if (of(node) instanceof Type.Number number) {
            return number;
        }
        throw wrong(node, "a number was expected, this is " + of(node).describe());
    }

    Type.Number pure(Node node) {
        Type.Number number = number(node);
        if (!number.pure()) {
            throw wrong(
                    node,
                    "a pure number was expected, this is in '%s'; take its number with num(x, '%s')"
                            .formatted(number.unit(), number.unit()));
        }
        return number;
    }

    Type logical(Node... nodes) {
        for (Node node : nodes) {
            if (!(of(node) instanceof Type.Logical)) {
                throw wrong(node, "a statement was expected, this is " + of(node).describe());
            }
        }
        return new Type.Logical();
    }

    void day(Node node) {
        if (!(of(node) instanceof Type.Day)) {
            throw wrong(node, "a day was expected, this is " + of(node).describe());
        }
    }

    Type.Number same(Node at, Type.Number one, Type.Number other) {
        if (!one.equals(other)) {
            throw wrong(at, "%s meets %s; nothing is converted here".formatted(one.describe(), other.describe()));
        }
        return one;
    }

    MalformedExpression wrong(Node at, String reason) {
        return new MalformedExpression(places.getOrDefault(at, Position.START), reason);
    }
}
