package org.consilium.expression;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ValuesTest {
    private static final LocalDate FIRST = LocalDate.of(2026, 3, 1);
    private static final LocalDate SECOND = LocalDate.of(2026, 3, 2);
    private static final LocalDate THIRD = LocalDate.of(2026, 3, 3);

    private static Value.Number between(String low, String high) {
        return Value.Number.between(new BigDecimal(low), new BigDecimal(high), "1");
    }

    private static Value.Number atLeast(String low) {
        return new Value.Number(Optional.of(new BigDecimal(low)), Optional.empty(), "1");
    }

    private static Value.Number atMost(String high) {
        return new Value.Number(Optional.empty(), Optional.of(new BigDecimal(high)), "1");
    }

    @ParameterizedTest
    @CsvSource(textBlock = """
            0.00, 0
            1.50, 1.5
            1.23456789, 1.23457
            -1.234564, -1.23456
            1.234565, 1.23457
            123456.5, 123457
            999999.5, 1000000
            1234567.8, 1234568
            99999.96, 100000
            0.000012345678, 0.0000123457
            1E+7, 10000000
            """)
    void aNumberIsShownWithSixDigitsAndNeverLessThanItsWholePart(String number, String shown) {
        assertThat(Values.text(Value.Number.exactly(new BigDecimal(number), "mg/dL")))
                .isEqualTo(shown);
    }

    @Test
    void whatIsNotKnownIsShownAsFarAsItIsKnown() {
        assertThat(Values.text(between("1", "2"))).isEqualTo("1 to 2");
        assertThat(Values.text(atLeast("1"))).isEqualTo("at least 1");
        assertThat(Values.text(atMost("2"))).isEqualTo("at most 2");
        assertThat(Values.text(Value.Number.unknown("1"))).isEqualTo("?");
        assertThat(Values.text(Value.Logical.of(true))).isEqualTo("yes");
        assertThat(Values.text(Value.Logical.of(false))).isEqualTo("no");
        assertThat(Values.text(Value.Logical.UNKNOWN)).isEqualTo("?");
        assertThat(Values.text(Value.Choice.of("mild"))).isEqualTo("mild");
        assertThat(Values.text(new Value.Choice(Set.of("none", "mild")))).isEqualTo("mild or none");
        assertThat(Values.text(Value.Day.on(FIRST))).isEqualTo("2026-03-01");
        assertThat(Values.text(Value.Day.between(FIRST, SECOND))).isEqualTo("2026-03-01 to 2026-03-02");
        assertThat(Values.text(new Value.Day(Optional.of(FIRST), Optional.empty())))
                .isEqualTo("at least 2026-03-01");
        assertThat(Values.text(new Value.Day(Optional.empty(), Optional.of(FIRST))))
                .isEqualTo("at most 2026-03-01");
        assertThat(Values.text(Value.Day.UNKNOWN)).isEqualTo("?");
    }

    @Test
    void theUnionHoldsBothAndNothingMore() {
        assertThat(Values.hull(between("1", "2"), between("4", "5"))).isEqualTo(between("1", "5"));
        assertThat(Values.hull(atLeast("4"), between("1", "2"))).isEqualTo(atLeast("1"));
        assertThat(Values.hull(between("1", "2"), Value.Logical.of(true))).isEqualTo(Value.Number.unknown("1"));
        assertThat(Values.hull(Value.Logical.of(true), Value.Logical.of(true))).isEqualTo(Value.Logical.of(true));
        assertThat(Values.hull(Value.Logical.of(true), Value.Logical.of(false))).isEqualTo(Value.Logical.UNKNOWN);
        assertThat(Values.hull(Value.Choice.of("none"), Value.Choice.of("mild")))
                .isEqualTo(new Value.Choice(Set.of("none", "mild")));
        assertThat(Values.hull(Value.Choice.of("none"), Value.Logical.UNKNOWN)).isEqualTo(Value.Choice.of("none"));
        assertThat(Values.hull(Value.Day.on(FIRST), Value.Day.on(THIRD))).isEqualTo(Value.Day.between(FIRST, THIRD));
        assertThat(Values.hull(Value.Day.on(THIRD), Value.Day.on(FIRST))).isEqualTo(Value.Day.between(FIRST, THIRD));
        assertThat(Values.hull(Value.Day.on(FIRST), new Value.Day(Optional.empty(), Optional.of(THIRD))))
                .isEqualTo(new Value.Day(Optional.empty(), Optional.of(THIRD)));
        assertThat(Values.hull(Value.Day.on(FIRST), Value.Logical.UNKNOWN)).isEqualTo(Value.Day.UNKNOWN);
    }

    @Test
    void aSetHoldsAnotherOnlyWithAllItsValues() {
        assertThat(Values.holds(between("1", "5"), between("1", "5"))).isTrue();
        assertThat(Values.holds(between("1", "5"), between("0.9", "5"))).isFalse();
        assertThat(Values.holds(between("1", "5"), between("1", "5.1"))).isFalse();
        assertThat(Values.holds(between("1", "5"), Value.Logical.of(true))).isFalse();
        assertThat(Values.holds(Value.Logical.UNKNOWN, Value.Logical.of(true))).isTrue();
        assertThat(Values.holds(Value.Logical.of(true), Value.Logical.of(true))).isTrue();
        assertThat(Values.holds(Value.Logical.of(true), Value.Logical.UNKNOWN)).isFalse();
        assertThat(Values.holds(new Value.Choice(Set.of("a", "b")), Value.Choice.of("a")))
                .isTrue();
        assertThat(Values.holds(Value.Choice.of("a"), new Value.Choice(Set.of("a", "b"))))
                .isFalse();
        assertThat(Values.holds(Value.Choice.of("a"), Value.Logical.UNKNOWN)).isFalse();
        assertThat(Values.holds(Value.Day.between(FIRST, THIRD), Value.Day.on(SECOND)))
                .isTrue();
        assertThat(Values.holds(Value.Day.between(FIRST, SECOND), Value.Day.on(THIRD)))
                .isFalse();
        assertThat(Values.holds(Value.Day.on(FIRST), Value.Logical.UNKNOWN)).isFalse();
    }

    @Test
    void oneValueIsKnownAndMoreAreNot() {
        assertThat(between("2", "2.0").known()).isTrue();
        assertThat(between("2", "3").known()).isFalse();
        assertThat(atLeast("2").known()).isFalse();
        assertThat(Value.Logical.of(false).known()).isTrue();
        assertThat(Value.Logical.UNKNOWN.known()).isFalse();
        assertThat(Value.Choice.of("a").known()).isTrue();
        assertThat(Value.Choice.of("a").single()).contains("a");
        assertThat(new Value.Choice(Set.of("a", "b")).known()).isFalse();
        assertThat(new Value.Choice(Set.of("a", "b")).single()).isEmpty();
        assertThat(Value.Day.on(FIRST).known()).isTrue();
        assertThat(Value.Day.between(FIRST, SECOND).known()).isFalse();
        assertThat(Value.Day.UNKNOWN.known()).isFalse();
        assertThat(Value.unknown(new Type.Day())).isEqualTo(Value.Day.UNKNOWN);
        assertThat(Value.unknown(Type.Choice.of("a", "b"))).isEqualTo(new Value.Choice(Set.of("a", "b")));
    }

    @Test
    void aSpanBeginsBeforeItEnds() {
        assertThatThrownBy(() -> between("2", "1")).hasMessageContaining("CSL-0020");
        assertThatThrownBy(() -> Value.Day.between(SECOND, FIRST)).hasMessageContaining("CSL-0350");
        assertThatThrownBy(() -> new Type.Number(" ")).hasMessageContaining("CSL-0351");
        assertThatThrownBy(() -> Type.Choice.of(Set.of())).hasMessageContaining("CSL-0352");
        assertThatThrownBy(() -> Formula.reading(Signature.empty()).build()).hasMessageContaining("CSL-0354");
    }
}
