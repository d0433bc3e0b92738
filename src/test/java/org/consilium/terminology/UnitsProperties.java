package org.consilium.terminology;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.util.List;
import java.util.Optional;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.BigRange;
import net.jqwik.api.constraints.Scale;

class UnitsProperties {
    private static final BigDecimal HAIR = new BigDecimal("1E-25");
    private static final List<String> UNITS = List.copyOf(Units.known());
    private static final List<Analyte> ANALYTES =
            List.copyOf(UnitTable.shipped().analytes());

    @Provide
    Arbitrary<String> units() {
        return Arbitraries.of(UNITS);
    }

    @Provide
    Arbitrary<Optional<Analyte>> analytes() {
        return Arbitraries.of(ANALYTES).optional();
    }

    @Property(tries = 3000)
    void thereAndBackIsTheSame(
            @ForAll @BigRange(min = "-1000", max = "100000") @Scale(6) BigDecimal value,
            @ForAll("units") String from,
            @ForAll("units") String to,
            @ForAll("analytes") Optional<Analyte> analyte) {
        if (Units.convert(new Quantity(value, from), to, analyte) instanceof Conversion.Converted there) {
            var back = (Conversion.Converted) Units.convert(there.quantity(), from, analyte);
            assertClose(back.quantity().value(), value);
        }
    }

    @Property(tries = 3000)
    void isLinear(
            @ForAll @BigRange(min = "0", max = "100000") @Scale(6) BigDecimal one,
            @ForAll @BigRange(min = "0", max = "100000") @Scale(6) BigDecimal other,
            @ForAll("units") String from,
            @ForAll("units") String to,
            @ForAll("analytes") Optional<Analyte> analyte) {
        if (Units.convert(new Quantity(one, from), to, analyte) instanceof Conversion.Converted first) {
            BigDecimal mean = one.add(other).divide(BigDecimal.TWO);
            BigDecimal a = first.quantity().value();
            BigDecimal b = number(Units.convert(new Quantity(other, from), to, analyte));
            assertClose(
                    number(Units.convert(new Quantity(mean, from), to, analyte)),
                    a.add(b).divide(BigDecimal.TWO));
            assertThat(one.compareTo(other)).isEqualTo(a.compareTo(b));
        }
    }

    @Property
    void neverConvertsWhatItDoesNotKnow(@ForAll("units") String to, @ForAll String from) {
        if (Units.canonical(from).isEmpty() && !from.isBlank()) {
            assertThat(Units.convert(new Quantity(BigDecimal.ONE, from), to)).isInstanceOf(Conversion.Refused.class);
        }
    }

    @Property
    void aKnownUnitIsItsOwnCanonicalForm(@ForAll("units") String unit) {
        assertThat(Units.canonical(unit)).contains(unit);
        assertThat(Units.canonical(" " + unit)).contains(unit);
    }

    private static BigDecimal number(Conversion conversion) {
        return ((Conversion.Converted) conversion).quantity().value();
    }

    private static void assertClose(BigDecimal actual, BigDecimal expected) {
        BigDecimal size = expected.abs().max(BigDecimal.ONE);
        assertThat(actual.subtract(expected).abs()).isLessThanOrEqualTo(size.multiply(HAIR));
    }
}
