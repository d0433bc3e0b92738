package wrong.house.audit;

import org.hl7.fhir.r4.model.AuditEvent;

/** The one that may. */
public record AuditEventWriter(AuditEvent event) {}
