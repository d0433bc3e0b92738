package wrong.house.audit;

import org.hl7.fhir.r4.model.Patient;

/** Is of the audit, but not its AuditEvent writer. */
public record Diary(Patient patient) {}
