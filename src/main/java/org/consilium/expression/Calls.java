package org.consilium.expression;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/** Reads what stands between the parentheses of a function. */
final class Calls {
    private final Parser parser;

    Calls(Parser parser) {
        this.parser = parser;
    }

    Node read(Token name) {
        return switch (name.text()) {
            case "if" -> condition();
            case "band" -> bands();
            case "choose" -> table();
            case "num" -> new Node.Bare(operand(), unit());
            case "quantity" -> new Node.Measured(operand(), unit());
            default -> function(name);
        };
    }

    private Node condition() {
        Node condition = operand();
        Node then = operand();
        return new Node.If(condition, then, parser.expression());
    }

    private Node bands() {
        Node subject = operand();
        List<Node.Band> rows = new ArrayList<>();
        while (!parser.acceptName("else")) {
            rows.add(band());
            parser.expect(",");
        }
        parser.expect(":");
        return new Node.Bands(subject, rows, parser.expression());
    }

    private Node.Band band() {
        Token at = parser.peek();
        Node.Relation relation = parser.relation()
                .orElseThrow(() -> new MalformedExpression(
                        at.at(), "expected a limit such as '<2:' or 'else:', found " + at.shown()));
        Node limit = parser.signed();
        parser.expect(":");
        return new Node.Band(relation, limit, parser.expression());
    }

    private Node table() {
        Node subject = operand();
        List<Node.Row> rows = new ArrayList<>();
        Optional<Node> otherwise = Optional.empty();
        do {
            if (parser.acceptName("else")) {
                parser.expect(":");
                otherwise = Optional.of(parser.expression());
                break;
            }
            rows.add(row());
        } while (parser.accept(","));
        return new Node.Table(subject, rows, otherwise);
    }

    private Node.Row row() {
        Token word = parser.expect(Token.Kind.WORD, "a word in double quotes");
        parser.expect(":");
        return new Node.Row(word.text(), parser.expression());
    }

    private Node function(Token name) {
        Node.Function function = Arrays.stream(Node.Function.values())
                .filter(candidate -> candidate.word().equals(name.text()))
                .findFirst()
                .orElseThrow(() -> new MalformedExpression(
                        name.at(), "there is no function " + name.shown() + "; there are " + known()));
        List<Node> arguments = new ArrayList<>();
        do {
            arguments.add(parser.expression());
        } while (parser.accept(","));
        if (arguments.size() < function.fewest() || arguments.size() > function.most()) {
            throw new MalformedExpression(
                    name.at(),
                    "%s takes %d to %d arguments, here are %d"
                            .formatted(name.shown(), function.fewest(), function.most(), arguments.size()));
        }
        return new Node.Call(function, arguments);
    }

    private static String known() {
        return Arrays.stream(Node.Function.values()).map(Node.Function::word).collect(Collectors.joining(", "))
                + ", if, band, choose, num, quantity";
    }

    private Node operand() {
        Node operand = parser.expression();
        parser.expect(",");
        return operand;
    }

    private String unit() {
        return parser.expect(Token.Kind.UNIT, "a unit in single quotes").text();
    }
}
