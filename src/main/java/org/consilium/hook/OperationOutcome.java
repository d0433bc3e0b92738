package org.consilium.hook;

import java.util.List;

/**
 * The body of every answer that is not 2xx: a FHIR R4 OperationOutcome with one issue.
 *
 * @see <a href="http://hl7.org/fhir/R4/operationoutcome.html">FHIR R4 OperationOutcome</a>
 */
record OperationOutcome(String resourceType, List<Issue> issue) {
    static OperationOutcome of(String code, String diagnostics) {
        return new OperationOutcome("OperationOutcome", List.of(new Issue("error", code, diagnostics)));
    }

    record Issue(String severity, String code, String diagnostics) {}
}
