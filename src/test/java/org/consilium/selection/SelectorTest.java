package org.consilium.selection;

import static org.assertj.core.api.Assertions.assertThat;
import static org.consilium.selection.Charts.aChart;
import static org.consilium.selection.Charts.inPanel;
import static org.consilium.selection.Charts.lab;
import static org.consilium.selection.Charts.measured;
import static org.consilium.selection.Charts.observation;
import static org.consilium.selection.Charts.ofSpecimen;
import static org.consilium.selection.Charts.ranged;

import java.math.BigDecimal;
import java.util.Map;
import org.consilium.chart.Finding;
import org.consilium.chart.PatientChart;
import org.consilium.chart.Reach;
import org.consilium.chart.Result;
import org.consilium.expression.Value;
import org.consilium.terminology.CodeSets;
import org.consilium.terminology.Definition;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

class SelectorTest {
    private static final CodeSets SETS = CodeSets.load();
    private static final String CREATININE = "2160-0";

    private static Selected select(String spec, PatientChart chart) {
        var input = new InputSpecs(SETS).read(Definition.read("test.yaml", spec));
        return Selector.standard().select(input, chart);
    }

    private static Map<String, Selected> selectAll(String specs, PatientChart chart) {
        var inputs = new InputSpecs(SETS).readAll(Definition.read("test.yaml", specs));
        return Selector.standard().over(chart).selectAll(inputs);
    }

    private static Selected creatinine(Charts chart) {
        return select("{id: cr, observation: creatinine, window: 48h}", chart.now());
    }

    private static void assertNumber(Selected selected, String low, String high) {
        var number = (Value.Number) selected.value();
        assertThat(number.low().orElseThrow()).isEqualByComparingTo(low);
        assertThat(number.high().orElseThrow()).isEqualByComparingTo(high);
    }

    private static void assertIs(Selected selected, String value) {
        assertThat(selected.state()).as(selected.note()).isEqualTo(Selected.State.GIVEN);
        assertNumber(selected, value, value);
    }

    @Nested
    class TheNewestValue {
        @Test
        void isTakenAndCitedInTheUnitOfTheInput() {
            var selected = creatinine(aChart().with(lab("old", CREATININE, "0.9", "mg/dL", "2026-05-31T08:00:00Z"))
                    .with(lab("new", "14682-9", "159.12", "umol/L", "2026-06-01T08:00:00Z")));
            assertIs(selected, "1.8");
            assertThat(selected.evidence()).singleElement().satisfies(fact -> {
                assertThat(fact.source().reference()).isEqualTo("Observation/new");
                assertThat(fact.label()).isEqualTo("Creatinine");
                assertThat(fact.value()).isEqualTo("1.8 mg/dL");
                assertThat(fact.written()).isEqualTo("159.12 umol/L");
                assertThat(fact.rule()).isEqualTo("latest within 48 hours");
            });
            assertThat(selected.note()).contains("4 hours old").contains("88.40");
        }

        @Test
        void isNotTakenFromTheFuture() {
            var selected = creatinine(aChart().with(lab("a", CREATININE, "0.9", "mg/dL", "2026-06-02T08:00:00Z")));
            assertThat(selected.state()).isEqualTo(Selected.State.MISSING);
        }

        @Test
        void countsWrittenToTheDayOnlyWhenSurelyInTime() {
            assertIs(creatinine(aChart().with(lab("a", CREATININE, "0.9", "mg/dL", "2026-05-31"))), "0.9");
            assertThat(creatinine(aChart().with(lab("a", CREATININE, "0.9", "mg/dL", "2026-05-30")))
                            .state())
                    .isEqualTo(Selected.State.STALE);
        }

        @Test
        void isStaleWhenTooOldAndThenOnlyShown() {
            var selected = creatinine(aChart().with(lab("a", CREATININE, "0.9", "mg/dL", "2026-05-01")));
            assertThat(selected.state()).isEqualTo(Selected.State.STALE);
            assertNumber(selected, "0.1", "30");
            assertThat(selected.evidence()).hasSize(1);
            assertThat(selected.note()).contains("31 days old");
            assertThat(selected.question()).isEqualTo("Creatinine?");
        }

