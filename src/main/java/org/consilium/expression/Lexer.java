package org.consilium.expression;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.consilium.expression.MalformedExpression.Position;

/** Cuts an expression text into tokens. */
final class Lexer {
    /** Longer texts are refused, so that reading and evaluating stay bounded. */
    static final int LONGEST = 20_000;

    private static final Pattern SPACE = Pattern.compile("\\s+");
    private static final Pattern DATE = Pattern.compile("@(\\d{4}-\\d{2}-\\d{2})");
    private static final Pattern NUMBER = Pattern.compile("\\d{1,200}(?:\\.\\d{1,200})?(?:[eE][+-]?\\d{1,2})?");
    private static final Pattern NAME = Pattern.compile("[A-Za-z_][A-Za-z0-9_]{0,99}");
    private static final Pattern WORD = Pattern.compile("\"([^\"\\r\\n]{1,200})\"");
    private static final Pattern UNIT = Pattern.compile("'([\\x21-\\x26\\x28-\\x7e]{1,60})'");
    private static final Pattern SIGN = Pattern.compile("<=|>=|!=|[-+*/^<>=(),:]");

    private final String text;
    private final List<Token> tokens = new ArrayList<>();
    private int line = 1;
    private int lineStart;
    private int next;

    private Lexer(String text) {
        this.text = text;
    }

    static List<Token> tokens(String text) {
        if (text.length() > LONGEST) {
            throw new MalformedExpression(Position.START, "the text is longer than " + LONGEST + " characters");
        }
        return new Lexer(text).cut();
    }

    private List<Token> cut() {
        while (next < text.length()) {
            if (!skipSpace()
                    && !take(DATE, Token.Kind.DATE)
                    && !take(NUMBER, Token.Kind.NUMBER)
                    && !take(NAME, Token.Kind.NAME)
                    && !take(WORD, Token.Kind.WORD)
                    && !take(UNIT, Token.Kind.UNIT)
                    && !take(SIGN, Token.Kind.SIGN)) {
                throw new MalformedExpression(here(), "no part of an expression begins like this");
            }
        }
        tokens.add(new Token(Token.Kind.END, "", here()));
        return tokens;
    }

    private boolean take(Pattern pattern, Token.Kind kind) {
        Matcher matcher = pattern.matcher(text).region(next, text.length());
        if (!matcher.lookingAt()) {
            return false;
        }
        String taken = matcher.groupCount() > 0 ? matcher.group(1) : matcher.group();
        tokens.add(new Token(kind, taken, here()));
        next = matcher.end();
        return true;
    }

    private boolean skipSpace() {
        Matcher matcher = SPACE.matcher(text).region(next, text.length());
        if (!matcher.lookingAt()) {
            return false;
        }
        for (int i = next; i < matcher.end(); i++) {
            if (text.charAt(i) == '\n') {
                line++;
                lineStart = i + 1;
            }
        }
        next = matcher.end();
        return true;
    }

    private Position here() {
        return new Position(line, next - lineStart + 1);
    }
}
