package org.consilium.expression;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.LinkedHashMap;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PrinterTest {
    private static final Signature NAMES = names();

    private static Signature names() {
        var names = new LinkedHashMap<String, Type>();
        names.put("x", Type.Number.PURE);
        names.put("urea_level", new Type.Number("mmol/L"));
        names.put("fever", new Type.Logical());
        names.put("cough", new Type.Logical());
        names.put("ascites", Type.Choice.of("none", "mild", "moderate"));
        names.put("lmp", new Type.Day());
        return new Signature(names);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            1+2*3                                   | 1 + 2 * 3
            (1 + 2) * 3                             | (1 + 2) * 3
            1 - (2 - 3)                             | 1 - (2 - 3)
            (1 - 2) - 3                             | 1 - 2 - 3
            8 / (4 / 2)                             | 8 / (4 / 2)
            (8 / 4) / 2                             | 8 / 4 / 2
            2 ^ (3 ^ 2)                             | 2^3^2
            (2 ^ 3) ^ 2                             | (2^3)^2
            (-x) ^ 2                                | (-x)^2
            -(x ^ 2)                                | -x^2
            -(x + 1)                                | -(x + 1)
            2 ^ -x                                  | 2^-x
            2 * -x                                  | 2 * -x
            fever and (cough or x > 1)              | fever and (cough or x > 1)
            (fever and cough) or x <= 1             | fever and cough or x <= 1
            fever or (cough or x = 1)               | fever or (cough or x = 1)
            fever and (cough and x != 1)            | fever and (cough and x != 1)
            not (fever and cough)                   | not (fever and cough)
            not (not fever)                         | not not fever
            not x >= 1                              | not x >= 1
            ascites in ("none","mild")              | ascites in ("none", "mild")
            ascites = "none"                        | ascites = "none"
            urea_level > 7 'mmol/L'                 | urea_level > 7 'mmol/L'
            num(urea_level,'mmol/L') + 1            | num(urea_level, 'mmol/L') + 1
            quantity(x,'mg/dL')                     | quantity(x, 'mg/dL')
            lmp < @2026-01-02                       | lmp < @2026-01-02
            if(true, 1, 2)                          | if(true, 1, 2)
            band(x, <2: 1, >= -3: 2, else: 3)       | band(x, < 2: 1, >= -3: 2, else: 3)
            band(x, else: 3)                        | band(x, else: 3)
            choose(ascites, "none": 1, else: 2)     | choose(ascites, "none": 1, else: 2)
            choose(ascites, else: 2)                | choose(ascites, else: 2)
            max(x,1,2)                              | max(x, 1, 2)
            1e3                                     | 1000
            """)
    void writesATextFromWhichTheSameTreeIsRead(String text, String written) {
        Expression expression = Expression.parse(text, NAMES);

        assertThat(expression).hasToString(written);
        assertThat(Expression.parse(written, NAMES).root()).isEqualTo(expression.root());
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            2 * x - 1                               | 2 × 5 − 1
            x >= 1 and x <= 2                       | 5 ≥ 1 and 5 ≤ 2
            x != 1 or x < 1                         | 5 ≠ 1 or 5 < 1
            urea_level > 7 'mmol/L'                 | 5 > 7 mmol/L
            num(urea_level, 'mmol/L') * 2           | 5 × 2
            2 * num(urea_level + 1 'mmol/L', 'mmol/L') | 2 × (5 + 1 mmol/L)
            quantity(x + 1, 'mg/dL')                | 5 + 1
            lmp < @2026-01-02                       | 5 < 2026-01-02
            ascites in ("none", "mild")             | 5 in (none, mild)
            choose(ascites, "none": 1, else: -2)    | choose(5, none: 1, else: −2)
            band(x, <2: 1, else: 3)                 | band(5, < 2: 1, else: 3)
            """)
    void putsValuesInThePlaceOfNamesForTheReader(String text, String read) {
        assertThat(Expression.parse(text, NAMES).reading(name -> "5")).isEqualTo(read);
    }
}
