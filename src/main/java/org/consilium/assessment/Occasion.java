package org.consilium.assessment;

import java.util.Set;

/**
 * What called for an assessment.
 *
 * @param hook the CDS Hooks hook ("patient-view")
 * @param tenant the hospital or EHR on whose behalf the call comes
 * @param clearance the sensitivity codes that the caller may see; part of every key under which something is kept
 */
public record Occasion(String hook, String tenant, Set<String> clearance) {
    public Occasion {
        clearance = Set.copyOf(clearance);
    }

    public static Occasion of(String hook) {
        return new Occasion(hook, "default", Set.of());
    }
}
