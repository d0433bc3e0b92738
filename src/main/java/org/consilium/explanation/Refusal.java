package org.consilium.explanation;

import java.util.List;
import java.util.Map;
import org.consilium.calculator.Entries.Fault;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;

/** A request that was not understood, as FHIR R4 OperationOutcome: one issue for each field, with what was expected. */
final class Refusal {
    static final MediaType FHIR = MediaType.parseMediaType("application/fhir+json");

    private Refusal() {}

    static ResponseEntity<Object> of(HttpStatus status, String code, List<Fault> faults) {
        return ResponseEntity.status(status).contentType(FHIR).body(body(code, faults));
    }

    static Map<String, Object> body(String code, List<Fault> faults) {
        return Map.of(
                "resourceType",
                "OperationOutcome",
                "issue",
                faults.stream().map(fault -> issue(code, fault)).toList());
    }

    private static Map<String, Object> issue(String code, Fault fault) {
        return Map.of(
                "severity",
                "error",
                "code",
                code,
                "diagnostics",
                "CSL-2910 " + fault.input() + ": " + fault.expected(),
                "expression",
                List.of(fault.input()));
    }
}
