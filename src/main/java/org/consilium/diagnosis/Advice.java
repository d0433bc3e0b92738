package org.consilium.diagnosis;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.consilium.llm.LanguageModel.Identity;

/**
 * A model's answer after verification.
 *
 * @param edges its links that passed
 * @param proposed links and other parts that it proposed
 * @param removed those of them that did not pass
 * @param agreeing samples that put the same candidate first as the first one did
 */
record Advice(
        ModelAnswer answer,
        List<VerifiedEdge> edges,
        int proposed,
        int removed,
        int samples,
        int agreeing,
        int thinkingLength,
        Identity model) {
    Advice {
        edges = List.copyOf(edges);
    }

    /** The first of its order for which a supporting link passed. */
    Optional<String> first() {
        return answer.order().stream().findFirst();
    }

    /** Unknown findings it would ask for, for a candidate. */
    List<String> missing(String candidate) {
        Map<String, List<String>> missing = answer.missing();
        return missing.getOrDefault(candidate, List.of());
    }
}
