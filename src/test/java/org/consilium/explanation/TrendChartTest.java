package org.consilium.explanation;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.util.List;
import java.util.Optional;
import org.consilium.assessment.Calculation;
import org.consilium.assessment.Calculation.Point;
import org.consilium.assessment.Evidence;
import org.consilium.chart.Source;
import org.junit.jupiter.api.Test;

class TrendChartTest {
    private static Point point(String day, String value, String label, String unit) {
        Evidence evidence = Evidence.of(Source.of("Observation/" + day), label, value, Optional.empty());
        return new Point(day, new BigDecimal(value), unit, evidence);
    }

    private static Calculation score(List<Point> trend) {
        return new Calculation(
                "ckd-epi-2021",
                "eGFR (CKD-EPI 2021)",
                "1.0",
                "",
                Calculation.Relevance.NOTABLE,
                "",
                new Calculation.Outcome.Exact(BigDecimal.TEN, "mL/min/{1.73_m2}", "21 mL/min/1.73 m²"),
                "",
                List.of(),
                List.of(),
                trend,
                List.of(),
                List.of(),
                Optional.empty());
    }

    @Test
    void theWordsNameWhatWasMeasuredAndNotTheScoreMadeOfIt() {
        Calculation calculation = score(List.of(
                point("2025-01-03", "1.044", "Creatinine", "mg/dL"),
                point("2026-01-03", "3.125", "Creatinine", "mg/dL")));

        assertThat(Shown.of(calculation).trend())
                .singleElement()
                .extracting(TrendChart::words)
                .isEqualTo("Creatinine rose from 1.044 (2025-01-03) to 3.125 mg/dL (2026-01-03), 2 values");
    }

    @Test
    void unitsAreWrittenAsCliniciansWriteThem() {
        Calculation calculation = score(List.of(
                point("2025-01-03", "116", "Systolic blood pressure", "mm[Hg]"),
                point("2026-01-03", "113", "Systolic blood pressure", "mm[Hg]")));

        assertThat(Shown.of(calculation).trend())
                .singleElement()
                .extracting(TrendChart::words)
                .asString()
                .startsWith("Systolic blood pressure fell from 116")
                .contains("113 mmHg");
    }
}