        @Test
        void conflictsWithADifferentOneOfTheSameTime() {
            var selected = creatinine(aChart().with(lab("a", CREATININE, "0.9", "mg/dL", "2026-06-01T08:00:00Z"))
                    .with(lab("b", CREATININE, "1.4", "mg/dL", "2026-06-01T08:00:00Z")));
            assertThat(selected.state()).isEqualTo(Selected.State.CONFLICTING);
            assertNumber(selected, "0.9", "1.4");
            assertThat(selected.evidence()).hasSize(2);
        }

        @Test
        void doesNotConflictWithItselfInAnotherUnit() {
            var selected = creatinine(aChart().with(lab("a", CREATININE, "0.9", "mg/dL", "2026-06-01T08:00:00Z"))
                    .with(lab("b", "14682-9", "80", "umol/L", "2026-06-01T08:00:00Z")));
            assertIs(selected, "0.9");
        }

        @Test
        void isTheBetterCodedOfOneMoment() {
            var selected = creatinine(aChart().with(lab("blood", "38483-4", "1.4", "mg/dL", "2026-06-01T08:00:00Z"))
                    .with(lab("serum", CREATININE, "0.9", "mg/dL", "2026-06-01T08:00:00Z")));
            assertIs(selected, "0.9");
        }

        @Test
        void isEitherWhereDaysOverlap() {
            var selected = creatinine(aChart().with(lab("a", CREATININE, "0.9", "mg/dL", "2026-05-31"))
                    .with(lab("b", CREATININE, "1.4", "mg/dL", "2026-05-31T08:00:00Z")));
            assertThat(selected.state()).isEqualTo(Selected.State.CONFLICTING);
            assertNumber(selected, "0.9", "1.4");
        }
    }

    @Nested
    class AValueThatMayNotBeUsed {
        @Test
        void implausible() {
            var selected = creatinine(aChart().with(lab("a", CREATININE, "88", "mg/dL", "2026-06-01T08:00:00Z")));
            assertThat(selected.state()).isEqualTo(Selected.State.IMPLAUSIBLE);
            assertThat(selected.note()).isEqualTo("88 mg/dL is not plausible (0.1 to 30 mg/dL)");
        }

        @Test
        void withoutAUnit() {
            var result = new Result.WithoutUnit(new BigDecimal("1.1"), "1.1");
            var selected = creatinine(aChart().with(observation("a", CREATININE, result, "2026-06-01T08:00:00Z")));
            assertThat(selected.state()).isEqualTo(Selected.State.UNIT);
        }

        @Test
        void unlessItIsAPureNumberThatNeedsNone() {
            var bare = new Result.WithoutUnit(new BigDecimal("2.5"), "2.5");
            String spec = "{id: inr, observation: inr, window: 48h}";
            assertIs(
                    select(
                            spec,
                            aChart().with(observation("a", "6301-6", bare, "2026-06-01T08:00:00Z"))
                                    .now()),
                    "2.5");
            var odd = new Result.WithoutUnit(new BigDecimal("2.5"), "2.5 s");
            assertThat(select(
                                    spec,
                                    aChart().with(observation("a", "6301-6", odd, "2026-06-01T08:00:00Z"))
                                            .now())
                            .state())
                    .isEqualTo(Selected.State.UNIT);
            var percent = new Result.WithoutUnit(new BigDecimal("97"), "97");
            assertThat(select(
                                    "{id: s, observation: oxygen-saturation, window: 24h}",
                                    aChart().with(observation("a", "2708-6", percent, "2026-06-01T08:00:00Z"))
                                            .now())
                            .state())
                    .isEqualTo(Selected.State.UNIT);
        }

        @Test
        void inAUnitThatCannotBeConverted() {
            var selected = creatinine(aChart().with(lab("a", CREATININE, "1.1", "mL", "2026-06-01T08:00:00Z")));
            assertThat(selected.state()).isEqualTo(Selected.State.UNIT);
        }

