package org.consilium.calculator;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;
import org.consilium.assessment.Calculation;
import org.consilium.assessment.Calculation.Outcome;
import org.consilium.chart.PatientChart;
import org.consilium.selection.Selector;
import org.consilium.terminology.Definition;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Small charts with results worked by hand, each for one trap of one score (test-fixtures/scores). */
class SmallChartsTest {
    private static final Path FOLDER = Path.of("test-fixtures/scores");
    private static final Calculators CALCULATORS = Calculators.load();

    /** One score that is expected of one chart. */
    record Expected(String chart, Definition file, String score, Definition answer) {
        @Override
        public String toString() {
            return chart + ": " + score;
        }
    }

    static Stream<Expected> charts() throws IOException {
        List<Expected> all = new ArrayList<>();
        try (Stream<Path> files = Files.list(FOLDER)) {
            for (Path path : files.filter(file -> file.toString().endsWith(".yaml"))
                    .sorted()
                    .toList()) {
                Definition file = Definition.read(path.getFileName().toString(), Files.readString(path));
                file.get("expect")
                        .entries()
                        .forEach((score, answer) -> all.add(new Expected(file.text("trap"), file, score, answer)));
            }
        }
        return all.stream();
    }

    @ParameterizedTest
    @MethodSource("charts")
    void theScoreIsAsWorkedByHand(Expected expected) {
        Definition file = expected.file();
        List<String> lines = file.items("record").stream().map(Definition::text).toList();
        PatientChart chart = SmallChart.of(file.text("born"), file.text("sex"), lines);
        Calculation calculation = CALCULATORS.named(expected.score()).calculate(chart);
        Definition answer = expected.answer();
        answer.allow("result", "inputs", "relevance", "offered", "notice");
        answer.find("result")
                .ifPresent(words -> assertThat(said(calculation.outcome()))
                        .as(() -> expected + " " + calculation.inputs())
                        .isEqualTo(words.text()));
        answer.find("inputs")
                .ifPresent(inputs -> inputs.entries()
                        .forEach((id, state) -> assertThat(calculation.inputs())
                                .filteredOn(input -> input.id().equals(id))
                                .as(() -> expected + ", " + id)
                                .singleElement()
                                .satisfies(input -> assertThat(input.state()
                                                .name()
                                                .toLowerCase(Locale.ROOT)
                                                .replace('_', '-'))
                                        .as(input.note())
                                        .isEqualTo(state.text()))));
        answer.find("relevance")
                .ifPresent(level -> assertThat(calculation.relevance().name())
                        .as(expected.toString())
                        .isEqualToIgnoringCase(level.text()));
        answer.find("notice")
                .ifPresent(words -> assertThat(String.join("; ", calculation.notices()))
                        .as(expected.toString())
                        .satisfies(said -> {
                            if (words.text().isEmpty()) {
                                assertThat(said).isEmpty();
                            } else {
                                assertThat(said).contains(words.text());
                            }
                        }));
        answer.find("offered")
                .ifPresent(flag -> assertThat(offered(expected.score(), chart).isPresent())
                        .as(expected.toString())
                        .isEqualTo(flag.flag()));
    }

    private static Optional<Calculation> offered(String score, PatientChart chart) {
        return CALCULATORS
                .named(score)
                .offered(new Situations(Selector.standard().over(chart)));
    }

    private static String said(Outcome outcome) {
        return switch (outcome) {
            case Outcome.Exact exact -> exact.value().toPlainString();
            case Outcome.Between between ->
                between.low().toPlainString() + " to " + between.high().toPlainString();
            case Outcome.OnDay day -> day.text();
            case Outcome.NotComputable ignored -> "not computable";
            case Outcome.NotApplicable not -> "not for: " + not.because();
        };
    }
}
