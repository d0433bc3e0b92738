package org.consilium.diagnosis;

import org.consilium.diagnosis.ledger.LedgerWriter;
import org.consilium.diagnosis.ledger.Scores;
import org.consilium.knowledge.KnowledgeBase;
import org.consilium.llm.LanguageModel;
import org.consilium.terminology.CodeSets;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Puts the diagnosis assessor together. */
@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties(DiagnosisSettings.class)
class DiagnosisConfiguration {

    @Bean
    DiagnosisAssessor diagnosisAssessor(
            KnowledgeBase knowledge, ObjectProvider<CodeSets> sets, LanguageModel model, DiagnosisSettings settings) {
        return new DiagnosisAssessor(
                new LedgerWriter(knowledge, sets.getIfAvailable(CodeSets::load), Scores.none()),
                Conditions.of(knowledge, settings.showDrafts()),
                CriteriaLookup.none(),
                model,
                settings);
    }
}
