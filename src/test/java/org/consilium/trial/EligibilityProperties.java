package org.consilium.trial;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Collections;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.consilium.assessment.Eligibility.Polarity;
import org.consilium.chart.Demographics.Gender;
import org.consilium.chart.Finding;
import org.consilium.chart.Finding.Condition.ClinicalStatus;
import org.consilium.chart.Finding.Condition.Verification;
import org.consilium.chart.PatientChart;
import org.consilium.expression.Truth;
import org.consilium.selection.Selector;
import org.consilium.terminology.Code;
import org.consilium.terminology.CodeSet;
import org.consilium.terminology.Span;

/** What must hold of every criterion and every record. */
class EligibilityProperties {
    private static final String STROKE = "230690007";
    private static final List<Finding> POOL = pool();

    private static List<Finding> pool() {
        Charts charts = Charts.aPatient();
        for (String onset : List.of("", "2026-10-20", "2020-01-01", "2026")) {
            for (ClinicalStatus status : ClinicalStatus.values()) {
                for (Verification verification : Verification.values()) {
                    charts.condition(STROKE, onset, status, verification, Optional.empty());
                }
            }
        }
        for (Finding.Medication.State state : Finding.Medication.State.values()) {
            charts.drug("simvastatin", state, "2026-11-10").drug("simvastatin", state, "");
        }
        for (Finding.Procedure.State state : Finding.Procedure.State.values()) {
            charts.procedure("108241001", state, "2026-11-01").procedure("108241001", state, "");
        }
        return charts.findings();
    }

    private static final List<Finding> LABS = Charts.aPatient()
            .lab("2823-3", "4.4", "mmol/L", "2026-11-15")
            .lab("2823-3", "6.1", "mmol/L", "2026-11-05")
            .findings();

    /** Nothing of these is asked by any criterion below. */
    private static final List<Finding> IRRELEVANT = Charts.aPatient()
            .condition("195967001", "2010")
            .drug("levothyroxine", Finding.Medication.State.ACTIVE, "2019")
            .procedure("73761001", Finding.Procedure.State.DONE, "2024")
            .family(STROKE)
            .lab("2951-2", "140", "mmol/L", "2026-11-15")
            .findings();

    private static final CodeSet ONE_CODE = CodeSet.of("own", "Stroke", Code.snomed(STROKE));

    @Provide
    Arbitrary<Criterion> criteria() {
        return criteria(2);
    }

    private static Arbitrary<Criterion> criteria(int depth) {
        Arbitrary<Criterion> leaf = Arbitraries.of(leaves());
        if (depth == 0) {
            return leaf;
        }
        Arbitrary<Criterion> part = criteria(depth - 1);
        return Arbitraries.oneOf(
                leaf,
                part.list().ofMinSize(1).ofMaxSize(3).map(Criterion.All::new),
                part.list().ofMinSize(1).ofMaxSize(3).map(Criterion.Any::new),
                part.list().ofMinSize(2).ofMaxSize(3).map(parts -> new Criterion.AtLeast(2, parts)),
                part.map(Criterion.Not::new),
                part.list().ofSize(2).map(parts -> new Criterion.Unless(parts.get(0), parts.get(1))));
    }

    private static List<Criterion> leaves() {
        List<Criterion> leaves = new ArrayList<>();
        for (CodeSet codes : List.of(ONE_CODE, Judging.SETS.named("stroke"))) {
            for (var course : Criterion.Condition.Course.values()) {
                for (Optional<Window> window : windows()) {
                    leaves.add(new Criterion.Condition(codes, course, false, Set.of(), window, Optional.empty()));
                }
            }
        }
        for (var use : Criterion.Medication.Use.values()) {
            for (Optional<Window> window : windows()) {
                leaves.add(new Criterion.Medication(Judging.SETS.named("statin"), use, window, Optional.empty()));
            }
        }
        for (var stage : Criterion.Procedure.Stage.values()) {
            leaves.add(
                    new Criterion.Procedure(Judging.SETS.named("dialysis"), stage, Optional.empty(), Optional.empty()));
        }
        leaves.add(new Criterion.Age(Optional.of(18), Optional.of(70)));
        leaves.add(new Criterion.Sex(Gender.MALE));
        leaves.add(new Criterion.Residue(Criterion.Residue.Where.NOTE, "Is it so?"));
        return leaves;
    }

    private static List<Optional<Window>> windows() {
        return List.of(
                Optional.empty(),
                Optional.of(new Window(Window.Kind.WITHIN, Span.months(6), Window.Anchor.NOW)),
                Optional.of(new Window(Window.Kind.WITHIN, Span.days(28), Window.Anchor.FIRST_DOSE)),
                Optional.of(new Window(Window.Kind.FOR_AT_LEAST, Span.days(28), Window.Anchor.NOW)));
    }

    @Provide
    Arbitrary<List<Finding>> records() {
        return Arbitraries.of(POOL).list().ofMaxSize(5).map(EligibilityProperties::each);
    }

    private static List<Finding> each(List<Finding> findings) {
        return List.copyOf(new java.util.LinkedHashSet<>(findings));
    }

