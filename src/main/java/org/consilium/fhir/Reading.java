package org.consilium.fhir;

import java.util.List;
import org.consilium.chart.Finding;

/** What one resource says: its facts, or why none of it holds. */
sealed interface Reading {
    record Facts(List<Finding> findings) implements Reading {}

    record Dropped(SetAside.Reason reason) implements Reading {}

    static Reading of(Finding... findings) {
        return new Facts(List.of(findings));
    }
}
