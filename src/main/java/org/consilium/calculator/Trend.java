package org.consilium.calculator;

import java.math.BigDecimal;
import java.math.MathContext;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import org.consilium.assessment.Calculation;
import org.consilium.assessment.Evidence;
import org.consilium.chart.ClinicalTime;
import org.consilium.chart.Finding;
import org.consilium.chart.PatientChart;
import org.consilium.chart.Result;
import org.consilium.expression.Type;
import org.consilium.terminology.Analyte;
import org.consilium.terminology.Conversion;
import org.consilium.terminology.Measurand;
import org.consilium.terminology.Units;

/** Earlier values of a measured input, in its unit, oldest first. Values of doubt are left out: they only draw a line. */
final class Trend {
    private static final int MOST = 12;

    private Trend() {}

    static List<Calculation.Point> of(InputForm input, PatientChart chart) {
        if (!(input.type() instanceof Type.Number number) || input.measurand().isEmpty()) {
            return List.of();
        }
        Measurand measurand = input.measurand().get();
        List<Finding.Observation> newestFirst = chart.observations(measurand.codeSet()).stream()
                .filter(Trend::isFinal)
                .filter(finding -> finding.time()
                        .map(time -> !time.latest().isAfter(chart.asOf()))
                        .orElse(false))
                .sorted(Comparator.comparing((Finding.Observation finding) ->
                                finding.time().map(ClinicalTime::latest).orElse(chart.asOf()))
                        .reversed())
                .toList();
        return newestFirst.stream()
                .flatMap(finding -> point(finding, measurand, number.unit()).stream())
                .limit(MOST)
                .toList()
                .reversed();
    }

    private static boolean isFinal(Finding.Observation finding) {
        return switch (finding.status()) {
            case FINAL, AMENDED, CORRECTED -> true;
            case PRELIMINARY, REGISTERED, UNKNOWN -> false;
        };
    }

    private static Optional<Calculation.Point> point(Finding.Observation finding, Measurand measurand, String unit) {
        if (!(finding.result() instanceof Result.Measured measured) || measured.bound() != Result.Bound.EXACT) {
            return Optional.empty();
        }
        Optional<Analyte> analyte = measurand.codes().stream()
                .filter(coded -> finding.concept().codes().contains(coded.code()))
                .findFirst()
                .flatMap(Measurand.CodedAs::analyte);
        if (!analyte.equals(measurand.analyte())
                || !(Units.convert(measured.quantity(), unit, analyte) instanceof Conversion.Converted converted)) {
            return Optional.empty();
        }
        BigDecimal value = converted.quantity().value().round(MathContext.DECIMAL32);
        if (measurand.plausible().filter(range -> outside(range, value)).isPresent()) {
            return Optional.empty();
        }
        var evidence = new Evidence(
                finding.source(),
                measurand.label(),
                Words.quantity(value.stripTrailingZeros().toPlainString(), unit),
                finding.time(),
                measured.written(),
                "");
        return finding.time().map(time -> new Calculation.Point(time.written(), value, unit, evidence));
    }

    private static boolean outside(Measurand.Plausible range, BigDecimal value) {
        return value.compareTo(range.low()) < 0 || value.compareTo(range.high()) > 0;
    }
}
