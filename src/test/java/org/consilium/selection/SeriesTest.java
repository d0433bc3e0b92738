package org.consilium.selection;

import static org.assertj.core.api.Assertions.assertThat;
import static org.consilium.selection.Charts.aChart;
import static org.consilium.selection.Charts.lab;

import java.util.Map;
import org.consilium.expression.Value;
import org.consilium.terminology.CodeSets;
import org.consilium.terminology.Definition;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Every rule of the list "series", on one course of creatinine. */
class SeriesTest {
    private static final CodeSets SETS = CodeSets.load();

    private static Charts course() {
        return aChart().with(lab("a", "2160-0", "0.8", "mg/dL", "2025-09-01T08:00:00Z"))
                .with(lab("b", "2160-0", "1.0", "mg/dL", "2026-01-10T08:00:00Z"))
                .with(lab("c", "2160-0", "0.9", "mg/dL", "2026-05-20T08:00:00Z"))
                .with(lab("d", "2160-0", "1.2", "mg/dL", "2026-05-30T08:00:00Z"))
                .with(lab("e", "2160-0", "1.1", "mg/dL", "2026-05-31T12:00:00Z"))
                .with(lab("f", "2160-0", "1.8", "mg/dL", "2026-06-01T08:00:00Z"));
    }

    private static Selected select(String rest) {
        var spec = new InputSpecs(SETS)
                .read(Definition.read("test.yaml", "{id: cr, observation: creatinine, " + rest + "}"));
        return Selector.standard().select(spec, course().now());
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "rule: latest, window: any | 1.8 | f",
                "rule: earliest, window: any | 0.8 | a",
                "rule: earliest, window: 7d | 1.2 | d",
                "rule: min, window: 7d | 1.1 | d e f",
                "rule: max, window: 365d..8d | 1 | a b c",
                "rule: median, window: 365d..8d | 0.9 | a b c",
                "rule: median, window: 60d | 1.15 | c d e f",
                "rule: median, window: 2a | 1.05 | a b c d e f",
                "rule: mean, window: 48h | 1.45 | e f",
                "rule: count, window: 7d | 3 | d e f",
                "'rule: {worst-in: {span: 24h, side: high}}' | 1.8 | e f",
                "'rule: {worst-in: {span: 24h, side: low}}' | 1.1 | e f",
                "'rule: {baseline: [{min: 7d}, {median: 365d..8d}]}, window: 48h' | 1.1 | d e",
                "'rule: {baseline: [{min: 12h}, {median: 365d..8d}]}, window: 48h' | 0.9 | a b c",
                "'rule: {delta: {span: 48h, against: min}}, window: 48h' | 0.7 | d e f",
                "'rule: {delta: {span: 10d, against: max}}, window: 48h' | 0.6 | d e f",
                "'rule: {ratio-to-baseline: [{median: 365d..8d}]}, window: 48h' | 2 | a b c f",
                "'rule: {two-apart: {gap: 90d, take: high}}, window: 48h' | 1.8 | b f",
                "'rule: {two-apart: {gap: 90d, take: low}}, window: 48h' | 1 | b f",
                "'rule: {before: op}, window: any' | 1.2 | d",
                "'rule: {after: op}, window: any' | 1.1 | e"
            })
    void takesWhatTheRuleSays(String rest, String expected, String facts) {
        var spec = new InputSpecs(SETS)
                .read(Definition.read("test.yaml", "{id: cr, observation: creatinine, " + rest + "}"));
        var selected = Selector.standard()
                .over(course().now())
                .with(Map.of("op", Charts.time("2026-05-31T09:00:00Z").orElseThrow()))
                .select(spec);
        assertThat(selected.state()).as(selected.note()).isEqualTo(Selected.State.GIVEN);
        assertThat(((Value.Number) selected.value()).single().orElseThrow()).isEqualByComparingTo(expected);
        assertThat(selected.evidence().stream()
                        .map(fact -> fact.source().reference().replace("Observation/", "")))
                .containsExactlyInAnyOrder(facts.split(" "));
        assertThat(selected.evidence())
                .allSatisfy(fact -> assertThat(fact.rule()).isNotBlank());
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "'rule: {two-apart: {gap: 300d, take: high}}, window: 48h'",
                "'rule: {baseline: [{median: 3000d..2000d}]}, window: 48h'",
                "'rule: {before: never}, window: any'"
            })
    void isMissingWhereTheSeriesIsTooShort(String rest) {
        var selected = select(rest);
        assertThat(selected.state()).isEqualTo(Selected.State.MISSING);
        assertThat(selected.known()).isFalse();
    }

    @Test
    void anotherInputMayBeTheEvent() {
        var specs = new InputSpecs(SETS).readAll(Definition.read("test.yaml", """
            - {id: before, observation: creatinine, window: any, rule: {before: potassium}}
            - {id: potassium, observation: potassium, window: any}
            """));
        var chart = course().with(lab("k", "2823-3", "4", "mmol/L", "2026-05-25T08:00:00Z"))
                .now();
        var found = Selector.standard().over(chart).selectAll(specs);
        assertThat(((Value.Number) found.get("before").value()).single().orElseThrow())
                .isEqualByComparingTo("0.9");
        assertThat(found.keySet()).containsExactly("before", "potassium");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "[{median: 365d..8d}] | baseline: median of 3 values from 365 days to 8 days before the newest",
                "[{min: 7d}] | baseline: lowest within 7 days before the newest",
                "[{mean: ..100d}] | baseline: mean of 2 values at least 100 days before the newest",
                "[{median: 20d..8d}] | baseline: the only value from 20 days to 8 days before the newest",
                "[{latest: 7d}] | baseline: latest within 7 days before the newest"
            })
    void aBaselineIsSaidInPlainWords(String references, String words) {
        Selected selected = select("rule: {baseline: " + references + "}, window: 48h");

        assertThat(selected.evidence())
                .isNotEmpty()
                .allSatisfy(fact -> assertThat(fact.evidence().rule()).startsWith(words));
    }

    @Test
    void aValueOfTheSameTimeIsFoundAndOneOfAnotherTimeIsNot() {
        var specs = new InputSpecs(SETS).readAll(Definition.read("test.yaml", """
                [{id: cr, observation: creatinine, window: any}, {id: beside, observation: egfr, window: any, rule: {at: cr}}]"""));
        Charts withBoth = course().with(lab("g", "98979-8", "40", "mL/min/{1.73_m2}", "2026-06-01T08:00:00Z"));
        assertThat(Selector.standard().over(withBoth.now()).selectAll(specs).get("beside"))
                .satisfies(found -> assertThat(found.state()).isEqualTo(Selected.State.GIVEN));
        for (String other : new String[] {"2026-05-31T08:00:00Z", "2026-06-01T08:01:00Z"}) {
            Charts onAnotherMoment = course().with(lab("g", "98979-8", "40", "mL/min/{1.73_m2}", other));
            assertThat(Selector.standard()
                            .over(onAnotherMoment.now())
                            .selectAll(specs)
                            .get("beside"))
                    .satisfies(found -> assertThat(found.state()).isEqualTo(Selected.State.MISSING));
        }
    }
}