    private static Outcome decide(Criterion criterion, PatientChart chart) {
        var leaves = new RecordLeaves(
                Selector.standard().over(chart),
                EnumSet.of(Window.Anchor.NOW),
                Judging.PREGNANCY,
                id -> Optional.empty());
        return new Kleene(leaves).decide(criterion, Polarity.EXCLUSION);
    }

    private static PatientChart chart(List<Finding> findings) {
        return Charts.aPatient().chart(findings);
    }

    private static List<Finding> joined(List<Finding> one, List<Finding> other) {
        List<Finding> all = new ArrayList<>(one);
        all.addAll(other);
        return each(all);
    }

    @Property(tries = 300)
    void moreFactsNeverTurnWhatIsDocumentedIntoItsOpposite(
            @ForAll("criteria") Criterion criterion,
            @ForAll("records") List<Finding> record,
            @ForAll("records") List<Finding> more) {
        Truth before = decide(criterion, chart(record)).documented();
        Truth after = decide(criterion, chart(joined(record, more))).documented();

        if (before != Truth.UNKNOWN) {
            assertThat(after).isIn(before, Truth.UNKNOWN);
        }
    }

    @Property(tries = 300)
    void silenceNeverDocumentsAnything(@ForAll("criteria") Criterion criterion) {
        PatientChart nothing = Charts.aPatient().born("").gender(Gender.UNKNOWN).chart();

        assertThat(decide(criterion, nothing).documented()).isEqualTo(Truth.UNKNOWN);
    }

    @Property(tries = 300)
    void presumptionNeverContradictsWhatIsDocumented(
            @ForAll("criteria") Criterion criterion, @ForAll("records") List<Finding> record) {
        Outcome outcome = decide(criterion, chart(joined(record, IRRELEVANT)));

        if (outcome.documented() != Truth.UNKNOWN) {
            assertThat(outcome.presumed()).isEqualTo(outcome.documented());
        }
        assertThat(outcome.doubts().isEmpty()).isEqualTo(outcome.presumed() != Truth.UNKNOWN);
    }

    @Property(tries = 300)
    void aFactThatIsNotAskedForChangesNothing(
            @ForAll("criteria") Criterion criterion, @ForAll("records") List<Finding> record) {
        // one entry makes the record speak; beyond that irrelevant ones say nothing
        List<Finding> some = joined(record, IRRELEVANT.subList(0, 1));
        Outcome without = decide(criterion, chart(some));
        Outcome with = decide(criterion, chart(joined(some, IRRELEVANT)));

        assertThat(with.documented()).isEqualTo(without.documented());
        assertThat(with.presumed()).isEqualTo(without.presumed());
        assertThat(with.reason()).isEqualTo(without.reason());
        assertThat(with.doubts()).isEqualTo(without.doubts());
        assertThat(with.evidence()).isEqualTo(without.evidence());
    }

    @Property(tries = 300)
    void theOrderOfTheRecordChangesNothing(
            @ForAll("criteria") Criterion criterion, @ForAll("records") List<Finding> record, @ForAll long seed) {
        List<Finding> shuffled = new ArrayList<>(record);
        Collections.shuffle(shuffled, new Random(seed));

        assertThat(decide(criterion, chart(shuffled))).isEqualTo(decide(criterion, chart(record)));
    }

    @Property(tries = 300)
    void theOrderOfPartsChangesNoVerdict(
            @ForAll("criteria") Criterion criterion, @ForAll("records") List<Finding> record) {
        if (criterion instanceof Criterion.All all) {
            same(criterion, new Criterion.All(all.parts().reversed()), record);
        } else if (criterion instanceof Criterion.Any any) {
            same(criterion, new Criterion.Any(any.parts().reversed()), record);
        } else if (criterion instanceof Criterion.AtLeast some) {
            same(criterion, new Criterion.AtLeast(some.count(), some.parts().reversed()), record);
        }
    }

    private static void same(Criterion one, Criterion other, List<Finding> record) {
        Outcome first = decide(one, chart(record));
        Outcome second = decide(other, chart(record));

        assertThat(second.documented()).isEqualTo(first.documented());
        assertThat(second.presumed()).isEqualTo(first.presumed());
        assertThat(second.reason()).isEqualTo(first.reason());
    }

    @Property(tries = 100)
    void anOlderResultNeverChangesWhatTheLatestOneSays(@ForAll boolean first) {
        var leaf = new Criterion.Observation(
                Judging.SETS.measurand("potassium"),
                Limit.of(List.of(new Limit.Bound(Limit.Relation.AT_MOST, new java.math.BigDecimal("5.0"))), "mmol/L"),
                Criterion.Pick.LATEST,
                Optional.of(new Window(Window.Kind.WITHIN, Span.days(30), Window.Anchor.NOW)));
        List<Finding> both = first ? LABS : LABS.reversed();

        assertThat(decide(leaf, chart(both)).documented())
                .isEqualTo(decide(leaf, chart(LABS.subList(0, 1))).documented())
                .isEqualTo(Truth.TRUE);
    }
}
