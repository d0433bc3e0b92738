package org.consilium.expression;

import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;

/**
 * One expression of the language, read and checked: every name known, every type and unit fitting.
 * Its evaluation is total and three-valued; a {@link Formula} has several named ones.
 */
public final class Expression {
    private final Node root;
    private final Type type;
    private final Prepared prepared;

    private Expression(Node root, Type type, Signature signature) {
        this.root = root;
        this.type = type;
        // no input is named so: what the expression gives cannot stand in the place of what it uses
        this.prepared = new Prepared(List.of(new Prepared.Named("", root)), signature);
    }

    /**
     * Reads and checks a text.
     *
     * @throws MalformedExpression with line, column and reason
     */
    public static Expression parse(String text, Signature signature) {
        Parser.Parsed parsed = Parser.parse(text);
        return new Expression(parsed.root(), new TypeCheck(signature, parsed.places()).of(parsed.root()), signature);
    }

    public Node root() {
        return root;
    }

    public Type type() {
        return type;
    }

    /** All values the expression can still have. Never throws, whatever is bound. */
    public Value evaluate(Bindings bindings) {
        return prepared.run(prepared.scope(bindings));
    }

    /** The value of a statement; UNKNOWN where the expression is no statement. */
    public Truth test(Bindings bindings) {
        return evaluate(bindings) instanceof Value.Logical logical ? logical.truth() : Truth.UNKNOWN;
    }

    /** The value with the one step that led to it. */
    public Evaluation explain(Bindings bindings) {
        Map<String, Value> all = prepared.scope(bindings);
        Value value = prepared.run(all);
        return new Evaluation(value, List.of(new Evaluation.Step("result", this, all, value)));
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
