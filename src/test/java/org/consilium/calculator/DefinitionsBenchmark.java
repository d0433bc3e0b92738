package org.consilium.calculator;

import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Warmup;

/** Reading and checking all definitions with the code sets they name: at the start of a fresh JVM, and warm. */
@OutputTimeUnit(TimeUnit.MILLISECONDS)
public class DefinitionsBenchmark {

    @Benchmark
    @BenchmarkMode(Mode.SingleShotTime)
    @Warmup(iterations = 0)
    @Measurement(iterations = 1)
    @Fork(
            value = 10,
            jvmArgs = {"-Xmx384m", "-XX:+UseSerialGC", "-XX:+UseCompactObjectHeaders"})
    public Calculators inAFreshJvm() {
        return Calculators.load();
    }

    @Benchmark
    @BenchmarkMode(Mode.SampleTime)
    @Warmup(iterations = 5, time = 2)
    @Measurement(iterations = 3, time = 2)
    @Fork(
            value = 1,
            jvmArgs = {"-Xmx384m", "-XX:+UseSerialGC", "-XX:+UseCompactObjectHeaders"})
    public Calculators warm() {
        return Calculators.load();
    }
}
