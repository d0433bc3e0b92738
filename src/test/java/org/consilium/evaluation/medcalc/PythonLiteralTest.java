package org.consilium.evaluation.medcalc;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.math.BigDecimal;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.Chars;
import net.jqwik.api.constraints.StringLength;
import org.junit.jupiter.api.Test;

/** Python's way of writing what JSON would. */
class PythonLiteralTest {
    @Test
    void readsWhatRowsHold() {
        assertThat(PythonLiteral.read(
                        "{'sex': 'Male', 'age': [87, 'years'], \"it's\": True, 'INR': 1.5e0, 'none': None}"))
                .isEqualTo(Map.of(
                        "sex",
                        "Male",
                        "age",
                        List.of(new BigDecimal("87"), "years"),
                        "it's",
                        true,
                        "INR",
                        new BigDecimal("1.5e0"),
                        "none",
                        Optional.empty()));
        assertThat(PythonLiteral.read("('3 weeks', -4)")).isEqualTo(List.of("3 weeks", new BigDecimal("-4")));
        assertThat(PythonLiteral.read("'it\\'s'")).isEqualTo("it's");
    }

    @Test
    void saysWhereItBreaksOff() {
        assertThatThrownBy(() -> PythonLiteral.read("{'a': 1"))
                .isInstanceOf(PythonLiteral.Malformed.class)
                .hasMessageContaining("from character 7");
        assertThatThrownBy(() -> PythonLiteral.read("__import__('os')")).isInstanceOf(PythonLiteral.Malformed.class);
        assertThatThrownBy(() -> PythonLiteral.read("[".repeat(5_000))).isInstanceOf(PythonLiteral.Malformed.class);
    }

    @Property(tries = 2_000)
    void neverFailsInAnotherWay(
            @ForAll
                    @StringLength(max = 12)
                    @Chars({'{', '}', '[', '(', ')', ']', '\'', '"', ',', ':', 'T', '1', '-', 'e', '\\', ' '})
                    String text) {
        try {
            assertThat(PythonLiteral.read(text)).isNotNull();
        } catch (PythonLiteral.Malformed expected) {
            assertThat(expected).hasMessageStartingWith("CSL-2900");
        }
    }
}