        @Test
        void ofUnknownStatusUnlessTheHospitalAllowsIt() {
            var chart = aChart().with(observation(
                    "a",
                    CREATININE,
                    measured("1.1", "mg/dL", Result.Bound.EXACT),
                    "2026-06-01T08:00:00Z",
                    Finding.Observation.Status.UNKNOWN));
            assertThat(creatinine(chart).state()).isEqualTo(Selected.State.MISSING);
            assertThat(creatinine(chart).note()).contains("status is unknown");
            var spec =
                    new InputSpecs(SETS).read(Definition.read("t", "{id: cr, observation: creatinine, window: 48h}"));
            assertIs(new Selector(new SelectionSettings(true, Map.of())).select(spec, chart.now()), "1.1");
        }

        @Test
        void isSaidEvenWhereItWouldBeTooOld() {
            var selected = creatinine(aChart().with(observation(
                    "a",
                    CREATININE,
                    measured("1.1", "mg/dL", Result.Bound.EXACT),
                    "2026-01-01T08:00:00Z",
                    Finding.Observation.Status.UNKNOWN)));
            assertThat(selected.note()).doesNotContain("not in the record").contains("status is unknown");
            assertThat(selected.state()).isEqualTo(Selected.State.STALE);
            assertThat(selected.evidence())
                    .singleElement()
                    .satisfies(fact -> assertThat(fact.source().reference()).isEqualTo("Observation/a"));
        }

        @Test
        void isNotSaidToBeAsOldAsItMayBe() {
            var halfADay = creatinineWithin(
                    "12h", aChart().with(lab("a", CREATININE, "1.1", "mg/dL", "2026-05-31T23:30:00Z")));
            assertThat(halfADay.note()).contains("it is more than 12 hours old, needed within 12 hours");
            var someTimeToday =
                    creatinineWithin("6h", aChart().with(lab("a", CREATININE, "1.1", "mg/dL", "2026-06-01")));
            assertThat(someTimeToday.state()).isEqualTo(Selected.State.STALE);
            assertThat(someTimeToday.note()).contains("not surely in time, needed within 6 hours");
        }

        private static Selected creatinineWithin(String window, Charts chart) {
            return select("{id: cr, observation: creatinine, window: " + window + "}", chart.now());
        }

        @Test
        void doesNotHideBehindAnOlderOne() {
            var selected = creatinine(aChart().with(lab("a", CREATININE, "1.1", "mg/dL", "2026-05-31T08:00:00Z"))
                    .with(lab("b", CREATININE, "110", "mg/dL", "2026-06-01T08:00:00Z")));
            assertIs(selected, "1.1");
            assertThat(selected.note()).contains("a newer value was not used: 110 mg/dL is not plausible");
        }
    }

    @Nested
    class LessThan {
        @Test
        void isEverythingPlausibleBelow() {
            var selected = creatinine(aChart().with(observation(
                    "a", CREATININE, measured("0.2", "mg/dL", Result.Bound.LESS_THAN), "2026-06-01T08:00:00Z")));
            assertThat(selected.state()).isEqualTo(Selected.State.GIVEN);
            assertNumber(selected, "0.1", "0.2");
        }

        @Test
        void isNeverExactlyTheLowestPlausibleValue() {
            var selected = creatinine(aChart().with(observation(
                    "a", CREATININE, measured("0.1", "mg/dL", Result.Bound.LESS_THAN), "2026-06-01T08:00:00Z")));
            assertThat(selected.known()).isFalse();
        }
    }

    @Nested
    class Silence {
        @Test
        void isMissingWhereAllWasRead() {
            var selected = creatinine(aChart());
            assertThat(selected.state()).isEqualTo(Selected.State.MISSING);
            assertNumber(selected, "0.1", "30");
        }

