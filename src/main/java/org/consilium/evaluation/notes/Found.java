package org.consilium.evaluation.notes;

import java.util.List;

/** What a careful reader takes from the passages that speak of an input. */
public sealed interface Found {

    record One(Candidate candidate) implements Found {}

    /** Different values of the same standing: which is meant is not said. */
    record Several(List<Candidate> candidates) implements Found {
        public Several {
            candidates = List.copyOf(candidates);
        }
    }

    record Nothing() implements Found {}
}
