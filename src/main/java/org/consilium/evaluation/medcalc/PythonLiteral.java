package org.consilium.evaluation.medcalc;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The text of a Python literal (Python reference, sections 2.4 and 6.2) as far as the benchmark's rows use it: dictionary,
 * list, tuple, text in either quotes, number, True, False, None. Values are Map, List, String, BigDecimal, Boolean, and an
 * empty Optional for None.
 */
final class PythonLiteral {
    private static final int MOST_DEPTH = 20;

    private final String text;
    private int at;

    private PythonLiteral(String text) {
        this.text = text;
    }

    /** Thrown where the text is no such literal. */
    static final class Malformed extends RuntimeException {
        private static final long serialVersionUID = 1L;

        Malformed(int at) {
            super("CSL-2900 this is no Python literal, from character " + at + " on");
        }
    }

    static Object read(String text) {
        var literal = new PythonLiteral(text);
        Object value = literal.value(0);
        literal.blanks();
        if (literal.at != text.length()) {
            throw new Malformed(literal.at);
        }
        return value;
    }

    private Object value(int depth) {
        blanks();
        if (at >= text.length() || depth > MOST_DEPTH) {
            throw new Malformed(at);
        }
        char first = text.charAt(at);
        return switch (first) {
            case '{' -> dictionary(depth);
            case '[' -> list(']', depth);
            case '(' -> list(')', depth);
            case '\'', '"' -> string(first);
            default -> Character.isLetter(first) ? word() : number();
        };
    }

    private Map<String, Object> dictionary(int depth) {
        Map<String, Object> entries = new LinkedHashMap<>();
        at++;
        while (!ends('}')) {
            Object key = value(depth + 1);
            expect(':');
            entries.put(key.toString(), value(depth + 1));
            comma('}');
        }
        at++;
        return entries;
    }

    private List<Object> list(char close, int depth) {
        List<Object> items = new ArrayList<>();
        at++;
        while (!ends(close)) {
            items.add(value(depth + 1));
            comma(close);
        }
        at++;
        return items;
    }

    private boolean ends(char close) {
        blanks();
        if (at >= text.length()) {
            throw new Malformed(at);
        }
        return text.charAt(at) == close;
    }

    private void comma(char close) {
        if (!ends(close)) {
            expect(',');
        }
    }

    private void expect(char wanted) {
        blanks();
        if (at >= text.length() || text.charAt(at) != wanted) {
            throw new Malformed(at);
        }
        at++;
    }

    private String string(char quote) {
        var string = new StringBuilder();
        for (at++; at < text.length(); at++) {
            char c = text.charAt(at);
            if (c == quote) {
                at++;
                return string.toString();
            }
            if (c == '\\') {
                at++;
                if (at == text.length()) {
                    throw new Malformed(at);
                }
                string.append(escaped(text.charAt(at)));
            } else {
                string.append(c);
            }
        }
        throw new Malformed(at);
    }

    private char escaped(char c) {
        return switch (c) {
            case 'n' -> '\n';
            case 't' -> '\t';
            case '\\', '\'', '"' -> c;
            default -> throw new Malformed(at);
        };
    }

    private Object word() {
        int from = at;
        while (at < text.length() && Character.isLetter(text.charAt(at))) {
            at++;
        }
        return switch (text.substring(from, at)) {
            case "True" -> true;
            case "False" -> false;
            case "None" -> Optional.empty();
            default -> throw new Malformed(from);
        };
    }

    private BigDecimal number() {
        int from = at;
        while (at < text.length() && "+-.eE0123456789".indexOf(text.charAt(at)) >= 0) {
            at++;
        }
        try {
            return new BigDecimal(text.substring(from, at));
        } catch (NumberFormatException none) {
            throw new Malformed(from);
        }
    }

    private void blanks() {
        while (at < text.length() && Character.isWhitespace(text.charAt(at))) {
            at++;
        }
    }
}
