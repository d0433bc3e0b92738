package org.consilium.fhir;

import ca.uhn.fhir.context.FhirContext;
import org.consilium.card.draft.ResourceDraft;
import org.consilium.card.draft.ResourceDraft.About;
import org.consilium.card.draft.ResourceDraft.CalculatedObservation;
import org.consilium.card.draft.ResourceDraft.ProvisionalCondition;
import org.consilium.terminology.Code;
import org.consilium.terminology.CodeSystems;
import org.consilium.terminology.UnitWords;
import org.hl7.fhir.r4.model.CodeableConcept;
import org.hl7.fhir.r4.model.Coding;
import org.hl7.fhir.r4.model.Condition;
import org.hl7.fhir.r4.model.DateTimeType;
import org.hl7.fhir.r4.model.DomainResource;
import org.hl7.fhir.r4.model.InstantType;
import org.hl7.fhir.r4.model.Observation;
import org.hl7.fhir.r4.model.Period;
import org.hl7.fhir.r4.model.Quantity;
import org.hl7.fhir.r4.model.Reference;

/** Writes the resources that cards propose as FHIR R4 JSON, by the profiles in fhir-profiles/. */
public final class DraftEncoder {
    private static final String TERMINOLOGY = "http://terminology.hl7.org/CodeSystem/";

    private DraftEncoder() {}

    /** The resource without an id: the EHR that creates it gives it one. */
    public static String json(ResourceDraft draft) {
        return FhirContext.forR4Cached().newJsonParser().encodeResourceToString(resource(draft));
    }

    /** Builds what encoding needs, so that the first card need not wait for it. */
    public static void warmUp() {
        for (DomainResource each : new DomainResource[] {new Observation(), new Condition()}) {
            FhirContext.forR4Cached().newJsonParser().encodeResourceToString(each);
        }
    }

    static DomainResource resource(ResourceDraft draft) {
        return switch (draft) {
            case CalculatedObservation calculated -> observation(calculated);
            case ProvisionalCondition provisional -> condition(provisional);
        };
    }

    private static Observation observation(CalculatedObservation draft) {
        var observation = new Observation();
        // complete as a computation, not yet looked at as a result
        observation.setStatus(Observation.ObservationStatus.PRELIMINARY);
        observation.setCode(new CodeableConcept(coding(draft.code())).setText(draft.name()));
        observation.setSubject(patient(draft.about()));
        draft.about().encounter().ifPresent(id -> observation.setEncounter(new Reference("Encounter/" + id)));
        observation.setEffective(
                draft.from().equals(draft.to())
                        ? FhirTimes.dateTime(draft.to(), draft.to().latest())
                        : new Period()
                                .setStartElement(FhirTimes.dateTime(
                                        draft.from(), draft.from().earliest()))
                                .setEndElement(FhirTimes.dateTime(
                                        draft.to(), draft.to().latest())));
        observation.setIssuedElement(new InstantType(FhirTimes.zulu(draft.issued())));
        observation.setValue(new Quantity()
                .setValue(draft.value().value())
                .setUnit(unit(draft.value().unit()))
                .setSystem(CodeSystems.UCUM)
                .setCode(draft.value().unit()));
        observation.setMethod(new CodeableConcept().setText(draft.method()));
        observation.setDevice(new Reference().setDisplay("Consilium, computed by rules"));
        draft.derivedFrom().forEach(reference -> observation.addDerivedFrom(new Reference(reference)));
        return observation;
    }

    private static Condition condition(ProvisionalCondition draft) {
        var condition = new Condition();
        if (draft.byModel()) {
            condition
                    .getMeta()
                    .addSecurity(new Coding(
                            TERMINOLOGY + "v3-ObservationValue", "AIAST", "Artificial Intelligence asserted"));
        }
        condition.setClinicalStatus(concept("condition-clinical", "active", "Active"));
        condition.setVerificationStatus(concept("condition-ver-status", "provisional", "Provisional"));
        condition.addCategory(concept("condition-category", "encounter-diagnosis", "Encounter Diagnosis"));
        var code = new CodeableConcept().setText(draft.name());
        draft.codes().forEach(each -> code.addCoding(coding(each)));
        condition.setCode(code);
        condition.setSubject(patient(draft.about()));
        draft.about().encounter().ifPresent(id -> condition.setEncounter(new Reference("Encounter/" + id)));
        condition.setRecordedDateElement(new DateTimeType(FhirTimes.zulu(draft.recorded())));
        draft.evidence().forEach(reference -> condition.addEvidence().addDetail(new Reference(reference)));
        return condition;
    }

    private static Reference patient(About about) {
        return new Reference("Patient/" + about.patient().value());
    }

    private static Coding coding(Code code) {
        return new Coding().setSystem(code.system()).setCode(code.value());
    }

    private static CodeableConcept concept(String system, String code, String display) {
        return new CodeableConcept(new Coding(TERMINOLOGY + system, code, display));
    }

    private static String unit(String ucum) {
        String words = UnitWords.of(ucum);
        return words.isEmpty() ? ucum : words;
    }
}
