package org.consilium.security;

import java.util.List;
import java.util.Map;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.boot.test.context.TestConfiguration;
import org.springframework.context.annotation.Import;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RestController;

/**
 * This room behind a real port, with the least an edge can be: it asks the verifier and answers. A test configuration, so
 * that no test of the whole service scans it in.
 */
@TestConfiguration(proxyBeanMethods = false)
@EnableAutoConfiguration
@Import({SecurityConfiguration.class, WebSecurity.class, ProbeApplication.Edge.class})
class ProbeApplication {
    @RestController
    static class Edge {
        private final ClientVerifier verifier;

        Edge(ClientVerifier verifier) {
            this.verifier = verifier;
        }

        @GetMapping("/cds-services")
        Map<String, List<String>> discovery() {
            return Map.of("services", List.of());
        }

        @PostMapping("/cds-services/consilium-diagnosis")
        ResponseEntity<String> service(
                @RequestHeader(name = "Authorization", required = false) List<String> authorization) {
            var headers = authorization == null ? List.<String>of() : authorization;
            return switch (verifier.verify(headers, Gate.SERVICE)) {
                case Verdict.Accepted accepted -> ResponseEntity.ok("{\"cards\":[]}");
                case Verdict.Denied denied -> ResponseEntity.status(401).body("{}");
                case Verdict.NotGranted refused -> ResponseEntity.status(403).body("{}");
                case Verdict.Unavailable unavailable ->
                    ResponseEntity.status(503).body("{}");
            };
        }

        @PostMapping("/cds-services/broken")
        String broken() {
            throw new IllegalStateException("a bug");
        }

        @GetMapping("/cards/x")
        String page() {
            return "a page";
        }

        @PostMapping("/cards/x")
        String change() {
            return "changed";
        }
    }
}
