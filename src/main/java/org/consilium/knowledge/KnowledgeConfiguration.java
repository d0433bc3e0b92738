package org.consilium.knowledge;

import org.consilium.terminology.CodeSets;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Reads the knowledge base once, at start. */
@Configuration(proxyBeanMethods = false)
class KnowledgeConfiguration {

    @Bean
    KnowledgeBase knowledgeBase(ObjectProvider<CodeSets> sets) {
        return KnowledgeBase.load(Vocabulary.of(sets.getIfAvailable(CodeSets::load)));
    }
}
