package org.consilium.calculator;

import java.io.IOException;
import java.io.PrintStream;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.ZoneOffset;
import java.util.Arrays;
import java.util.Map;
import org.consilium.assessment.Occasion;
import org.consilium.chart.PatientChart;
import org.consilium.fhir.ChartReader;
import org.consilium.fhir.GuardSettings;
import org.consilium.fhir.InputGuard;
import org.consilium.selection.Selector;

/** CPU time per score on a loaded chart: {@code CalculatorBench bundle.json [rounds]}. Not a test; prints percentiles. */
final class CalculatorBench {
    private final PrintStream out;
    private final int rounds;

    private CalculatorBench(PrintStream out, int rounds) {
        this.out = out;
        this.rounds = rounds;
    }

    public static void main(String[] arguments) throws IOException {
        long before = cpu();
        Calculators calculators = Calculators.load();
        System.out.printf("load %d definitions: %.0f ms%n", calculators.all().size(), millis(cpu() - before));
        var bench = new CalculatorBench(System.out, arguments.length > 1 ? Integer.parseInt(arguments[1]) : 2000);
        PatientChart chart = new ChartReader(new InputGuard(GuardSettings.defaults()), ZoneOffset.UTC)
                .readBundle(Files.readAllBytes(Path.of(arguments[0])), Charts.ANCHOR)
                .chart();
        System.out.printf("%d findings%n", chart.findings().size());
        bench.run(calculators, chart);
    }

    private void run(Calculators calculators, PatientChart chart) {
        var selector = Selector.standard();
        var assessor = new CalculatorAssessor(calculators, selector, new CalculatorSettings(true));
        time("all that concern the patient", () -> assessor.assess(chart, Occasion.of("patient-view")));
        time("open the chart", () -> selector.over(chart));
        var selection = selector.over(chart);
        for (Calculator calculator : calculators.all()) {
            time(calculator.definition().id(), () -> calculator.calculate(selection, Map.of()));
        }
    }

    private void time(String what, Runnable work) {
        for (int i = 0; i < rounds; i++) {
            work.run();
        }
        long[] nanos = new long[rounds];
        for (int i = 0; i < rounds; i++) {
            long start = cpu();
            work.run();
            nanos[i] = cpu() - start;
        }
        Arrays.sort(nanos);
        out.printf(
                "%-30s p50 %.3f ms  p95 %.3f ms  p99 %.3f ms%n",
                what, millis(nanos[rounds / 2]), millis(nanos[rounds * 95 / 100]), millis(nanos[rounds * 99 / 100]));
    }

    /** Time of this thread alone: other work on the machine does not count. */
    private static long cpu() {
        return ManagementFactory.getThreadMXBean().getCurrentThreadCpuTime();
    }

    private static double millis(long nanos) {
        return nanos / 1e6;
    }
}
