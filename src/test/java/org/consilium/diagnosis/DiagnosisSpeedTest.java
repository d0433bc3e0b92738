package org.consilium.diagnosis;

import static org.assertj.core.api.Assertions.assertThat;

import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.util.List;
import java.util.stream.Stream;
import org.consilium.chart.PatientChart;
import org.junit.jupiter.api.Test;

/** What the whole knowledge base costs in one call, in processor time, so that a busy machine does not matter. */
class DiagnosisSpeedTest {
    private static final int WARM_UP = 30;
    private static final int ROUNDS = 10;
    private static final ThreadMXBean CLOCK = ManagementFactory.getThreadMXBean();

    @Test
    void aCallIsAnsweredInAFewMillisecondsOfProcessorTime() {
        List<PatientChart> charts = Stream.of(
                        "aki-on-ckd",
                        "diabetic-ketoacidosis",
                        "septic-pneumonia",
                        "severe-hyponatraemia",
                        "decompensated-cirrhosis",
                        "healthy-adult")
                .map(DemoCharts::chart)
                .toList();
        run(charts, WARM_UP);

        double perChart = run(charts, ROUNDS) / 1e6 / ROUNDS / charts.size();

        System.out.printf(
                "diagnosis by rules over %d conditions: %.2f ms of processor time per chart%n",
                Bench.KNOWLEDGE.conditions().size(), perChart);
        assertThat(perChart).isLessThan(30);
    }

    private static long run(List<PatientChart> charts, int rounds) {
        long begin = CLOCK.getCurrentThreadCpuTime();
        for (int round = 0; round < rounds; round++) {
            charts.forEach(Bench::rules);
        }
        return CLOCK.getCurrentThreadCpuTime() - begin;
    }
}
