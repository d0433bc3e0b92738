package org.consilium.diagnosis;

import java.time.Instant;
import org.consilium.assessment.Differential;
import org.consilium.assessment.Occasion;
import org.consilium.assessment.SlowAssessor.Deepened;
import org.consilium.calculator.Calculators;
import org.consilium.chart.PatientChart;
import org.consilium.diagnosis.criteria.CriteriaSets;
import org.consilium.diagnosis.ledger.LedgerWriter;
import org.consilium.knowledge.KnowledgeBase;
import org.consilium.knowledge.Vocabulary;
import org.consilium.llm.LanguageModel;
import org.consilium.selection.Selector;
import org.consilium.terminology.CodeSets;

/** The shipped knowledge with a fake model: what an assessor says about a chart. */
final class Bench {
    static final CodeSets SETS = CodeSets.load();
    static final KnowledgeBase KNOWLEDGE = KnowledgeBase.load(Vocabulary.of(SETS));
    static final Calculators CALCULATORS = Calculators.load(SETS, Selector.standard());
    static final CriteriaSets CRITERIA = CriteriaSets.load(SETS, CALCULATORS, Selector.standard(), java.util.Map.of());
    static final LedgerWriter LEDGERS = new LedgerWriter(
            KNOWLEDGE, SETS, (id, chart) -> CALCULATORS.find(id).map(calculator -> calculator.calculate(chart)), false);
    static final DiagnosisSettings SETTINGS = new DiagnosisSettings(true, 12, 6, 40, 1_000, 1, java.util.Map.of());
    static final Occasion VIEW = Occasion.of("patient-view");

    private Bench() {}

    static DiagnosisAssessor assessor(LanguageModel model) {
        return new DiagnosisAssessor(
                LEDGERS,
                Conditions.of(KNOWLEDGE, true),
                DiagnosisConfiguration.lookup(CRITERIA, true),
                model,
                SETTINGS);
    }

    static Differential rules(PatientChart chart) {
        return (Differential)
                assessor(FakeModel.saying("{}")).assess(chart, VIEW).getFirst();
    }

    static Differential deepened(PatientChart chart, LanguageModel model) {
        return switch (assessor(model).deepen(chart, VIEW, Instant.now().plusSeconds(10), call -> {})) {
            case Deepened.Finished finished ->
                (Differential) finished.assessments().getFirst();
            case Deepened.Failed failed -> throw new AssertionError(failed.because());
        };
    }
}
