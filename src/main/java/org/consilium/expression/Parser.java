package org.consilium.expression;

import java.math.BigDecimal;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.consilium.expression.MalformedExpression.Position;

/** Reads an expression text into its tree, by recursive descent; remembers where each part stands. */
final class Parser {
    private static final int DEEPEST = 100;
    private static final int LARGEST = 2_000;
    static final Set<String> RESERVED =
            Set.of("and", "or", "not", "in", "true", "false", "if", "band", "choose", "else", "num", "quantity");

    private final List<Token> tokens;
    private final Map<Node, Position> places = new IdentityHashMap<>();
    private int next;
    private int depth;

    private Parser(List<Token> tokens) {
        this.tokens = tokens;
    }

    /** A tree, and where each of its parts stands in the text. */
    record Parsed(Node root, Map<Node, Position> places) {}

    static Parsed parse(String text) {
        var parser = new Parser(Lexer.tokens(text));
        Node root = parser.expression();
        if (parser.peek().kind() != Token.Kind.END) {
            throw new MalformedExpression(parser.peek().at(), parser.peek().shown() + " was not expected here");
        }
        return new Parsed(root, parser.places);
    }

    Node expression() {
        Position at = peek().at();
        if (++depth > DEEPEST) {
            throw new MalformedExpression(at, "nested deeper than " + DEEPEST);
        }
        Node left = conjunction();
        while (acceptName("or")) {
            left = placed(at, new Node.Or(left, conjunction()));
        }
        depth--;
        return left;
    }

    private Node conjunction() {
        Position at = peek().at();
        Node left = negation();
        while (acceptName("and")) {
            left = placed(at, new Node.And(left, negation()));
        }
        return left;
    }

    private Node negation() {
        Position at = peek().at();
        if (!acceptName("not")) {
            return comparison();
        }
        deeper(at);
        Node operand = negation();
        depth--;
        return placed(at, new Node.Not(operand));
    }

    private Node comparison() {
        Position at = peek().at();
        Node left = sum();
        Optional<Node.Relation> relation = relation();
        if (relation.isPresent()) {
            return placed(at, new Node.Comparison(relation.get(), left, sum()));
        }
        return acceptName("in") ? placed(at, new Node.OneOf(left, words())) : left;
    }

    private Node sum() {
        Position at = peek().at();
        Node left = product();
        while (true) {
            if (accept("+")) {
                left = placed(at, new Node.Arithmetic(Node.Operator.PLUS, left, product()));
            } else if (accept("-")) {
                left = placed(at, new Node.Arithmetic(Node.Operator.MINUS, left, product()));
            } else {
                return left;
            }
        }
    }

    private Node product() {
        Position at = peek().at();
        Node left = signed();
        while (true) {
            if (accept("*")) {
                left = placed(at, new Node.Arithmetic(Node.Operator.TIMES, left, signed()));
            } else if (accept("/")) {
                left = placed(at, new Node.Arithmetic(Node.Operator.DIVIDED, left, signed()));
            } else {
                return left;
            }
        }
    }

    Node signed() {
        Position at = peek().at();
        if (!accept("-")) {
            return power();
        }
        deeper(at);
        Node operand = signed();
        depth--;
        return placed(at, new Node.Negative(operand));
    }

    private Node power() {
        Position at = peek().at();
        Node base = primary();
        if (!accept("^")) {
            return base;
        }
        deeper(at);
        Node exponent = signed();
        depth--;
        return placed(at, new Node.Arithmetic(Node.Operator.POWER, base, exponent));
    }

    private Node primary() {
        Token token = take();
        return switch (token.kind()) {
            case NUMBER -> amount(token);
            case WORD -> placed(token.at(), new Node.Word(token.text()));
            case DATE -> placed(token.at(), new Node.Date(day(token)));
            case NAME -> named(token);
            case SIGN -> parenthesis(token);
            case UNIT, END -> throw unexpected(token);
        };
    }

    private Node named(Token token) {
        if (token.isName("true") || token.isName("false")) {
            return placed(token.at(), new Node.Fact(token.isName("true")));
        }
        if (accept("(")) {
            Node call = new Calls(this).read(token);
            expect(")");
            return placed(token.at(), call);
        }
        if (RESERVED.contains(token.text())) {
            throw unexpected(token);
        }
        return placed(token.at(), new Node.Name(token.text()));
    }

    private Node parenthesis(Token token) {
        if (!token.is("(")) {
            throw unexpected(token);
        }
        Node inside = expression();
        expect(")");
        return inside;
    }

    private Node amount(Token token) {
        String unit = peek().kind() == Token.Kind.UNIT ? take().text() : "1";
        return placed(token.at(), new Node.Amount(new BigDecimal(token.text()), unit));
    }

    private static LocalDate day(Token token) {
        try {
            return LocalDate.parse(token.text());
        } catch (DateTimeException notInTheCalendar) {
            throw new MalformedExpression(token.at(), token.shown() + " is no day of the calendar");
        }
    }

    Optional<Node.Relation> relation() {
        for (Node.Relation relation : Node.Relation.values()) {
            if (accept(relation.sign())) {
                return Optional.of(relation);
            }
        }
        return Optional.empty();
    }

    private List<String> words() {
        expect("(");
        List<String> words = new ArrayList<>();
        do {
            words.add(expect(Token.Kind.WORD, "a word in double quotes").text());
        } while (accept(","));
        expect(")");
        return words;
    }

    Token peek() {
        return tokens.get(next);
    }

    Token take() {
        return tokens.get(next < tokens.size() - 1 ? next++ : next);
    }

    boolean accept(String sign) {
        boolean found = peek().is(sign);
        next += found ? 1 : 0;
        return found;
    }

    boolean acceptName(String name) {
        boolean found = peek().isName(name);
        next += found ? 1 : 0;
        return found;
    }

    void expect(String sign) {
        if (!accept(sign)) {
            throw new MalformedExpression(peek().at(), "expected '" + sign + "', found " + peek().shown());
        }
    }

    Token expect(Token.Kind kind, String what) {
        if (peek().kind() != kind) {
            throw new MalformedExpression(peek().at(), "expected " + what + ", found " + peek().shown());
        }
        return take();
    }

    Node placed(Position at, Node node) {
        places.put(node, at);
        if (places.size() > LARGEST) {
            throw new MalformedExpression(at, "more than " + LARGEST + " parts; split it into steps");
        }
        return node;
    }

    private void deeper(Position at) {
        if (++depth > DEEPEST) {
            throw new MalformedExpression(at, "nested deeper than this language allows");
        }
    }

    static MalformedExpression unexpected(Token token) {
        return new MalformedExpression(token.at(), token.shown() + " was not expected here");
    }
}
