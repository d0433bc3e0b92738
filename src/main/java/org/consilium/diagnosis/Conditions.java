package org.consilium.diagnosis;

import java.util.List;
import org.consilium.knowledge.ConditionEntry;
import org.consilium.knowledge.KnowledgeBase;

/**
 * The conditions that may be thought of: drafts only where a setting allows it.
 *
 * @param drafts how many are kept back
 */
record Conditions(List<ConditionEntry> used, int drafts) {
    Conditions {
        used = List.copyOf(used);
    }

    static Conditions of(KnowledgeBase knowledge, boolean showDrafts) {
        List<ConditionEntry> used = knowledge.conditions().stream()
                .filter(entry -> showDrafts || entry.status() == ConditionEntry.Status.REVIEWED)
                .toList();
        return new Conditions(used, knowledge.conditions().size() - used.size());
    }
}
