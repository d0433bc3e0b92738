package org.consilium.hook.prefetch;

import java.util.Set;
import org.consilium.chart.Reach;

/**
 * A FHIR query that a service asks the EHR to run and to send along under a key.
 *
 * @param kinds the kinds of resource that the query asks for
 * @param required whether nothing can be said without it; all others may be missing and the answer then says so
 * @see <a href="https://cds-hooks.hl7.org/2.0/#prefetch-template">CDS Hooks 2.0, prefetch template</a>
 */
public record PrefetchTemplate(String key, String query, Set<Reach.Kind> kinds, boolean required) {
    public PrefetchTemplate {
        kinds = Set.copyOf(kinds);
    }

    static PrefetchTemplate required(String key, Reach.Kind kind, String query) {
        return new PrefetchTemplate(key, query, Set.of(kind), true);
    }

    static PrefetchTemplate optional(String key, Reach.Kind kind, String query) {
        return new PrefetchTemplate(key, query, Set.of(kind), false);
    }
}
