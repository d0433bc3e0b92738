package org.consilium.explanation;

import java.util.List;
import java.util.Map;
import org.consilium.calculator.Entries.Fault;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;

/** A request that was not understood, as FHIR R4 OperationOutcome: one issue for each field, with what was expected. */
final class Refusal {
    private static final MediaType FHIR = MediaType.parseMediaType("application/fhir+json");

    private Refusal() {}

    static ResponseEntity<Object> of(HttpStatus status, String code, List<Fault> faults) {
        List<Map<String, Object>> issues =
                faults.stream().map(fault -> issue(code, fault)).toList();
        return ResponseEntity.status(status)
                .contentType(FHIR)
                .body(Map.of("resourceType", "OperationOutcome", "issue", issues));
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
