package org.consilium.hook;

import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import org.consilium.fhir.InputGuard;
import org.consilium.hook.protocol.FeedbackEntry;
import org.consilium.hook.protocol.FeedbackReader;
import org.consilium.hook.protocol.Problem;
import org.consilium.hook.protocol.Refused;
import org.consilium.security.CdsClient;
import org.consilium.security.CdsEndpoint;
import org.springframework.http.MediaType;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RestController;

/** POST {base}/cds-services/{id}/feedback: what became of the cards. */
@RestController
class FeedbackController {
    private static final int LARGEST = 256 * 1024;

    private final Callers callers;
    private final ServiceList services;
    private final Dialects dialects;
    private final Bodies bodies;
    private final InputGuard guard;
    private final FeedbackStore store;

    FeedbackController(
            Callers callers,
            ServiceList services,
            Dialects dialects,
            Bodies bodies,
            InputGuard guard,
            FeedbackStore store) {
        this.callers = callers;
        this.services = services;
        this.dialects = dialects;
        this.bodies = bodies;
        this.guard = guard;
        this.store = store;
    }

    @PostMapping(
            path = "/cds-services/{id}/feedback",
            consumes = MediaType.APPLICATION_JSON_VALUE,
            produces = MediaType.APPLICATION_JSON_VALUE)
    byte[] feedback(@PathVariable String id, HttpServletRequest request) throws IOException {
        CdsClient client = callers.admit(request, CdsEndpoint.feedback(id));
        if (services.named(id).isEmpty()) {
            throw new Refused(new Problem.NotFound("CSL-0277 there is no service of this id to give feedback to"));
        }
        byte[] body = bodies.take(request, LARGEST);
        var reader = new FeedbackReader(dialects.of(client).feedback() == DialectSettings.FeedbackForm.TOLERANT);
        List<FeedbackEntry> entries = reader.read(guard.read(body));
        store.keep(client, id, entries);
        return Wire.bytes(Map.of());
    }
}
