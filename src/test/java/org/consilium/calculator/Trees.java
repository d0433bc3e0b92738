package org.consilium.calculator;

import java.util.ArrayList;
import java.util.List;
import org.consilium.expression.Node;

/** The parts of a tree, for tests that look into formulas. */
final class Trees {
    private Trees() {}

    static List<Node> children(Node node) {
        return switch (node) {
            case Node.Negative negative -> List.of(negative.operand());
            case Node.Arithmetic arithmetic -> List.of(arithmetic.left(), arithmetic.right());
            case Node.Comparison comparison -> List.of(comparison.left(), comparison.right());
            case Node.And and -> List.of(and.left(), and.right());
            case Node.Or or -> List.of(or.left(), or.right());
            case Node.Not not -> List.of(not.operand());
            case Node.If choice -> List.of(choice.condition(), choice.then(), choice.otherwise());
            case Node.Bands bands -> {
                List<Node> all = new ArrayList<>(List.of(bands.subject(), bands.otherwise()));
                bands.rows().forEach(row -> all.add(row.result()));
                yield all;
            }
            case Node.Table table -> table.rows().stream().map(Node.Row::result).toList();
            case Node.Bare bare -> List.of(bare.operand());
            case Node.Measured measured -> List.of(measured.operand());
            case Node.Call call -> call.arguments();
            default -> List.of();
        };
    }
}
