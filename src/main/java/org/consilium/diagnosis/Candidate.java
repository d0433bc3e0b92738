package org.consilium.diagnosis;

import java.util.List;
import java.util.Optional;
import org.consilium.assessment.Differential.Standing;
import org.consilium.diagnosis.criteria.Conclusion;
import org.consilium.knowledge.ConditionEntry;
import org.consilium.knowledge.Feature;

/**
 * A condition held against the patient.
 *
 * @param id D1, D2, ... in the order of the rules
 * @param edges verified links, the weightiest first
 * @param undercut those of them that another fact deprives of their force
 * @param score strengths for minus strengths against, each group once
 * @param asked unknown findings that a model would ask for
 * @param criteria what its criteria set concludes, where it has one
 */
record Candidate(
        String id,
        ConditionEntry condition,
        List<VerifiedEdge> edges,
        List<VerifiedEdge> undercut,
        int score,
        Standing standing,
        Optional<Conclusion> criteria,
        List<Feature> asked) {
    Candidate {
        asked = List.copyOf(asked);
        edges = List.copyOf(edges);
        undercut = List.copyOf(undercut);
    }

    private static final int CRITERIA_BONUS = 2;

    /** Criteria that are met and strong support are of one tier: a small finding that is certain comes not before sepsis. */
    int tier() {
        return switch (standing) {
            case CRITERIA_MET, STRONG -> 0;
            case MODERATE -> 1;
            case WEAK -> 2;
            case FELL -> 3;
        };
    }

    /** Score, and a little more where the criteria of the illness are met. */
    int rank() {
        return score + (standing == Standing.CRITERIA_MET ? CRITERIA_BONUS : 0);
    }

    boolean stands() {
        return standing != Standing.FELL;
    }

    Candidate named(String other) {
        return new Candidate(other, condition, edges, undercut, score, standing, criteria, asked);
    }

    Candidate with(List<VerifiedEdge> others, List<Feature> questions) {
        return new Candidate(id, condition, others, undercut, score, standing, criteria, questions);
    }
}
