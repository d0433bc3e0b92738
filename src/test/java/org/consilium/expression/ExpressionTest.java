package org.consilium.expression;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.Map;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ExpressionTest {
    private static final Signature NAMES = names();

    private static Signature names() {
        var names = new LinkedHashMap<String, Type>();
        names.put("x", Type.Number.PURE);
        names.put("y", Type.Number.PURE);
        names.put("age", new Type.Number("a"));
        names.put("creatinine", new Type.Number("mg/dL"));
        names.put("creatinine_si", new Type.Number("umol/L"));
        names.put("fever", new Type.Logical());
        names.put("cough", new Type.Logical());
        names.put("sex", Type.Choice.of("female", "male"));
        names.put("ascites", Type.Choice.of("none", "mild", "moderate"));
        names.put("lmp", new Type.Day());
        return new Signature(names);
    }

    private static Value evaluate(String text, Bindings bindings) {
        return Expression.parse(text, NAMES).evaluate(bindings);
    }

    private static Bindings x(String low, String high) {
        return Bindings.of("x", Value.Number.between(new BigDecimal(low), new BigDecimal(high), "1"));
    }

    private static String text(String expression, Bindings bindings) {
        return Values.text(evaluate(expression, bindings));
    }

    @Nested
    class WithEverythingKnown {
        @ParameterizedTest
        @CsvSource(delimiter = '|', textBlock = """
                1 + 2 * 3                       | 7
                (1 + 2) * 3                     | 9
                10 - 3 - 2                      | 5
                100 / 10 / 5                    | 2
                -2 ^ 2                          | -4
                2 ^ 3 ^ 2                       | 512
                2 ^ -1                          | 0.5
                10 / 3 * 3 = 10                 | yes
                0.1 + 0.2 = 0.3                 | yes
                ln(exp(2)) = 2                  | yes
                8 ^ (1 / 3) = 2                 | yes
                cbrt(-27)                       | -3
                sqrt(2)                         | 1.41421
                exp(1)                          | 2.71828
                ln(10)                          | 2.30259
                round(2.5, 0)                   | 3
                round(-2.5, 0)                  | -3
                round(1.005, 2)                 | 1.01
                floor(-1.5)                     | -2
                ceil(1.2)                       | 2
                abs(-3)                         | 3
                min(3, 1, 2)                    | 1
                max(3, 1, 2)                    | 3
                clamp(7, 1, 4)                  | 4
                clamp(0.2, 1, 4)                | 1
                band(2, <2: 1, <=3: 2, else: 3) | 2
                band(3, <2: 1, <=3: 2, else: 3) | 2
                band(1, <2: 1, <=3: 2, else: 3) | 1
                band(4, <2: 1, <=3: 2, else: 3) | 3
                band(-4, < -3: 1, else: 2)      | 1
                if(1 < 2, 5, 6)                 | 5
                points(2 >= 2, 3)               | 3
                count(true, false, true)        | 2
                at_least(2, true, false, true)  | yes
                not 1 > 2 and true              | yes
                70 'a' / 7 'a'                  | 10
                days(@2024-02-28, @2024-03-01)  | 2
                years(@2000-02-29, @2026-02-28) | 25
                years(@2000-02-28, @2026-02-28) | 26
                plus_days(@2026-01-01, 280 'd') | 2026-10-08
                @2026-01-01 < @2026-01-02       | yes
                """)
        void givesTheOneValue(String expression, String expected) {
            assertThat(text(expression, Bindings.none())).isEqualTo(expected);
        }

        @ParameterizedTest
        @CsvSource(delimiter = '|', textBlock = """
                5 'kg' * 2                      | 10   | kg
                2 * 5 'kg'                      | 10   | kg
                -(5 'kg')                       | -5   | kg
                5 'kg' + 1 'kg'                 | 6    | kg
                5 'kg' - 1 'kg'                 | 4    | kg
                10 'kg' / 4                     | 2.5  | kg
                10 'kg' / 4 'kg'                | 2.5  | 1
                abs(-5 'kg')                    | 5    | kg
                floor(5.5 'kg')                 | 5    | kg
                ceil(5.5 'kg')                  | 6    | kg
                round(5.55 'kg', 1)             | 5.6  | kg
                round(5.5555555555555, 12)      | 5.555555555556 | 1
                min(5 'kg', 4 'kg')             | 4    | kg
                max(5 'kg', 4 'kg')             | 5    | kg
                clamp(5 'kg', 1 'kg', 4 'kg')   | 4    | kg
                if(true, 5 'kg', 4 'kg')        | 5    | kg
                band(1, <2: 5 'kg', else: 4 'kg') | 5  | kg
                quantity(3, 'kg')               | 3    | kg
                num(3 'kg', 'kg')               | 3    | 1
                days(@2026-01-01, @2026-01-03)  | 2    | d
                years(@2020-01-01, @2026-01-03) | 6    | a
                """)
        void keepsTheUnit(String expression, String number, String unit) {
            var value = (Value.Number) evaluate(expression, Bindings.none());
            assertThat(value.single().orElseThrow()).isEqualByComparingTo(number);
            assertThat(value.unit()).isEqualTo(unit);
            assertThat(Expression.parse(expression, NAMES).type()).isEqualTo(new Type.Number(unit));
        }

        @ParameterizedTest
        @CsvSource(delimiter = '|', textBlock = """
                @2026-01-02 < @2026-01-02       | no
                @2026-01-02 <= @2026-01-02      | yes
                @2026-01-02 >= @2026-01-02      | yes
                @2026-01-02 > @2026-01-02       | no
                @2026-01-02 = @2026-01-02       | yes
                @2026-01-02 != @2026-01-02      | no
                @2026-01-03 = @2026-01-02       | no
                2 < 2                           | no
                2 <= 2                          | yes
                2 >= 2                          | yes
                2 > 2                           | no
                2 != 2                          | no
                2 = 3                           | no
                at_least(3, true, false, true)  | no
                points(1 > 2, 3)                | 0
                clamp(1, 1, 4)                  | 1
                clamp(4, 1, 4)                  | 4
                if(false, 5, 6)                 | 6
                not false                       | yes
                true and false                  | no
                false or false                  | no
                """)
        void decidesAtTheEdge(String expression, String expected) {
            assertThat(text(expression, Bindings.none())).isEqualTo(expected);
        }

        @Test
        void logarithmsAndPowersAreRightToTwentyEightDigits() {
            assertThat(evaluate("ln(2)", Bindings.none()))
                    .isEqualTo(Value.Number.exactly(new BigDecimal("0.6931471805599453094172321215"), "1"));
            assertThat(evaluate("exp(-1)", Bindings.none()))
                    .isEqualTo(Value.Number.exactly(new BigDecimal("0.3678794411714423215955237702"), "1"));
            assertThat(evaluate("2 ^ 0.5", Bindings.none()))
                    .isEqualTo(Value.Number.exactly(new BigDecimal("1.414213562373095048801688724"), "1"));
        }

        @Test
        void wordsAndTables() {
            Bindings bindings = Bindings.of("ascites", Value.Choice.of("mild"));
            assertThat(text("choose(ascites, \"none\": 1, \"mild\": 2, \"moderate\": 3)", bindings))
                    .isEqualTo("2");
            assertThat(text("ascites in (\"mild\", \"moderate\")", bindings)).isEqualTo("yes");
            assertThat(text("ascites = \"none\"", bindings)).isEqualTo("no");
            assertThat(text("ascites != \"none\"", bindings)).isEqualTo("yes");
        }
    }

    @Nested
    class WithSomethingUnknown {
        @Test
        void aNameThatIsNotBoundIsNotKnown() {
            assertThat(evaluate("x + 1", Bindings.none())).isEqualTo(Value.Number.unknown("1"));
            assertThat(evaluate("fever", Bindings.none())).isEqualTo(Value.Logical.UNKNOWN);
        }

        @Test
        void falseDecidesAConjunctionWhateverTheOther() {
            assertThat(text("false and fever", Bindings.none())).isEqualTo("no");
            assertThat(text("true or fever", Bindings.none())).isEqualTo("yes");
            assertThat(text("true and fever", Bindings.none())).isEqualTo("?");
        }

        @Test
        void unknownPointsGiveASpan() {
            assertThat(text("points(fever, 2) + points(cough, 1) + 1", Bindings.none()))
                    .isEqualTo("1 to 4");
        }

        @Test
        void aBandTableGivesTheSpanOfTheBandsThatAreLeft() {
            assertThat(text("band(x, <2: 1, <=3: 2, else: 7)", x("2.5", "2.9"))).isEqualTo("2");
            assertThat(text("band(x, <2: 1, <=3: 2, else: 7)", x("1", "2.5"))).isEqualTo("1 to 2");
            assertThat(text("band(x, <2: 1, <=3: 2, else: 7)", Bindings.none())).isEqualTo("1 to 7");
        }

        @Test
        void whatHasNoResultIsNotKnown() {
            assertThat(text("1 / x", x("-1", "1"))).isEqualTo("?");
            assertThat(text("ln(x)", x("0", "1"))).isEqualTo("?");
            assertThat(text("sqrt(0 - 1)", Bindings.none())).isEqualTo("?");
            assertThat(text("0 ^ 0", Bindings.none())).isEqualTo("?");
            assertThat(text("clamp(1 / 0, 2, 3)", Bindings.none())).isEqualTo("2 to 3");
        }

        @Test
        void anUnknownUsedTwiceIsTheSameInBothPlaces() {
            assertThat(text("points(fever, 1) + points(not fever, 1)", Bindings.none()))
                    .isEqualTo("1");
            assertThat(text("fever or not fever", Bindings.none())).isEqualTo("yes");
            assertThat(text("if(sex = \"female\", 2, 5) - if(sex = \"female\", 1, 4)", Bindings.none()))
                    .isEqualTo("1");
        }

        @Test
        void halfKnownChoicesKeepWhatIsLeft() {
            Bindings some = Bindings.of("ascites", new Value.Choice(java.util.Set.of("mild", "moderate")));
            assertThat(text("choose(ascites, \"none\": 1, \"mild\": 2, \"moderate\": 3)", some))
                    .isEqualTo("2 to 3");
            assertThat(text("ascites = \"none\"", some)).isEqualTo("no");
        }

        @Test
        void aDayWithinItsMonthGivesASpanOfYears() {
            var birth = Value.Day.between(LocalDate.of(1960, 1, 1), LocalDate.of(1960, 12, 31));
            assertThat(text("years(lmp, @2026-06-30)", Bindings.of("lmp", birth)))
                    .isEqualTo("65 to 66");
        }

        @Test
        void daysThatOverlapCannotBeTold() {
            Bindings spring =
                    Bindings.of("lmp", Value.Day.between(LocalDate.of(2026, 3, 1), LocalDate.of(2026, 3, 31)));
            assertThat(text("lmp < @2026-03-15", spring)).isEqualTo("?");
            assertThat(text("lmp < @2026-03-01", spring)).isEqualTo("no");
            assertThat(text("lmp < @2026-04-01", spring)).isEqualTo("yes");
            assertThat(text("lmp <= @2026-03-31", spring)).isEqualTo("yes");
            assertThat(text("lmp = @2026-03-15", spring)).isEqualTo("?");
            assertThat(text("lmp < @2026-03-15", Bindings.none())).isEqualTo("?");
            assertThat(text("@2026-03-15 < lmp", Bindings.none())).isEqualTo("?");
        }

        @Test
        void numbersThatOverlapCannotBeTold() {
            assertThat(text("x < 2", x("1", "3"))).isEqualTo("?");
            assertThat(text("x < 1", x("1", "3"))).isEqualTo("no");
            assertThat(text("x <= 3", x("1", "3"))).isEqualTo("yes");
            assertThat(text("x = 3", x("1", "3"))).isEqualTo("?");
            assertThat(text("x != 4", x("1", "3"))).isEqualTo("yes");
            assertThat(text("if(x > 2, 10, 20)", x("1", "3"))).isEqualTo("10 to 20");
            assertThat(text("at_least(1, x > 2, fever)", x("1", "3"))).isEqualTo("?");
            assertThat(text("at_least(1, x > 0, fever)", x("1", "3"))).isEqualTo("yes");
            assertThat(text("choose(if(x > 2, \"none\", \"mild\"), \"none\": 1, \"mild\": 5)", x("1", "3")))
                    .isEqualTo("1 to 5");
        }

        @Test
        void aValueInAnotherUnitSaysNothing() {
            var wrong = Bindings.of("creatinine", Value.Number.exactly(BigDecimal.TEN, "umol/L"));
            assertThat(evaluate("creatinine", wrong)).isEqualTo(Value.Number.unknown("mg/dL"));
        }

        @Test
        void aWordThatIsNoneOfTheListSaysNothing() {
            assertThat(text("sex = \"female\"", Bindings.of("sex", Value.Choice.of("other"))))
                    .isEqualTo("?");
        }
    }

    @Nested
    class WhatIsRefusedWhenItIsRead {
        @ParameterizedTest
        @CsvSource(delimiter = '|', textBlock = """
                creatinine + creatinine_si      | 1  | nothing is converted here
                creatinine > 1.3                | 1  | a pure number; nothing is converted here
                age + 1                         | 1  | meets a pure number
                creatinine * age                | 1  | take their numbers with num
                1 / creatinine                  | 1  | take their numbers with num
                ln(creatinine)                  | 4  | take its number with num(x, 'mg/dL')
                num(creatinine, 'umol/L')       | 1  | nothing is converted here
                min(creatinine, age)            | 17 | meets
                weight * 2                      | 1  | neither an input nor an earlier step
                fever + 1                       | 1  | a number was expected
                not age                         | 5  | a statement was expected
                if(age, 1, 2)                   | 4  | a statement was expected
                if(fever, 1, true)              | 1  | one result is a pure number
                sex = "woman"                   | 1  | is none of [female, male]
                choose(sex, "female": 1)        | 1  | there is no 'else'
                choose(sex, "male": 1, "male": 2, else: 3) | 1 | has two rows
                band(x, <y: 1, else: 2)         | 10 | a limit of a band is a number as written
                band(age, <65: 0, else: 1)      | 12 | nothing is converted here
                band(x, <1: 1)                  | 14 | expected ','
                round(x, y)                     | 10 | whole number of decimals
                log(x)                          | 1  | there is no function 'log'
                points(fever)                   | 1  | takes 2 to 2 arguments
                1 +                             | 4  | the end of the text
                1 2                             | 3  | was not expected here
                x < y < 1                       | 7  | was not expected here
                x ; y                           | 3  | no part of an expression begins like this
                @2026-02-30                     | 1  | no day of the calendar
                fever = cough                   | 1  | cannot be compared
                and                             | 1  | was not expected here
                """)
        void saysWhereAndWhy(String text, int column, String reason) {
            assertThatThrownBy(() -> Expression.parse(text, NAMES))
                    .isInstanceOfSatisfying(MalformedExpression.class, refused -> {
                        assertThat(refused.reason()).contains(reason);
                        assertThat(refused.line()).isEqualTo(1);
                        assertThat(refused.column()).isEqualTo(column);
                    });
        }

        @ParameterizedTest
        @CsvSource(delimiter = '|', quoteCharacter = '~', textBlock = """
                round(x, 13)                    | from 0 to 12
                round(x, 1.5)                   | from 0 to 12
                round(x, 1 'a')                 | from 0 to 12
                fever in ("yes")                | 'in' asks for an enumeration
                choose(fever, else: 1)          | 'choose' asks for an enumeration
                sex in ("female", "woman")      | "woman" is none of [female, male]
                choose(sex, "woman": 1, else: 2)| "woman" is none of [female, male]
                choose(sex, "female": 1, else: fever) | one result is a pure number, another a statement
                plus_days(x, 1 'd')             | a day was expected, this is a pure number
                plus_days(lmp, 1)               | meets a number in 'd'
                days(lmp, x)                    | a day was expected
                count(fever, x)                 | a statement was expected, this is a pure number
                at_least(fever, fever)          | a number was expected, this is a statement
                at_least(1, x)                  | a statement was expected
                points(fever, age)              | a pure number was expected, this is in 'a'
                points(x, 1)                    | a statement was expected
                quantity(age, 'kg')             | a pure number was expected
                age ^ 2                         | a pure number was expected
                2 ^ age                         | a pure number was expected
                clamp(age, 1, 2)                | meets
                exp(fever)                      | a number was expected
                abs(fever)                      | a number was expected
                fever and x                     | a statement was expected
                x or fever                      | a statement was expected
                sex < "male"                    | one of [female, male] cannot be compared by < with one of [male]
                "male" = sex                    | cannot be compared
                lmp = x                         | a day cannot be compared by = with a pure number
                x = lmp                         | cannot be compared
                if(fever, lmp, 1)               | one result is a day, another a pure number
                if(x > 1, 1, 2 'a')             | nothing is converted here
                band(fever, <1: 1, else: 2)     | a number was expected
                band(x, <1: 1, else: fever)     | one result is a statement, another a pure number
                band(x, <(1 + 1): 1, else: 2)   | a limit of a band is a number as written
                band(x, 1: 1, else: 2)          | expected a limit such as '<2:' or 'else:', found '1'
                band(x, <-fever: 1, else: 2)    | a limit of a band is a number as written
                choose(sex, 1: 2)               | expected a word in double quotes, found '1'
                num(x)                          | expected ',', found ')'
                num(x, x)                       | expected a unit in single quotes, found 'x'
                (1 + 2                          | expected ')', found the end of the text
                min()                           | ')' was not expected here
                log(x)                          | there are ln, exp
                clamp(x, 1)                     | takes 3 to 3 arguments, here are 2
                clamp(x, 1, 2, 3)               | takes 3 to 3 arguments, here are 4
                else                            | 'else' was not expected here
                'kg'                            | 'kg' was not expected here
                * 2                             | '*' was not expected here
                """)
        void saysWhy(String text, String reason) {
            assertThatThrownBy(() -> Expression.parse(text, NAMES)).hasMessageContaining(reason);
        }

        @Test
        void anEmptyTableOfWordsIsRefusedAndAnElseAloneIsNot() {
            assertThat(text("choose(sex, else: 1)", Bindings.none())).isEqualTo("1");
            assertThat(text("choose(sex, \"male\": 1, else: 3)", Bindings.none()))
                    .isEqualTo("1 to 3");
        }

        @Test
        void theBoundsThemselvesAreAllowed() {
            assertThat(text("(".repeat(99) + "1" + ")".repeat(99), Bindings.none()))
                    .isEqualTo("1");
            assertThat(text("-".repeat(99) + "1", Bindings.none())).isEqualTo("-1");
            assertThat(text("not ".repeat(99) + "fever", Bindings.of("fever", Value.Logical.of(true))))
                    .isEqualTo("no");
            assertThat(text("-1" + " + 1".repeat(999), Bindings.none())).isEqualTo("998");
            assertThat(text("1" + " ".repeat(19_999), Bindings.none())).isEqualTo("1");
            assertThatThrownBy(() -> Expression.parse("1" + " + 1".repeat(1000), NAMES))
                    .hasMessageContaining("more than 2000 parts");
            assertThatThrownBy(() -> Expression.parse("(".repeat(100) + "1" + ")".repeat(100), NAMES))
                    .hasMessageContaining("nested deeper than 100");
            assertThatThrownBy(() -> Expression.parse("1" + " ".repeat(20_000), NAMES))
                    .hasMessageContaining("longer than 20000");
        }

        @Test
        void depthIsGivenBackWhenAPartEnds() {
            String deep = "(".repeat(60) + "1" + ")".repeat(60);
            assertThat(text(deep + " + " + deep, Bindings.none())).isEqualTo("2");
            assertThat(text("--1".repeat(1) + " + --1".repeat(60), Bindings.none()))
                    .isEqualTo("61");
            assertThat(text("1 ^ 1" + " + 1 ^ 1".repeat(60), Bindings.none())).isEqualTo("61");
            assertThat(text("not not true" + " and not not true".repeat(60), Bindings.none()))
                    .isEqualTo("yes");
        }

        @Test
        void linesAreCounted() {
            assertThatThrownBy(() -> Expression.parse("1 +\n\n   nothing", NAMES))
                    .hasMessageStartingWith("CSL-0353 line 3, column 4:");
        }

        @Test
        void depthAndLengthAreBounded() {
            assertThatThrownBy(() -> Expression.parse("(".repeat(5000), NAMES)).hasMessageContaining("nested");
            assertThatThrownBy(() -> Expression.parse("-".repeat(5000), NAMES)).hasMessageContaining("nested");
            assertThatThrownBy(() -> Expression.parse("not ".repeat(900) + "fever", NAMES))
                    .hasMessageContaining("nested");
            assertThatThrownBy(() -> Expression.parse("2 ^ ".repeat(900) + "2", NAMES))
                    .hasMessageContaining("nested");
            assertThatThrownBy(() -> Expression.parse("x" + " + x".repeat(3000), NAMES))
                    .hasMessageContaining("parts");
            assertThatThrownBy(() -> Expression.parse(" ".repeat(30_000), NAMES))
                    .hasMessageContaining("longer");
        }
    }

    @Test
    void theTraceShowsFormulaAndValues() {
        Formula formula = Formula.reading(NAMES)
                .step("k", "if(sex = \"female\", 0.7, 0.9)")
                .step("ratio", "num(creatinine, 'mg/dL') / k")
                .step("egfr", "quantity(142 * min(ratio, 1) ^ -0.302, 'mL/min/{1.73_m2}')")
                .build();
        var bindings = new Bindings(Map.of(
                "sex", Value.Choice.of("male"),
                "creatinine", Value.Number.exactly(new BigDecimal("0.8"), "mg/dL")));
        Evaluation evaluation = formula.evaluate(bindings);
        assertThat(evaluation.steps())
                .extracting(Evaluation.Step::formula)
                .containsExactly("if(sex = female, 0.7, 0.9)", "creatinine / k", "142 × min(ratio, 1)^−0.302");
        assertThat(evaluation.steps())
                .extracting(Evaluation.Step::substituted)
                .containsExactly("if(male = female, 0.7, 0.9)", "0.8 / 0.9", "142 × min(0.888889, 1)^−0.302");
        assertThat(evaluation.value()).isEqualTo(formula.value(bindings));
        assertThat(formula.type()).isEqualTo(new Type.Number("mL/min/{1.73_m2}"));
        assertThat(Values.text(evaluation.value())).isEqualTo("147.142");
    }

    @Test
    void aStepCannotTakeATakenName() {
        assertThatThrownBy(() -> Formula.reading(NAMES).step("x", "1")).hasMessageContaining("already taken");
        assertThatThrownBy(() -> Formula.reading(NAMES).step("if", "1")).hasMessageContaining("already taken");
    }

    @Test
    void namesItUsesAreKnown() {
        assertThat(Expression.parse("x + y * x", NAMES).uses()).containsExactly("x", "y");
    }
}
