package org.consilium.diagnosis.ledger;

import java.util.List;
import java.util.Optional;
import org.consilium.chart.PatientChart;
import org.consilium.knowledge.Feature;

/**
 * The facts of one chart that knowledge speaks of, numbered in the order of their time.
 *
 * @param withheld passages of notes that were not read because they address a machine
 */
public record Ledger(PatientChart chart, List<Fact> facts, int withheld) {
    public Ledger {
        facts = List.copyOf(facts);
    }

    public Optional<Fact> fact(String id) {
        return facts.stream().filter(fact -> fact.id().equals(id)).findFirst();
    }

    /** The facts that show a feature. */
    public List<Fact> showing(Feature feature) {
        return facts.stream().filter(fact -> fact.shows().contains(feature)).toList();
    }

    public boolean shows(Feature feature) {
        return facts.stream().anyMatch(fact -> fact.shows().contains(feature));
    }

    /** The fact that documents its absence; a feature that something else shows is not absent. */
    public Optional<Fact> denying(Feature feature) {
        return shows(feature)
                ? Optional.empty()
                : facts.stream().filter(fact -> fact.denies().contains(feature)).findFirst();
    }

    public boolean isKnown(Feature feature) {
        return facts.stream()
                .anyMatch(
                        fact -> fact.shows().contains(feature) || fact.denies().contains(feature));
    }
}
