package org.consilium.hook;

import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;
import java.time.Clock;
import java.time.Instant;
import org.consilium.fhir.ReadFailure;
import org.consilium.fhir.WrongPatient;
import org.consilium.hook.protocol.Problem;
import org.consilium.hook.protocol.Refused;
import org.consilium.security.CdsClient;
import org.consilium.security.CdsEndpoint;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RestController;

/** POST {base}/cds-services/{id}: a fired hook. */
@RestController
class ServiceController {
    private final Callers callers;
    private final ServiceList services;
    private final Dialects dialects;
    private final Admission admission;
    private final Bodies bodies;
    private final HookFlow flow;
    private final Ledger ledger;
    private final Clock clock;

    ServiceController(
            Callers callers,
            ServiceList services,
            Dialects dialects,
            Admission admission,
            Bodies bodies,
            HookFlow flow,
            Ledger ledger,
            Clock clock) {
        this.callers = callers;
        this.services = services;
        this.dialects = dialects;
        this.admission = admission;
        this.bodies = bodies;
        this.flow = flow;
        this.ledger = ledger;
        this.clock = clock;
    }

    @PostMapping(
            path = "/cds-services/{id}",
            consumes = MediaType.APPLICATION_JSON_VALUE,
            produces = MediaType.APPLICATION_JSON_VALUE)
    ResponseEntity<byte[]> call(@PathVariable String id, HttpServletRequest request) throws IOException {
        var timing = new Timing();
        Instant received = clock.instant();
        CdsClient client = callers.admit(request, CdsEndpoint.service(id));
        timing.done("auth");
        CdsService service = services.named(id)
                .orElseThrow(() -> new Refused(new Problem.NotFound("CSL-0258 there is no service of this id")));
        var call = new Call(client, service, dialects.of(client), received, timing);
        try (var room = admission.room(request.getContentLengthLong())) {
            byte[] body = bodies.take(request);
            timing.done("receive");
            byte[] answer = flow.answer(call, body);
            return ResponseEntity.ok()
                    .contentType(MediaType.APPLICATION_JSON)
                    .header("Server-Timing", timing.header())
                    .body(answer);
        } catch (Refused refused) {
            ledger.refused(client, id, refused.problem());
            throw refused;
        } catch (WrongPatient wrong) {
            ledger.wrongPatient(client, id, wrong);
            throw wrong;
        } catch (ReadFailure unreadable) {
            ledger.refused(client, id, EdgeErrors.problem(unreadable));
            throw unreadable;
        }
    }
}
