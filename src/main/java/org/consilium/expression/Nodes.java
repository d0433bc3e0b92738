package org.consilium.expression;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;

/** Walks over trees. */
final class Nodes {
    private Nodes() {}

    static List<Node> children(Node node) {
        return switch (node) {
            case Node.Amount ignored -> List.of();
            case Node.Word ignored -> List.of();
            case Node.Fact ignored -> List.of();
            case Node.Date ignored -> List.of();
            case Node.Name ignored -> List.of();
            case Node.Negative negative -> List.of(negative.operand());
            case Node.Arithmetic arithmetic -> List.of(arithmetic.left(), arithmetic.right());
            case Node.Comparison comparison -> List.of(comparison.left(), comparison.right());
            case Node.OneOf oneOf -> List.of(oneOf.subject());
            case Node.And and -> List.of(and.left(), and.right());
            case Node.Or or -> List.of(or.left(), or.right());
            case Node.Not not -> List.of(not.operand());
            case Node.If choice -> List.of(choice.condition(), choice.then(), choice.otherwise());
            case Node.Bands bands -> rows(bands);
            case Node.Table table -> rows(table);
            case Node.Bare bare -> List.of(bare.operand());
            case Node.Measured measured -> List.of(measured.operand());
            case Node.Call call -> call.arguments();
        };
    }

    private static List<Node> rows(Node.Bands bands) {
        var children = new ArrayList<Node>();
        children.add(bands.subject());
        for (Node.Band row : bands.rows()) {
            children.add(row.limit());
            children.add(row.result());
        }
        children.add(bands.otherwise());
        return children;
    }

    private static List<Node> rows(Node.Table table) {
        var children = new ArrayList<Node>();
        children.add(table.subject());
        table.rows().forEach(row -> children.add(row.result()));
        table.otherwise().ifPresent(children::add);
        return children;
    }

    /** Every use of a name, from left to right. */
    static void names(Node node, Consumer<String> use) {
        if (node instanceof Node.Name name) {
            use.accept(name.name());
        }
        children(node).forEach(child -> names(child, use));
    }
}
