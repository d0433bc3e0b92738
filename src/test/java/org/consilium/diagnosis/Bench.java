package org.consilium.diagnosis;

import java.time.Instant;
import org.consilium.assessment.Differential;
import org.consilium.assessment.Occasion;
import org.consilium.assessment.SlowAssessor.Deepened;
import org.consilium.chart.PatientChart;
import org.consilium.diagnosis.ledger.LedgerWriter;
import org.consilium.diagnosis.ledger.Scores;
import org.consilium.knowledge.KnowledgeBase;
import org.consilium.knowledge.Vocabulary;
import org.consilium.llm.LanguageModel;
import org.consilium.terminology.CodeSets;

/** The shipped knowledge with a fake model: what an assessor says about a chart. */
final class Bench {
    static final CodeSets SETS = CodeSets.load();
    static final KnowledgeBase KNOWLEDGE = KnowledgeBase.load(Vocabulary.of(SETS));
    static final LedgerWriter LEDGERS = new LedgerWriter(KNOWLEDGE, SETS, Scores.none());
    static final DiagnosisSettings SETTINGS = new DiagnosisSettings(true, 12, 6, 40, 1_000, 1, java.util.Map.of());
    static final Occasion VIEW = Occasion.of("patient-view");

    private Bench() {}

    static DiagnosisAssessor assessor(LanguageModel model) {
        return new DiagnosisAssessor(LEDGERS, Conditions.of(KNOWLEDGE, true), CriteriaLookup.none(), model, SETTINGS);
    }

    static Differential rules(PatientChart chart) {
        return (Differential)
                assessor(FakeModel.saying("{}")).assess(chart, VIEW).getFirst();
    }

    static Differential deepened(PatientChart chart, LanguageModel model) {
        return switch (assessor(model).deepen(chart, VIEW, Instant.now().plusSeconds(10))) {
            case Deepened.Finished finished ->
                (Differential) finished.assessments().getFirst();
            case Deepened.Failed failed -> throw new AssertionError(failed.because());
        };
    }
}