        @Test
        void isUnavailableWhereNotAllWasRead() {
            var some = new Reach(Map.of(Reach.Kind.OBSERVATION, new Reach.Coverage.Partial(100, "page limit")));
            assertThat(creatinine(aChart().readOnly(some)).state()).isEqualTo(Selected.State.UNAVAILABLE);
            assertThat(creatinine(aChart().readOnly(new Reach(Map.of()))).state())
                    .isEqualTo(Selected.State.UNAVAILABLE);
        }

        @Test
        void isFilledWithAStatedAssumptionOnlyWhereNothingWasFound() {
            String spec = "{id: fio2, observation: inspired-oxygen, window: 1h, onMissing: {assume: 21}}";
            var assumed = select(spec, aChart().now());
            assertThat(assumed.state()).isEqualTo(Selected.State.ASSUMED);
            assertNumber(assumed, "21", "21");
            assertThat(assumed.note()).contains("assumed 21 %");
            var stale = select(
                    spec,
                    aChart().with(lab("a", "3150-0", "60", "%", "2026-06-01T06:00:00Z"))
                            .now());
            assertThat(stale.state()).isEqualTo(Selected.State.STALE);
        }
    }

    @Nested
    class Conversions {
        @Test
        void ureaBecomesUreaNitrogenThroughMoles() {
            var selected = select(
                    "{id: bun, observation: urea-nitrogen, window: 48h}",
                    aChart().with(lab("a", "22664-7", "7.14", "mmol/L", "2026-06-01T08:00:00Z"))
                            .now());
            assertIs(selected, "20");
            var mass = select(
                    "{id: bun, observation: urea-nitrogen, window: 48h}",
                    aChart().with(lab("a", "3091-6", "42.88", "mg/dL", "2026-06-01T08:00:00Z"))
                            .now());
            assertThat(((Value.Number) mass.value()).single().orElseThrow().doubleValue())
                    .isCloseTo(20.0, org.assertj.core.data.Offset.offset(0.01));
        }

        @Test
        void theCodeSaysWhichKindOfDDimerItIs() {
            assertIs(
                    select(
                            "{id: d, observation: d-dimer-feu, window: 48h}",
                            aChart().with(lab("a", "48065-7", "0.5", "mg/L", "2026-06-01T08:00:00Z"))
                                    .now()),
                    "500");
            assertThat(select(
                                    "{id: d, observation: d-dimer-feu, window: 48h}",
                                    aChart().with(lab("a", "48065-7", "500", "ng/mL{DDU}", "2026-06-01T08:00:00Z"))
                                            .now())
                            .state())
                    .isEqualTo(Selected.State.UNIT);
        }

        @Test
        void anInputMayWantAnotherUnit() {
            var selected = select(
                    "{id: urea, observation: urea-nitrogen, unit: mmol/L, window: 48h}",
                    aChart().with(lab("a", "3094-0", "19.6", "mg/dL", "2026-06-01T08:00:00Z"))
                            .now());
            assertIs(selected, "6.9972");
        }

        @Test
        void multiplesOfTheLimitOfTheLaboratory() {
            String spec = "{id: ast, observation: ast, window: 7d, per: upper-limit}";
            var own = select(
                    spec,
                    aChart().with(observation("a", "1920-8", ranged("150", "U/L", "5", "50"), "2026-06-01T08:00:00Z"))
                            .now());
            assertIs(own, "3");
            assertThat(own.note()).contains("upper limit of this laboratory 50 U/L");
            var configured = select(
                    spec,
                    aChart().with(lab("a", "1920-8", "150", "U/L", "2026-06-01T08:00:00Z"))
                            .now());
            assertIs(configured, "3.75");
            assertThat(configured.note()).contains("assumed 40 U/L");
        }
    }

    @Nested
    class OneSample {
        private static final String PRESSURE = """
            - {id: sys, observation: systolic-pressure, window: 24h, rule: {same-sample: {group: bp}}}
            - {id: dia, observation: diastolic-pressure, window: 24h, rule: {same-sample: {group: bp}}}
            """;
        private static final String GAP = """
            - {id: na, observation: sodium, window: 24h, rule: {same-sample: {group: gap, apart: 1h}}}
            - {id: cl, observation: chloride, window: 24h, rule: {same-sample: {group: gap, apart: 1h}}}
            - {id: hco3, observation: bicarbonate, window: 24h, rule: {same-sample: {group: gap, apart: 1h}}}
            """;

