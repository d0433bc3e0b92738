package org.consilium.diagnosis;

import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import org.consilium.knowledge.KnowledgeBase;
import org.consilium.knowledge.Vocabulary;
import org.consilium.terminology.Definition;
import org.junit.jupiter.api.Test;

class DiagnosisConfigurationTest {

    @Test
    void everyReferenceOfTheShippedKnowledgeLeadsSomewhere() {
        assertThatCode(() -> {
                    DiagnosisConfiguration.requireCriteria(Bench.KNOWLEDGE, Bench.CRITERIA);
                    DiagnosisConfiguration.requireCalculators(Bench.KNOWLEDGE, Bench.CALCULATORS);
                })
                .doesNotThrowAnyException();
    }

    @Test
    void aDanglingCriteriaSetStopsTheStart() {
        assertThatThrownBy(() ->
                        DiagnosisConfiguration.requireCriteria(knowledge("kdigo-aki/nothing", "bmi"), Bench.CRITERIA))
                .hasMessageContaining("CSL-0513")
                .hasMessageContaining("cold.yaml");
    }

    @Test
    void aDanglingCalculatorStopsTheStart() {
        assertThatThrownBy(() -> DiagnosisConfiguration.requireCalculators(
                        knowledge("kdigo-aki/aki", "no-such-score"), Bench.CALCULATORS))
                .hasMessageContaining("CSL-0514")
                .hasMessageContaining("no-such-score");
    }

    private static KnowledgeBase knowledge(String criteria, String calculator) {
        return KnowledgeBase.of(
                Vocabulary.of(Bench.SETS),
                List.of(Definition.read("features.yaml", """
                        features:
                          - id: heavy
                            title: Heavy
                            any:
                              - score: {calculator: %s, above: 40}
                        """.formatted(calculator))),
                List.of(Definition.read("cold.yaml", """
                        id: cold
                        version: 1
                        status: draft
                        title: Cold
                        codes: {icd10: [J00]}
                        specialty: general practice
                        course: acute
                        criteria: %s
                        findings:
                          - {finding: heavy, direction: supports, strength: 1, source: book, says: "Says."}
                        references: [{id: book, citation: A book}]
                        """.formatted(criteria))));
    }
}
