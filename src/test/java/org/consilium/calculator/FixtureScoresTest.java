package org.consilium.calculator;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.consilium.assessment.Calculation;
import org.consilium.assessment.Calculation.Outcome;
import org.consilium.terminology.Definition;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The scores of every demo patient against an independent implementation with a reader of its own (story.yaml). */
class FixtureScoresTest {
    private static final Calculators CALCULATORS = Calculators.load();
    private static final int DECIMALS = 4;

    record Expected(String patient, String score, BigDecimal low, BigDecimal high) {
        @Override
        public String toString() {
            return patient + " " + score;
        }
    }

    static Stream<Expected> expectations() throws IOException {
        List<Expected> all = new ArrayList<>();
        for (Path folder : Charts.patients()) {
            Definition story = Definition.read("story.yaml", Files.readString(folder.resolve("story.yaml")));
            story.find("scores")
                    .ifPresent(scores -> scores.entries().forEach((score, node) -> {
                        BigDecimal low = node.find("value")
                                .orElseGet(() -> node.get("lowest"))
                                .number();
                        BigDecimal high = node.find("value")
                                .orElseGet(() -> node.get("highest"))
                                .number();
                        all.add(new Expected(folder.getFileName().toString(), score, low, high));
                    }));
        }
        return all.stream();
    }

    @ParameterizedTest
    @MethodSource("expectations")
    void agreesWithTheIndependentImplementation(Expected expected) throws IOException {
        Calculation calculation = CALCULATORS.named(expected.score()).calculate(Charts.of(expected.patient()));
        String where = expected + ": " + calculation.outcome() + " " + calculation.steps() + calculation.inputs();
        switch (calculation.outcome()) {
            case Outcome.Exact exact ->
                assertThat(exact.value())
                        .as(where)
                        .isBetween(shown(expected.low(), exact), shown(expected.high(), exact));
            case Outcome.Between between -> {
                BigDecimal low = rounded(expected.low(), between.low());
                BigDecimal high = rounded(expected.high(), between.high());
                if (refuses(calculation)) {
                    assertThat(low).as(where).isGreaterThanOrEqualTo(between.low());
                    assertThat(high).as(where).isLessThanOrEqualTo(between.high());
                } else {
                    assertThat(between.low()).as(where).isGreaterThanOrEqualTo(low);
                    assertThat(between.high()).as(where).isLessThanOrEqualTo(high);
                }
            }
            case Outcome.OnDay day -> assertThat(day).as(where).isNull();
            case Outcome.NotComputable missing ->
                assertThat(refuses(calculation)).as(where).isTrue();
            case Outcome.NotApplicable not ->
                assertThat(not.because()).as(where).isNull();
        }
    }

    /** The product found a value and did not trust it: then its span is wider, and must hold what is expected. */
    private static boolean refuses(Calculation calculation) {
        return calculation.inputs().stream().anyMatch(input -> switch (input.state()) {
            case STALE, IMPLAUSIBLE, CONFLICTING, UNIT -> true;
            case GIVEN, ASSUMED, MISSING, UNAVAILABLE, NOT_MENTIONED -> false;
        });
    }

    private static BigDecimal shown(BigDecimal expected, Outcome.Exact exact) {
        return rounded(expected, exact.value());
    }

    private static BigDecimal rounded(BigDecimal expected, BigDecimal as) {
        return expected.setScale(Math.min(as.scale(), DECIMALS), RoundingMode.HALF_UP);
    }

    @Test
    void everyDemoPatientHasScoresToCompare() throws IOException {
        assertThat(expectations().count()).isGreaterThan(150);
    }
}