        @Test
        void keepsTheTwoPressuresOfOneReadingTogether() {
            var found = selectAll(
                    PRESSURE,
                    aChart().with(inPanel(
                                    lab("a1", "8480-6", "120", "mm[Hg]", "2026-06-01T08:00:00Z"), "Observation/a"))
                            .with(inPanel(lab("a2", "8462-4", "80", "mm[Hg]", "2026-06-01T08:00:00Z"), "Observation/a"))
                            .with(inPanel(
                                    lab("b1", "8480-6", "150", "mm[Hg]", "2026-06-01T08:00:00Z"), "Observation/b"))
                            .with(inPanel(
                                    lab("c1", "8480-6", "170", "mm[Hg]", "2026-06-01T09:00:00Z"), "Observation/c"))
                            .now());
            assertIs(found.get("sys"), "120");
            assertIs(found.get("dia"), "80");
        }

        @Test
        void prefersTheNewestCompleteSample() {
            var found = selectAll(
                    GAP,
                    aChart().with(ofSpecimen(lab("1", "2951-2", "140", "mmol/L", "2026-06-01T06:00:00Z"), "Specimen/1"))
                            .with(ofSpecimen(lab("2", "2075-0", "100", "mmol/L", "2026-06-01T06:05:00Z"), "Specimen/1"))
                            .with(ofSpecimen(lab("3", "1963-8", "24", "mmol/L", "2026-06-01T06:10:00Z"), "Specimen/1"))
                            .with(lab("4", "2951-2", "131", "mmol/L", "2026-06-01T11:00:00Z"))
                            .now());
            assertIs(found.get("na"), "140");
            assertIs(found.get("cl"), "100");
            assertIs(found.get("hco3"), "24");
        }

        @Test
        void leavesOutWhatIsOfAnotherSample() {
            var found = selectAll(
                    GAP,
                    aChart().with(lab("1", "2951-2", "140", "mmol/L", "2026-06-01T06:00:00Z"))
                            .with(lab("2", "2075-0", "100", "mmol/L", "2026-06-01T06:30:00Z"))
                            .with(lab("3", "1963-8", "24", "mmol/L", "2026-06-01T10:00:00Z"))
                            .now());
            assertIs(found.get("na"), "140");
            assertIs(found.get("cl"), "100");
            assertThat(found.get("hco3").state()).isEqualTo(Selected.State.MISSING);
            assertThat(found.get("hco3").note()).isEqualTo("no value of the same sample");
        }

        @Test
        void aRuleThatSharesInputsWithAnotherStillGetsItsOwnSample() {
            var specs = new InputSpecs(SETS);
            var gap = specs.readAll(Definition.read("gap.yaml", GAP));
            var twoOfThem = specs.readAll(Definition.read("two.yaml", GAP)).subList(0, 2);
            assertThat(twoOfThem.getFirst()).isSameAs(gap.getFirst());
            var selection = Selector.standard()
                    .over(aChart().with(lab("1", "2951-2", "140", "mmol/L", "2026-06-01T06:00:00Z"))
                            .with(lab("2", "2075-0", "100", "mmol/L", "2026-06-01T06:00:00Z"))
                            .with(lab("3", "1963-8", "24", "mmol/L", "2026-06-01T06:00:00Z"))
                            .with(lab("4", "2951-2", "131", "mmol/L", "2026-06-01T11:00:00Z"))
                            .with(lab("5", "2075-0", "95", "mmol/L", "2026-06-01T11:00:00Z"))
                            .now());

            assertIs(selection.selectAll(twoOfThem).get("na"), "131");
            assertIs(selection.selectAll(gap).get("na"), "140");
            assertIs(selection.selectAll(twoOfThem).get("cl"), "95");
            assertIs(selection.select(gap.getFirst()), "131");
        }
    }
}
