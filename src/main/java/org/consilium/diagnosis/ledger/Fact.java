package org.consilium.diagnosis.ledger;

import java.util.List;
import org.consilium.assessment.Evidence;
import org.consilium.knowledge.Feature;

/**
 * A numbered fact of the ledger: one statement of the record that shows or denies a feature.
 *
 * @param id E1, E2, ...: all that a model may name
 * @param shows features that it shows
 * @param denies features that it documents as absent
 */
public record Fact(String id, Statement statement, Evidence evidence, List<Feature> shows, List<Feature> denies) {
    public Fact {
        shows = List.copyOf(shows);
        denies = List.copyOf(denies);
    }
}
