package org.consilium.selection;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.consilium.chart.Finding;
import org.consilium.chart.Result;
import org.consilium.expression.Value;
import org.consilium.terminology.CodeSets;
import org.consilium.terminology.Definition;

class SelectionProperties {
    private static final InputSpecs SPECS = new InputSpecs(CodeSets.load());
    private static final List<InputSpec> INPUTS = SPECS.readAll(Definition.read("inputs.yaml", """
        - {id: latest, observation: creatinine, window: 30d}
        - {id: earliest, observation: creatinine, window: 30d, rule: earliest}
        - {id: min, observation: creatinine, window: 30d, rule: min}
        - {id: max, observation: creatinine, window: any, rule: max}
        - {id: median, observation: creatinine, window: 30d, rule: median}
        - {id: mean, observation: creatinine, window: 30d, rule: mean}
        - {id: count, observation: creatinine, window: 30d, rule: count}
        - {id: worst, observation: creatinine, rule: {worst-in: {span: 24h, side: high}}}
        - {id: delta, observation: creatinine, window: 48h, rule: {delta: {span: 48h, against: min}}}
        - {id: ratio, observation: creatinine, window: 48h, rule: {ratio-to-baseline: [{min: 7d}, {median: 60d..8d}]}}
        - {id: apart, observation: creatinine, window: any, rule: {two-apart: {gap: 10d, take: low}}}
        - {id: na, observation: sodium, window: any, rule: {same-sample: {group: g, apart: 1h}}}
        - {id: cr, observation: creatinine, window: any, rule: {same-sample: {group: g, apart: 1h}}}
        - {id: ckd, condition: chronic-kidney-disease, lookback: ever}
        """));

    @Provide
    Arbitrary<List<Finding>> labs() {
        return lab(Arbitraries.of("2160-0", "38483-4", "2951-2"))
                .list()
                .ofMaxSize(9)
                .map(SelectionProperties::named);
    }

    @Provide
    Arbitrary<List<Finding>> strangers() {
        return lab(Arbitraries.of("718-7", "2345-7")).list().ofMaxSize(5).map(SelectionProperties::renamed);
    }

    private static Arbitrary<Finding> lab(Arbitrary<String> codes) {
        Arbitrary<String> hours = Arbitraries.integers()
                .between(0, 24 * 40)
                .map(hour -> Charts.NOW.minus(Duration.ofHours(hour)).toString());
        Arbitrary<String> days = hours.map(hour -> hour.substring(0, 10));
        Arbitrary<String> times = Arbitraries.oneOf(hours, hours, days, Arbitraries.just(""));
        Arbitrary<Integer> tenths = Arbitraries.integers().between(0, 60);
        Arbitrary<Result.Bound> bounds = Arbitraries.frequencyOf(
                net.jqwik.api.Tuple.of(6, Arbitraries.just(Result.Bound.EXACT)),
                net.jqwik.api.Tuple.of(1, Arbitraries.of(Result.Bound.class)));
        return Combinators.combine(codes, times, tenths, bounds)
                .as((code, time, tenth, bound) -> Charts.observation(
                        "x",
                        code,
                        Charts.measured(
                                code.equals("2951-2")
                                        ? String.valueOf(100 + tenth)
                                        : BigDecimal.valueOf(tenth, 1).toPlainString(),
                                code.equals("2951-2") ? "mmol/L" : "mg/dL",
                                bound),
                        time));
    }

    private static List<Finding> named(List<Finding> labs) {
        return IntStream.range(0, labs.size())
                .mapToObj(n -> name(labs.get(n), "m" + n))
                .toList();
    }

    private static List<Finding> renamed(List<Finding> labs) {
        return IntStream.range(0, labs.size())
                .mapToObj(n -> name(labs.get(n), "s" + n))
                .toList();
    }

    private static Finding name(Finding lab, String id) {
        var observation = (Finding.Observation) lab;
        return Charts.observation(
                id,
                observation.concept().codes().getFirst().value(),
                observation.result(),
                observation.time().map(time -> time.written()).orElse(""));
    }

    private static java.util.Map<String, Selected> select(List<Finding> findings) {
        Charts chart = Charts.aChart();
        findings.forEach(chart::with);
        return Selector.standard().over(chart.now()).selectAll(INPUTS);
    }

    @Property(tries = 400)
    void theOrderOfTheRecordCarriesNoMeaning(@ForAll("labs") List<Finding> labs, @ForAll Random random) {
        List<Finding> shuffled = new ArrayList<>(labs);
        Collections.shuffle(shuffled, random);
        assertThat(select(shuffled)).isEqualTo(select(labs));
    }

    @Property(tries = 400)
    void factsOfAnotherCodeChangeNothing(
            @ForAll("labs") List<Finding> labs, @ForAll("strangers") List<Finding> strangers) {
        List<Finding> more = new ArrayList<>(strangers);
        more.addAll(labs);
        assertThat(select(more)).isEqualTo(select(labs));
    }

    /** A known value stays known when more is read, or the record contradicts itself, or the newer value is a range. */
    @Property(tries = 400)
    void moreFactsNeverMakeAKnownValueUnknownExceptByConflict(@ForAll("labs") List<Finding> labs) {
        if (labs.isEmpty()) {
            return;
        }
        var before = select(labs.subList(1, labs.size()));
        var after = select(labs);
        for (String id : List.of("latest", "earliest", "min", "max", "median", "mean", "count", "worst")) {
            Selected then = after.get(id);
            if (before.get(id).known() && !then.known()) {
                boolean ranges = then.evidence().stream().anyMatch(SelectionProperties::isRange);
                assertThat(then.state() == Selected.State.CONFLICTING || ranges)
                        .as(id + " " + then)
                        .isTrue();
            }
        }
    }

    private static boolean isRange(SelectedFact fact) {
        return fact.finding().orElseThrow() instanceof Finding.Observation observation
                && observation.result() instanceof Result.Measured measured
                && measured.bound() != Result.Bound.EXACT;
    }

    @Property(tries = 400)
    void everySelectionIsOfItsTypeAndWithinReason(@ForAll("labs") List<Finding> labs) {
        select(labs).forEach((id, selected) -> {
            assertThat(selected.id()).isEqualTo(id);
            boolean settled =
                    selected.state() == Selected.State.GIVEN || selected.state() == Selected.State.CONFLICTING;
            assertThat(selected.evidence().isEmpty() && settled).as(id).isFalse();
            if (selected.known()) {
                assertThat(settled).as(id + " " + selected).isTrue();
            }
            if (selected.value() instanceof Value.Number number
                    && List.of("latest", "min", "max").contains(id)) {
                number.low().ifPresent(low -> assertThat(low).isGreaterThanOrEqualTo(new BigDecimal("0.1")));
            }
        });
    }
}
