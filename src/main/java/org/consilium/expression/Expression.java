package org.consilium.expression;

import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Function;

/**
 * One expression of the language, read and checked: every name known, every type and unit fitting.
 * Its evaluation is total and three-valued; a {@link Formula} has several named ones.
 */
public record Expression(Node root, Type type, Signature signature) {

    /**
     * Reads and checks a text.
     *
     * @throws MalformedExpression with line, column and reason
     */
    public static Expression parse(String text, Signature signature) {
        Parser.Parsed parsed = Parser.parse(text);
        return new Expression(parsed.root(), new TypeCheck(signature, parsed.places()).of(parsed.root()), signature);
    }

    /** All values the expression can still have. Never throws, whatever is bound. */
    public Value evaluate(Bindings bindings) {
        return alone().value(bindings);
    }

    /** The value of a statement; UNKNOWN where the expression is no statement. */
    public Truth test(Bindings bindings) {
        return evaluate(bindings) instanceof Value.Logical logical ? logical.truth() : Truth.UNKNOWN;
    }

    /** The value with the one step that led to it. */
    public Evaluation explain(Bindings bindings) {
        return alone().evaluate(bindings);
    }

    private Formula alone() {
        return new Formula(List.of(new Formula.Step("result", this)), signature);
    }

    /** The names it uses, in the order of their first use. */
    public Set<String> uses() {
        var names = new LinkedHashSet<String>();
        Nodes.names(root, names::add);
        return names;
    }

    /** The text, so that parsing it gives an equal tree. */
    @Override
    public String toString() {
        return Printer.text(root);
    }

    /** The expression in reading form, with what stands for each name. */
    public String reading(Function<String, String> names) {
        return Printer.reading(root, names);
    }
}
