package org.consilium.terminology;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.fhir.ucum.Decimal;
import org.fhir.ucum.UcumEssenceService;
import org.fhir.ucum.UcumException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class UnitsTest {
    /** What the UCUM library cannot convert (temperatures), or holds for a concentration (pH). */
    private static final Set<String> SPECIAL = Set.of("Cel", "[degF]", "K", "[pH]");

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "K/uL | 10*3/uL",
                "mcU/mL | u[IU]/mL",
                "#/mm3 | /mm3",
                "mcg/mL | ug/mL",
                "mEq/L | meq/L",
                "MEQ/L | meq/L",
                "mmHg | mm[Hg]",
                "bpm | /min",
                "(score) | {score}",
                "{beats}/min | /min",
                "mOsmol/kg | mosm/kg",
                "#/100 WBC | /100{WBCs}",
                "pH | [pH]",
                "MG/DL | mg/dL",
                "mL/min/1.73m2 | mL/min/{1.73_m2}",
                "mg/dL | mg/dL"
            })
    void readsWhatLaboratoriesWrite(String written, String ucum) {
        assertThat(Units.canonical(written)).contains(ucum);
    }

    @ParameterizedTest
    @CsvSource({"EU/DL SEMI", "M", "furlong", "''"})
    void doesNotGuessAtAnUnknownOrAmbiguousUnit(String written) {
        assertThat(Units.canonical(written)).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({
        "70, [in_i], cm, 177.8",
        "100.4, [degF], Cel, 38",
        "98.6, [degF], Cel, 37",
        "37, Cel, [degF], 98.6",
        "37, Cel, K, 310.15",
        "250, 10*3/uL, 10*9/L, 250",
        "250, K/uL, 10*9/L, 250",
        "2.1, m[IU]/L, u[IU]/mL, 2.1",
        "1, kg, g, 1000",
        "0.02, ng/mL, ng/L, 20",
        "14, pg/mL, ng/L, 14",
        "0.4, 1, %, 40",
        "97, %{HemoglobinSaturation}, %, 97",
        "2.5, {INR}, 1, 2.5",
        "60, U/L, ukat/L, 1",
        "1.5, mg/dL, mg/L, 15",
        "1440, mL/(24.h), mL/min, 1"
    })
    void convertsExactly(String value, String from, String to, String expected) {
        assertThat(converted(value, from, to, null)).isEqualTo(Quantity.of(expected, to));
    }

    @ParameterizedTest
    @CsvSource({
        "1, mg/dL, umol/L, creatinine, 88.4",
        "353.6, umol/L, mg/dL, creatinine, 4",
        "100, mg/dL, mmol/L, glucose, 5.551",
        "19.6, mg/dL, mmol/L, urea-nitrogen, 6.9972",
        "10, mg/dL, mmol/L, calcium, 2.495",
        "5, meq/L, mmol/L, calcium, 2.5",
        "2.495, mmol/L, mg/dL, Calcium, 10",
        "140, meq/L, mmol/L, sodium, 140",
        "60, pmol/L, u[IU]/mL, insulin, 10",
        "10, g/dL, mmol/L, Hemoglobin, 6.206",
        "40, [IU]/L, U/L, enzyme, 40",
        "30, mg/mmol, mg/g, albumin-creatinine-ratio, 265.2",
        "50, mmol/mol, %, haemoglobin-a1c, 6.726",
        "1, g/mol, mg/mmol, enzyme, 1",
        "280, mmol/kg, mosm/kg, osmolality, 280"
    })
    void convertsMassAndMolesThroughTheFactorOfTheAnalyte(
            String value, String from, String to, String analyte, String expected) {
        assertThat(converted(value, from, to, analyte)).isEqualTo(Quantity.of(expected, to));
    }

    @Test
    void goesThroughMolesFromChargeToMass() {
        assertThat(converted("4.99", "meq/L", "mg/dL", "calcium")).isEqualTo(Quantity.of("10", "mg/dL"));
    }

    @ParameterizedTest
    @CsvSource({
        "mg/dL, mmol/L",
        "meq/L, mmol/L",
        "mL/min, mL/min/{1.73_m2}",
        "ng/mL{FEU}, ng/mL{DDU}",
        "{INR}, {score}",
        "%, {INR}",
        "Cel, kg",
        "furlong, m",
        "m, furlong"
    })
    void refusesWhatItCannotKnow(String from, String to) {
        assertThat(Units.convert(Quantity.of("1", from), to)).isInstanceOf(Conversion.Refused.class);
    }

    @Test
    void refusesAnAnalyteWithoutAFactorBetweenTheUnits() {
        assertThat(Units.convert(Quantity.of("1", "mg/dL"), "mmol/L", Analyte.named("sodium")))
                .isInstanceOf(Conversion.Refused.class);
    }

    @Test
    void leavesAnUnknownUnitAloneWhereNothingIsToBeConverted() {
        assertThat(Units.convert(Quantity.of("3", "furlong"), "furlong"))
                .isEqualTo(new Conversion.Converted(Quantity.of("3", "furlong"), ""));
    }

    @Test
    void saysWhichFactorWasUsed() {
        assertThat(Units.convert(Quantity.of("159", "umol/L"), "mg/dL", Analyte.named("creatinine")))
                .isInstanceOfSatisfying(
                        Conversion.Converted.class,
                        converted -> assertThat(converted.how()).isEqualTo("creatinine: 1 mg/dL = 88.40 umol/L"));
    }

    @Test
    void everyUnitIsValidUcum() throws UcumException {
        var ucum = ucum();
        assertThat(Units.known())
                .hasSizeGreaterThan(60)
                .allSatisfy(unit -> assertThat(ucum.validate(unit)).as(unit).isNull());
    }

    /**
     * The second implementation: wherever the UCUM library can convert, both agree in at least one direction. It cuts
     * inches to three digits and is wrong by ten in one direction for 1 g/d and 1 g/mol.
     */
    @Test
    void everyFactorAgreesWithUcum() throws UcumException {
        var ucum = ucum();
        List<String> differing = new ArrayList<>();
        int compared = 0;
        for (String from : Units.known()) {
            for (String to : Units.known()) {
                boolean special = SPECIAL.contains(from) || SPECIAL.contains(to);
                if (from.compareTo(to) < 0
                        && !special
                        && Units.convert(Quantity.of("1", from), to) instanceof Conversion.Converted ours) {
                    double factor = ours.quantity().value().doubleValue();
                    compared++;
                    if (far(factor, factor(ucum, from, to)) && far(1 / factor, factor(ucum, to, from))) {
                        differing.add(from + " to " + to);
                    }
                }
            }
        }
        assertThat(differing).isEmpty();
        assertThat(compared).isGreaterThan(250);
    }

    private static double factor(UcumEssenceService ucum, String from, String to) throws UcumException {
        return Double.parseDouble(
                ucum.convert(new Decimal("1.00000000000000"), from, to).asDecimal());
    }

    private static boolean far(double ours, double theirs) {
        return Math.abs(ours / theirs - 1) > 0.002;
    }

    private static UcumEssenceService ucum() throws UcumException {
        return new UcumEssenceService(UnitsTest.class.getResourceAsStream("/ucum-essence.xml"));
    }

    private static Quantity converted(String value, String from, String to, String analyte) {
        var conversion = Units.convert(
                new Quantity(new BigDecimal(value), from),
                to,
                Optional.ofNullable(analyte).flatMap(Analyte::named));
        assertThat(conversion).isInstanceOf(Conversion.Converted.class);
        return ((Conversion.Converted) conversion).quantity();
    }
}
