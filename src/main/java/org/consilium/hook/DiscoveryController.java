package org.consilium.hook;

import jakarta.servlet.http.HttpServletRequest;
import org.consilium.security.CdsClient;
import org.consilium.security.CdsEndpoint;
import org.springframework.http.MediaType;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;

/** GET {base}/cds-services: which services there are. With a slash at the end there is nothing (404). */
@RestController
class DiscoveryController {
    private final Callers callers;
    private final ServiceList services;
    private final Dialects dialects;

    DiscoveryController(Callers callers, ServiceList services, Dialects dialects) {
        this.callers = callers;
        this.services = services;
        this.dialects = dialects;
    }

    @GetMapping(path = "/cds-services", produces = MediaType.APPLICATION_JSON_VALUE)
    byte[] discover(HttpServletRequest request) {
        CdsClient client = callers.admit(request, CdsEndpoint.discovery());
        return Wire.bytes(Discovery.of(services.offered(), dialects.of(client)));
    }
}
