package org.consilium.diagnosis;

import java.util.Optional;
import org.consilium.diagnosis.criteria.Conclusion;

/** What the criteria sets conclude about one patient, by "set" or "set/conclusion". */
@FunctionalInterface
interface CriteriaVerdicts {
    Optional<Conclusion> of(String reference);

    static CriteriaVerdicts none() {
        return reference -> Optional.empty();
    }
}
