package org.consilium.expression;

/** A text that is no expression of the language, or does not fit its types and units: found when it is read, never later. */
public final class MalformedExpression extends IllegalArgumentException {
    private static final long serialVersionUID = 1L;

    private final int line;
    private final int column;
    private final String reason;

    MalformedExpression(Position at, String reason) {
        super("CSL-0353 line %d, column %d: %s".formatted(at.line(), at.column(), reason));
        this.line = at.line();
        this.column = at.column();
        this.reason = reason;
    }

    public int line() {
        return line;
    }

    public int column() {
        return column;
    }

    public String reason() {
        return reason;
    }

    /** A place in the text, both counted from 1. */
    record Position(int line, int column) {
        static final Position START = new Position(1, 1);
    }
}
