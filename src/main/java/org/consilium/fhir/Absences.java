package org.consilium.fhir;

import java.util.Set;
import org.consilium.terminology.Concept;

/**
 * Codes that stand in a list to say that the list has nothing to say (International Patient Summary, code system
 * absent-unknown-uv-ips): no condition, drug, allergy or procedure of that name exists.
 */
final class Absences {
    private static final String IPS = "http://hl7.org/fhir/uv/ips/CodeSystem/absent-unknown-uv-ips";

    /** "No known allergies" is not among them: it is a statement of its own. */
    private static final Set<String> NO_STATEMENT = Set.of(
            "no-allergy-info",
            "no-problem-info",
            "no-known-problems",
            "no-medication-info",
            "no-known-medications",
            "no-procedure-info",
            "no-known-procedures",
            "no-immunization-info",
            "no-known-immunizations",
            "no-device-info",
            "no-known-devices");

    private Absences() {}

    static boolean isNoStatement(Concept concept) {
        return concept.codes().stream()
                .anyMatch(code -> code.system().equals(IPS) && NO_STATEMENT.contains(code.value()));
    }
}
