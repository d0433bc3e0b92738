package org.consilium.selection;

import static org.assertj.core.api.Assertions.assertThat;
import static org.consilium.selection.Charts.aChart;
import static org.consilium.selection.Charts.inPanel;
import static org.consilium.selection.Charts.lab;

import java.math.BigDecimal;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.consilium.chart.Finding;
import org.consilium.chart.Finding.Medication.Kind;
import org.consilium.chart.Finding.Medication.State;
import org.consilium.chart.PatientChart;
import org.consilium.chart.Reach;
import org.consilium.chart.Source;
import org.consilium.expression.Value;
import org.consilium.terminology.CodeSets;
import org.consilium.terminology.Concept;
import org.consilium.terminology.Definition;
import org.consilium.terminology.Quantity;
import org.junit.jupiter.api.Test;

class DosesTest {
    private static final CodeSets SETS = CodeSets.load();
    private static final String OXYCODONE =
            "{id: oxycodone, dose: oxycodone, state: current, unit: mg, range: [0, 1000], unless: [cream], except: [injection], silence: absent-presumed}";

    private static Selected select(String spec, PatientChart chart) {
        return Selector.standard().select(new InputSpecs(SETS).read(Definition.read("test.yaml", spec)), chart);
    }

    private static Finding.Medication order(String id, String name, State state, Kind kind, String daily) {
        return new Finding.Medication(
                Source.of("MedicationRequest/" + id),
                new Concept(List.of(), name),
                state,
                kind,
                Optional.empty(),
                daily.isEmpty() ? Optional.empty() : Optional.of(Quantity.of(daily.split(" ")[0], daily.split(" ")[1])),
                "");
    }

    private static Finding.Medication order(String id, String name, String daily) {
        return order(id, name, State.ACTIVE, Kind.ORDERED, daily);
    }

    private static void assertIs(Selected selected, String low, String high, Selected.State state) {
        assertThat(selected.value()).as(selected.note()).isInstanceOfSatisfying(Value.Number.class, number -> {
            assertThat(number.low()).get().satisfies(end -> assertThat(end).isEqualByComparingTo(low));
            assertThat(number.high()).get().satisfies(end -> assertThat(end).isEqualByComparingTo(high));
        });
        assertThat(selected.state()).as(selected.note()).isEqualTo(state);
    }

    @Test
    void differentProductsAddUpInTheUnitOfTheInput() {
        var chart = aChart().with(order("1", "Oxycodone 10 MG Extended Release Tablet", "0.02 g"))
                .with(order("2", "Oxycodone 5 MG Oral Tablet", "15 mg"))
                .with(order("3", "Oxycodone 20 MG Oral Tablet", State.PAST, Kind.ORDERED, "80 mg"))
                .now();
        var selected = select(OXYCODONE, chart);
        assertIs(selected, "35", "35", Selected.State.GIVEN);
        assertThat(selected.evidence()).hasSize(2);
    }

    @Test
    void anOrderAsNeededOrInTabletsIsMoreThanNothing() {
        var tablets = select(
                OXYCODONE, aChart().with(order("1", "oxycodone", "4 {tablet}")).now());
        assertIs(tablets, "0.000001", "1000", Selected.State.MISSING);
        var both = aChart().with(order("1", "oxycodone 10 MG", "20 mg"))
                .with(order("2", "oxycodone 5 MG", ""))
                .now();
        assertIs(select(OXYCODONE, both), "20.000001", "1000", Selected.State.MISSING);
    }

    @Test
    void aFormThatCannotBeCountedIsNotTakenForATablet() {
        var chart = aChart().with(order("1", "Oxycodone 10 MG/ML Injection", "10 mg"))
                .now();
        assertIs(select(OXYCODONE, chart), "0.000001", "1000", Selected.State.MISSING);
        var cream = aChart().with(order("1", "oxycodone 1 % cream", "10 mg")).now();
        assertIs(select(OXYCODONE, cream), "0", "0", Selected.State.ASSUMED);
    }

    @Test
    void theSameProductOrderedTwiceMayBeOneOrder() {
        var chart = aChart().with(order("1", "oxycodone 10 MG", "20 mg"))
                .with(order("2", "oxycodone 10 MG", "30 mg"))
                .now();
        assertIs(select(OXYCODONE, chart), "30", "50", Selected.State.CONFLICTING);
    }

    @Test
    void orderAndListSpeakOfTheSameDrug() {
        var chart = aChart().with(order("1", "oxycodone 10 MG", "20 mg"))
                .with(order("2", "oxycodone", State.ACTIVE, Kind.STATED, "20 mg"))
                .now();
        assertIs(select(OXYCODONE, chart), "20", "20", Selected.State.GIVEN);
    }

    @Test
    void anOrderOnHoldMayOrMayNotBeTaken() {
        var chart = aChart().with(order("1", "oxycodone", State.UNKNOWN, Kind.ORDERED, "20 mg"))
                .now();
        assertIs(select(OXYCODONE, chart), "0", "1000", Selected.State.MISSING);
    }

    @Test
    void noneIsPresumedOnlyWhereAllWasRead() {
        assertIs(select(OXYCODONE, aChart().now()), "0", "0", Selected.State.ASSUMED);
        assertIs(
                select(OXYCODONE.replace(", silence: absent-presumed", ""), aChart().now()),
                "0",
                "1000",
                Selected.State.NOT_MENTIONED);
        var partial = aChart().with(order("1", "oxycodone", "20 mg"))
                .readOnly(new Reach(Map.of(Reach.Kind.MEDICATION, new Reach.Coverage.Partial(50, "first page only"))))
                .now();
        assertIs(select(OXYCODONE, partial), "20", "1000", Selected.State.MISSING);
    }

    @Test
    void anUnsignedOrderCountsOnlyWhereAskedFor() {
        var chart = aChart().with(order("1", "oxycodone 5 MG", State.DRAFT, Kind.ORDERED, "15 mg"))
                .with(order("2", "oxycodone 10 MG", "20 mg"))
                .now();
        assertIs(select(OXYCODONE, chart), "20", "20", Selected.State.GIVEN);
        String both = OXYCODONE.replace("state: current", "state: [current, proposed]");
        assertIs(select(both, chart), "35", "35", Selected.State.GIVEN);
    }

    @Test
    void aMeanPressureIsHadFromOneReadingUnlessItWasRecordedItself() {
        String mean =
                "{id: mean, observation: mean-arterial-pressure, window: 24h, rule: {worst-in: {span: 24h, side: low}}}";
        var readings = aChart().with(
                        inPanel(lab("1", "8480-6", "90", "mm[Hg]", "2026-06-01T10:00:00Z"), "Observation/p1"))
                .with(inPanel(lab("2", "8462-4", "60", "mm[Hg]", "2026-06-01T10:00:00Z"), "Observation/p1"))
                .with(inPanel(lab("3", "8480-6", "80", "mm[Hg]", "2026-06-01T11:00:00Z"), "Observation/p2"));
        var selected = select(mean, readings.now());
        assertThat(selected.value()).isEqualTo(Value.Number.exactly(new BigDecimal(70), "mm[Hg]"));
        assertThat(selected.evidence().getFirst().source().reference()).isEqualTo("Observation/1");
        var recorded = readings.with(lab("4", "8478-0", "72", "mm[Hg]", "2026-06-01T10:00:00Z"))
                .now();
        assertThat(select(mean, recorded).value()).isEqualTo(Value.Number.exactly(new BigDecimal(72), "mm[Hg]"));
    }
}
