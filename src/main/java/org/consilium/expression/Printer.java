package org.consilium.expression;

import java.util.List;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.consilium.terminology.UnitWords;

/** Writes a tree: as the text it is read from, or in reading form with other words in the place of names. */
final class Printer {
    private static final int LOOSEST = 0;
    private final boolean reading;
    private final Function<String, String> names;

    private Printer(boolean reading, Function<String, String> names) {
        this.reading = reading;
        this.names = names;
    }

    static String text(Node node) {
        return new Printer(false, Function.identity()).write(node, LOOSEST);
    }

    static String reading(Node node, Function<String, String> names) {
        return new Printer(true, names).write(node, LOOSEST);
    }

    /** How tightly a part binds: a part inside a tighter one needs parentheses. */
    private static int tightness(Node node) {
        return switch (node) {
            case Node.Or ignored -> 1;
            case Node.And ignored -> 2;
            case Node.Not ignored -> 3;
            case Node.Comparison ignored -> 4;
            case Node.OneOf ignored -> 4;
            case Node.Arithmetic arithmetic ->
                switch (arithmetic.operator()) {
                    case PLUS, MINUS -> 5;
                    case TIMES, DIVIDED -> 6;
                    case POWER -> 8;
                };
            case Node.Negative ignored -> 7;
            case Node.Amount ignored -> 9;
            case Node.Word ignored -> 9;
            case Node.Fact ignored -> 9;
            case Node.Date ignored -> 9;
            case Node.Name ignored -> 9;
            case Node.If ignored -> 9;
            case Node.Bands ignored -> 9;
            case Node.Table ignored -> 9;
            case Node.Bare bare -> 9;
            case Node.Measured ignored -> 9;
            case Node.Call ignored -> 9;
        };
    }

    private String write(Node node, int inside) {
        if (reading && node instanceof Node.Bare bare) {
            return write(bare.operand(), inside);
        }
        if (reading && node instanceof Node.Measured measured) {
            return write(measured.operand(), inside);
        }
        String written = bare(node);
        return tightness(node) < inside ? "(" + written + ")" : written;
    }

    private String bare(Node node) {
        return switch (node) {
            case Node.Amount amount -> amount(amount);
            case Node.Word word -> reading ? word.text() : quoted(word.text());
            case Node.Fact fact -> Boolean.toString(fact.value());
            case Node.Date date -> (reading ? "" : "@") + date.day();
            case Node.Name name -> names.apply(name.name());
            case Node.Negative negative -> sign("-") + write(negative.operand(), 7);
            case Node.Arithmetic arithmetic -> arithmetic(arithmetic);
            case Node.Comparison comparison ->
                write(comparison.left(), 5) + " " + sign(comparison.relation().sign()) + " "
                        + write(comparison.right(), 5);
            case Node.OneOf oneOf ->
                write(oneOf.subject(), 5) + " in ("
                        + oneOf.words().stream().map(this::word).collect(Collectors.joining(", ")) + ")";
            case Node.And and -> write(and.left(), 2) + " and " + write(and.right(), 3);
            case Node.Or or -> write(or.left(), 1) + " or " + write(or.right(), 2);
            case Node.Not not -> "not " + write(not.operand(), 3);
            case Node.If choice -> call("if", List.of(choice.condition(), choice.then(), choice.otherwise()));
            case Node.Bands bands -> bands(bands);
            case Node.Table table -> table(table);
            case Node.Bare bare -> "num(" + write(bare.operand(), LOOSEST) + ", '" + bare.unit() + "')";
            case Node.Measured measured ->
                "quantity(" + write(measured.operand(), LOOSEST) + ", '" + measured.unit() + "')";
            case Node.Call call -> call(call.function().word(), call.arguments());
        };
    }

    private String arithmetic(Node.Arithmetic node) {
        String sign = sign(node.operator().sign());
        return switch (node.operator()) {
            case PLUS, MINUS -> write(node.left(), 5) + " " + sign + " " + write(node.right(), 6);
            case TIMES, DIVIDED -> write(node.left(), 6) + " " + sign + " " + write(node.right(), 7);
            case POWER -> write(node.left(), 9) + sign + write(node.right(), 7);
        };
    }

    private String amount(Node.Amount amount) {
        String number = amount.value().toPlainString();
        if (amount.unit().equals("1")) {
            return number;
        }
        return reading ? (number + " " + UnitWords.of(amount.unit())).strip() : number + " '" + amount.unit() + "'";
    }

    private String bands(Node.Bands bands) {
        String rows = bands.rows().stream()
                .map(row -> sign(row.relation().sign()) + " " + write(row.limit(), 5) + ": "
                        + write(row.result(), LOOSEST) + ", ")
                .collect(Collectors.joining());
        return "band(" + write(bands.subject(), LOOSEST) + ", " + rows + "else: " + write(bands.otherwise(), LOOSEST)
                + ")";
    }

    private String table(Node.Table table) {
        String rows = table.rows().stream()
                .map(row -> word(row.word()) + ": " + write(row.result(), LOOSEST))
                .collect(Collectors.joining(", "));
        String otherwise = table.otherwise()
                .map(last -> (rows.isEmpty() ? "" : ", ") + "else: " + write(last, LOOSEST))
                .orElse("");
        return "choose(" + write(table.subject(), LOOSEST) + ", " + rows + otherwise + ")";
    }

    private String call(String name, List<Node> arguments) {
        return name + "("
                + arguments.stream().map(argument -> write(argument, LOOSEST)).collect(Collectors.joining(", ")) + ")";
    }

    private String word(String word) {
        return reading ? word : quoted(word);
    }

    private static String quoted(String word) {
        return "\"" + word + "\"";
    }

    private String sign(String sign) {
        if (!reading) {
            return sign;
        }
        return switch (sign) {
            case "*" -> "×";
            case "-" -> "−";
            case "<=" -> "≤";
            case ">=" -> "≥";
            case "!=" -> "≠";
            default -> sign;
        };
    }
}
