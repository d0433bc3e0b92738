package org.consilium.expression;

import org.consilium.expression.MalformedExpression.Position;

/** One word of the expression text, and where it stands. */
record Token(Kind kind, String text, Position at) {

    enum Kind {
        NUMBER,
        NAME,
        WORD,
        UNIT,
        DATE,
        SIGN,
        END
    }

    boolean is(String sign) {
        return kind == Kind.SIGN && text.equals(sign);
    }

    boolean isName(String name) {
        return kind == Kind.NAME && text.equals(name);
    }

    /** The token as a message shows it. */
    String shown() {
        return kind == Kind.END ? "the end of the text" : "'" + text + "'";
    }
}
