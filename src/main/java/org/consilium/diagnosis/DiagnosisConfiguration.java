package org.consilium.diagnosis;

import org.consilium.calculator.Calculators;
import org.consilium.diagnosis.criteria.CriteriaSet;
import org.consilium.diagnosis.criteria.CriteriaSets;
import org.consilium.diagnosis.ledger.LedgerWriter;
import org.consilium.diagnosis.ledger.Scores;
import org.consilium.knowledge.ConditionEntry;
import org.consilium.knowledge.Feature;
import org.consilium.knowledge.KnowledgeBase;
import org.consilium.knowledge.Mark;
import org.consilium.llm.LanguageModel;
import org.consilium.selection.SelectionSettings;
import org.consilium.selection.Selector;
import org.consilium.terminology.CodeSets;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Reads the criteria sets at start and puts the diagnosis assessor together. */
@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties(DiagnosisSettings.class)
class DiagnosisConfiguration {

    @Bean
    CriteriaSets criteriaSets(
            ObjectProvider<CodeSets> codeSets, Calculators calculators, Selector selector, DiagnosisSettings settings) {
        return CriteriaSets.load(codeSets.getIfAvailable(CodeSets::load), calculators, selector, settings.editions());
    }

    @Bean
    LedgerWriter ledgerWriter(
            KnowledgeBase knowledge,
            ObjectProvider<CodeSets> codeSets,
            Calculators calculators,
            SelectionSettings selection) {
        requireCalculators(knowledge, calculators);
        Scores scores = (id, chart) -> calculators.find(id).map(calculator -> calculator.calculate(chart));
        return new LedgerWriter(
                knowledge, codeSets.getIfAvailable(CodeSets::load), scores, selection.useUnknownStatus());
    }

    @Bean
    DiagnosisAssessor diagnosisAssessor(
            KnowledgeBase knowledge,
            LedgerWriter ledgers,
            CriteriaSets criteria,
            LanguageModel model,
            DiagnosisSettings settings) {
        requireCriteria(knowledge, criteria);
        return new DiagnosisAssessor(
                ledgers,
                Conditions.of(knowledge, settings.showDrafts()),
                lookup(criteria, settings.showDrafts()),
                model,
                settings);
    }

    /** A draft set is asked only where drafts are shown. */
    static CriteriaLookup lookup(CriteriaSets criteria, boolean showDrafts) {
        return chart -> {
            var reading = criteria.over(chart);
            return reference -> reading.of(reference)
                    .filter(conclusion -> showDrafts
                            || criteria.find(conclusion.set())
                                    .filter(set -> set.status() == CriteriaSet.Status.REVIEWED)
                                    .isPresent());
        };
    }

    static void requireCriteria(KnowledgeBase knowledge, CriteriaSets criteria) {
        for (ConditionEntry condition : knowledge.conditions()) {
            condition.criteria().filter(reference -> !criteria.has(reference)).ifPresent(reference -> {
                throw new IllegalStateException("CSL-0513 correct knowledge/" + condition.id()
                        + ".yaml: there is no criteria set or conclusion \"" + reference + "\"");
            });
        }
    }

    static void requireCalculators(KnowledgeBase knowledge, Calculators calculators) {
        for (Feature feature : knowledge.features()) {
            feature.anyOf().stream()
                    .filter(Mark.Score.class::isInstance)
                    .map(mark -> ((Mark.Score) mark).calculator())
                    .filter(id -> calculators.find(id).isEmpty())
                    .findFirst()
                    .ifPresent(id -> {
                        throw new IllegalStateException("CSL-0514 correct the feature " + feature.id()
                                + ": there is no calculator \"" + id + "\"");
                    });
        }
    }
}
