package org.consilium.calculator;

import java.io.IOException;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.consilium.assessment.Assessment;
import org.consilium.assessment.Occasion;
import org.consilium.chart.PatientChart;
import org.consilium.selection.Selector;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;

/** Every score that concerns the patient, on a loaded chart of 1,300 resources; nothing is kept from one call to the next. */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.SampleTime)
@OutputTimeUnit(TimeUnit.MILLISECONDS)
@Warmup(iterations = 5, time = 4)
@Measurement(iterations = 5, time = 4)
@Fork(
        value = 1,
        jvmArgs = {"-Xmx384m", "-XX:+UseSerialGC", "-XX:+UseCompactObjectHeaders"})
public class CalculatorBenchmark {
    private static final int RESOURCES = 1_300;

    @Param({"septic-pneumonia", "aki-on-ckd", "decompensated-cirrhosis"})
    public String patient = "";

    private PatientChart chart;
    private CalculatorAssessor assessor;

    @Setup
    public void open() throws IOException {
        Selector selector = Selector.standard();
        assessor = new CalculatorAssessor(Calculators.load(), selector, new CalculatorSettings(true));
        chart = Charts.padded(patient, RESOURCES);
    }

    @Benchmark
    public List<Assessment> allThatConcernThePatient() {
        return assessor.assess(chart, Occasion.of("patient-view"));
    }
}
