package org.consilium.expression;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;

/** The syntax tree of an expression. Two texts that mean the same word for word have equal trees. */
public sealed interface Node {

    /** A number as written, never negative, with its unit: {@code 7 'mmol/L'}; "1" where none is written. */
    record Amount(BigDecimal value, String unit) implements Node {
        public Amount {
            value = value.scale() < 0 ? value.setScale(0) : value;
        }
    }

    /** A word of an enumeration: {@code "female"}. */
    record Word(String text) implements Node {}

    /** {@code true} or {@code false}. */
    record Fact(boolean value) implements Node {}

    /** A calendar day: {@code @2026-11-22}. */
    record Date(LocalDate day) implements Node {}

    /** An input, or an earlier step. */
    record Name(String name) implements Node {}

    /** {@code -x}. */
    record Negative(Node operand) implements Node {}

    /** {@code + - * / ^}. */
    record Arithmetic(Operator operator, Node left, Node right) implements Node {}

    /** {@code < <= > >= = !=}. */
    record Comparison(Relation relation, Node left, Node right) implements Node {}

    /** {@code x in ("a", "b")}. */
    record OneOf(Node subject, List<String> words) implements Node {
        public OneOf {
            words = List.copyOf(words);
        }
    }

    /** {@code a and b}, strong Kleene. */
    record And(Node left, Node right) implements Node {}

    /** {@code a or b}, strong Kleene. */
    record Or(Node left, Node right) implements Node {}

    /** {@code not a}. */
    record Not(Node operand) implements Node {}

    /** {@code if(condition, then, otherwise)}. */
    record If(Node condition, Node then, Node otherwise) implements Node {}

    /** {@code band(x, <2: 1, <=3: 2, else: 3)}: the first row that holds gives the result. */
    record Bands(Node subject, List<Band> rows, Node otherwise) implements Node {
        public Bands {
            rows = List.copyOf(rows);
        }
    }

    /** One row of a band table; the limit is an amount or a negative amount. */
    record Band(Relation relation, Node limit, Node result) {}

    /** {@code choose(x, "none": 0, "mild": 1, else: 2)}; without else every word has its row. */
    record Table(Node subject, List<Row> rows, Optional<Node> otherwise) implements Node {
        public Table {
            rows = List.copyOf(rows);
        }
    }

    record Row(String word, Node result) {}

    /** {@code num(x, 'mg/dL')}: the bare number of x, whose unit must be the one named. */
    record Bare(Node operand, String unit) implements Node {}

    /** {@code quantity(x, 'mL/min')}: a pure number becomes a quantity. */
    record Measured(Node operand, String unit) implements Node {}

    record Call(Function function, List<Node> arguments) implements Node {
        public Call {
            arguments = List.copyOf(arguments);
        }
    }

    enum Operator {
        PLUS("+"),
        MINUS("-"),
        TIMES("*"),
        DIVIDED("/"),
        POWER("^");

        private final String sign;

        Operator(String sign) {
            this.sign = sign;
        }

        public String sign() {
            return sign;
        }
    }

    enum Relation {
        LESS("<"),
        AT_MOST("<="),
        GREATER(">"),
        AT_LEAST(">="),
        EQUAL("="),
        DIFFERENT("!=");

        private final String sign;

        Relation(String sign) {
            this.sign = sign;
        }

        public String sign() {
            return sign;
        }
    }

    /** The functions, with how many arguments each takes. */
    enum Function {
        LN("ln", 1, 1),
        EXP("exp", 1, 1),
        SQRT("sqrt", 1, 1),
        CBRT("cbrt", 1, 1),
        ABS("abs", 1, 1),
        FLOOR("floor", 1, 1),
        CEIL("ceil", 1, 1),
        ROUND("round", 2, 2),
        MIN("min", 2, 20),
        MAX("max", 2, 20),
        CLAMP("clamp", 3, 3),
        POINTS("points", 2, 2),
        COUNT("count", 1, 40),
        AT_LEAST("at_least", 2, 41),
        DAYS("days", 2, 2),
        YEARS("years", 2, 2),
        PLUS_DAYS("plus_days", 2, 2);

        private final String word;
        private final int fewest;
        private final int most;

        Function(String word, int fewest, int most) {
            this.word = word;
            this.fewest = fewest;
            this.most = most;
        }

        public String word() {
            return word;
        }

        int fewest() {
            return fewest;
        }

        int most() {
            return most;
        }
    }
}
