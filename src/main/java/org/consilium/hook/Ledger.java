package org.consilium.hook;

import java.time.InstantSource;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Semaphore;
import java.util.concurrent.atomic.AtomicLong;
import org.consilium.audit.AuditEvent;
import org.consilium.audit.AuditTrail;
import org.consilium.fhir.WrongPatient;
import org.consilium.hook.protocol.Problem;
import org.consilium.security.CdsClient;
import org.consilium.security.CdsEndpoint;
import org.consilium.security.Denial;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;

/** Writes refusals into the audit trail. They show nothing to anybody, so they stand even where the trail cannot be written. */
@Component
class Ledger {
    /** The chain of those who have no tenant because nobody knows who they are. */
    static final String STRANGERS = "unauthenticated";

    private static final Logger LOG = LoggerFactory.getLogger(Ledger.class);
    private static final int STRANGERS_EACH_SECOND = 100;

    private final InstantSource clock = InstantSource.system();
    private final AuditTrail trail;
    private final AtomicLong second = new AtomicLong();
    private final Semaphore room = new Semaphore(0);
    private final AtomicLong unrecorded = new AtomicLong();

    Ledger(AuditTrail trail) {
        this.trail = trail;
    }

    /** Strangers are free to call as often as they like: beyond a rate they are counted and no longer written one by one. */
    void denied(Denial denial, CdsEndpoint endpoint) {
        long now = clock.instant().getEpochSecond();
        if (second.getAndSet(now) != now) {
            room.drainPermits();
            room.release(STRANGERS_EACH_SECOND);
        }
        if (!room.tryAcquire()) {
            unrecorded.incrementAndGet();
            return;
        }
        Map<String, @Nullable Object> body = new LinkedHashMap<>();
        body.put("reason", denial.reason().name());
        body.put("endpoint", endpoint.serviceId().orElse("discovery"));
        denial.issuer().ifPresent(issuer -> body.put("issuer", issuer));
        denial.keyId().ifPresent(keyId -> body.put("kid", keyId));
        denial.tokenId().ifPresent(tokenId -> body.put("jti", tokenId));
        body.put("request", RequestId.current());
        body.put("unrecordedBefore", unrecorded.getAndSet(0));
        append(STRANGERS, event(AuditEvent.Type.AUTH_DENIED, body));
    }

    void refused(CdsClient client, String service, Problem problem) {
        append(client.tenant(), event(AuditEvent.Type.REQUEST_REFUSED, refusal(client, service, problem)));
    }

    private static Map<String, @Nullable Object> refusal(CdsClient client, String service, Problem problem) {
        Map<String, @Nullable Object> body = caller(client);
        body.put("service", service);
        body.put("status", (long) ProblemAnswer.to(problem).status());
        body.put("message", problem.message());
        return body;
    }

    /** The record of one patient was about to be read as that of another: refused, and an alert to the operator. */
    void wrongPatient(CdsClient client, String service, WrongPatient wrong) {
        LOG.warn("CSL-2500 request {}: the Patient of another patient was sent", RequestId.current());
        Map<String, @Nullable Object> body = caller(client);
        body.put("service", service);
        body.put("patient", wrong.sent().expected().value());
        body.put("key", wrong.sent().key());
        body.put("references", List.of(wrong.sent().reference()));
        append(
                client.tenant(),
                event(AuditEvent.Type.REQUEST_REFUSED, refusal(client, service, EdgeErrors.problem(wrong))),
                event(AuditEvent.Type.FOREIGN_PATIENT, body));
    }

    private AuditEvent event(AuditEvent.Type type, Map<String, @Nullable Object> body) {
        return new AuditEvent(type, clock.instant(), body);
    }

    /** The members that say who called, for events of a known client. */
    static Map<String, @Nullable Object> caller(CdsClient client) {
        Map<String, @Nullable Object> body = new LinkedHashMap<>();
        body.put("request", RequestId.current());
        body.put("client", client.name());
        body.put("issuer", client.issuer());
        client.subject().ifPresent(subject -> body.put("subject", subject));
        body.put("kid", client.keyId());
        body.put("jti", client.tokenId());
        return body;
    }

    private void append(String tenant, AuditEvent... events) {
        try {
            trail.append(tenant, List.of(events));
        } catch (AuditTrail.AuditUnavailable unavailable) {
            LOG.error("CSL-0253 request {} was refused but the refusal could not be recorded", RequestId.current());
        }
    }
}
