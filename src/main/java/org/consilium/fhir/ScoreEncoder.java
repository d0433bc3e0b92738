package org.consilium.fhir;

import ca.uhn.fhir.context.FhirContext;
import java.time.LocalDate;
import java.util.Optional;
import org.consilium.card.draft.ScoreDraft;
import org.consilium.card.draft.ScoreDraft.Value;
import org.consilium.terminology.CodeSystems;
import org.consilium.terminology.Quantity;
import org.consilium.terminology.UnitWords;
import org.hl7.fhir.r4.model.CodeType;
import org.hl7.fhir.r4.model.CodeableConcept;
import org.hl7.fhir.r4.model.Coding;
import org.hl7.fhir.r4.model.DateTimeType;
import org.hl7.fhir.r4.model.DecimalType;
import org.hl7.fhir.r4.model.Device;
import org.hl7.fhir.r4.model.DomainResource;
import org.hl7.fhir.r4.model.Extension;
import org.hl7.fhir.r4.model.InstantType;
import org.hl7.fhir.r4.model.Observation;
import org.hl7.fhir.r4.model.Period;
import org.hl7.fhir.r4.model.Range;
import org.hl7.fhir.r4.model.Reference;
import org.hl7.fhir.r4.model.RiskAssessment;
import org.hl7.fhir.r4.model.Type;

/**
 * Writes the result of a score as FHIR R4: a probability of an outcome is a RiskAssessment, everything else an
 * Observation, by the profiles consilium-risk and consilium-score of fhir-profiles/.
 */
public final class ScoreEncoder {
    /** The ids of our scores as a code system; it holds whatever scores are installed. */
    public static final String SCORES = "https://consilium.org/fhir/CodeSystem/score";

    private static final String ABSENT = "http://terminology.hl7.org/CodeSystem/data-absent-reason";
    private static final String ABSENT_EXTENSION = "http://hl7.org/fhir/StructureDefinition/data-absent-reason";
    private static final String SUPPORTING = "http://hl7.org/fhir/StructureDefinition/workflow-supportingInfo";
    private static final String DEVICE = "consilium";
    private static final String OBSERVATION = "Observation/";

    private ScoreEncoder() {}

    /** The resource without an id: the server that keeps it gives it one. */
    public static String json(ScoreDraft draft) {
        DomainResource resource = draft.predicts()
                .<DomainResource>map(outcome -> risk(draft, outcome))
                .orElseGet(() -> observation(draft));
        resource.addContained(device(draft));
        return FhirContext.forR4Cached().newJsonParser().encodeResourceToString(resource);
    }

    private static Observation observation(ScoreDraft draft) {
        var observation = new Observation();
        // complete as a computation; a person has yet to accept it
        observation.setStatus(Observation.ObservationStatus.PRELIMINARY);
        observation.setCode(code(draft));
        observation.setSubject(subject(draft));
        observation.setEffective(measured(draft));
        observation.setIssuedElement(new InstantType(FhirTimes.zulu(draft.computed())));
        switch (draft.value()) {
            case Value.Amount amount -> observation.setValue(quantity(amount.quantity()));
            case Value.Between between -> observation.setValue(range(between));
            case Value.Days days -> observation.setValue(days(days));
            case Value.Absent absent -> observation.setDataAbsentReason(absent(absent));
        }
        if (!draft.interpretation().isEmpty()) {
            observation.addInterpretation().setText(draft.interpretation());
        }
        observation.setMethod(method(draft));
        // R4 knows no Device among the performers of an Observation: its place is the element device
        observation.setDevice(new Reference("#" + DEVICE));
        draft.from().forEach(reference -> from(observation, reference));
        draft.notes().forEach(note -> observation.addNote().setText(note));
        return observation;
    }

    /** Only Observations may be what an Observation is derived from; a diagnosis or a drug supports it. */
    private static void from(Observation observation, String reference) {
        if (reference.startsWith(OBSERVATION) || reference.contains("/" + OBSERVATION)) {
            observation.addDerivedFrom(new Reference(reference));
        } else {
            observation.addExtension(new Extension(SUPPORTING, new Reference(reference)));
        }
    }

    private static RiskAssessment risk(ScoreDraft draft, String outcome) {
        var risk = new RiskAssessment();
        risk.setStatus(RiskAssessment.RiskAssessmentStatus.PRELIMINARY);
        risk.setCode(code(draft));
        risk.setSubject(subject(draft));
        risk.setOccurrence(measured(draft));
        risk.setMethod(method(draft));
        risk.setPerformer(new Reference("#" + DEVICE));
        draft.from().forEach(reference -> risk.addBasis(new Reference(reference)));
        var prediction = risk.addPrediction().setOutcome(new CodeableConcept().setText(outcome));
        switch (draft.value()) {
            // in percent, as R4 wants it
            case Value.Amount amount ->
                prediction.setProbability(new DecimalType(amount.quantity().value()));
            case Value.Between between -> prediction.setProbability(range(between));
            case Value.Days ignored ->
                throw new IllegalArgumentException("CSL-2700 a day is no probability; correct the definition");
            // not at the probability itself: the check ras-2 of R4 cannot be computed of a number without a value
            case Value.Absent absent ->
                prediction
                        .setRationale(absent.because())
                        .addExtension(new Extension(ABSENT_EXTENSION, new CodeType(word(absent.reason()))));
        }
        if (!draft.interpretation().isEmpty()) {
            prediction.setQualitativeRisk(new CodeableConcept().setText(draft.interpretation()));
        }
        draft.notes().forEach(note -> risk.addNote().setText(note));
        return risk;
    }

    private static CodeableConcept code(ScoreDraft draft) {
        var code = new CodeableConcept().setText(draft.definition().title());
        draft.code()
                .ifPresent(known ->
                        code.addCoding(new Coding().setSystem(known.system()).setCode(known.value())));
        return code.addCoding(own(draft));
    }

    private static CodeableConcept method(ScoreDraft draft) {
        var definition = draft.definition();
        return new CodeableConcept(own(draft))
                .setText(definition.title() + ", definition " + definition.id() + " version " + definition.version());
    }

    private static Coding own(ScoreDraft draft) {
        return new Coding()
                .setSystem(SCORES)
                .setVersion(draft.definition().version())
                .setCode(draft.definition().id())
                .setDisplay(draft.definition().title());
    }

    private static Reference subject(ScoreDraft draft) {
        return draft.patient()
                .map(patient -> new Reference("Patient/" + patient.value()))
                .orElseGet(() -> new Reference().setDisplay("Inputs entered by hand, of no record"));
    }

    private static DateTimeType measured(ScoreDraft draft) {
        return draft.measured()
                .map(time -> FhirTimes.dateTime(time, time.latest()))
                .orElseGet(() -> new DateTimeType(FhirTimes.zulu(draft.computed())));
    }

    private static CodeableConcept absent(Value.Absent absent) {
        return new CodeableConcept(new Coding().setSystem(ABSENT).setCode(word(absent.reason())))
                .setText(absent.because());
    }

    private static String word(Value.Reason reason) {
        return switch (reason) {
            case UNKNOWN -> "unknown";
            case NOT_APPLICABLE -> "not-applicable";
        };
    }

    private static Range range(Value.Between between) {
        return new Range().setLow(quantity(between.low())).setHigh(quantity(between.high()));
    }

    private static org.hl7.fhir.r4.model.Quantity quantity(Quantity quantity) {
        var written = new org.hl7.fhir.r4.model.Quantity()
                .setValue(quantity.value())
                .setSystem(CodeSystems.UCUM)
                .setCode(quantity.unit());
        Optional.of(UnitWords.of(quantity.unit()))
                .filter(words -> !words.isEmpty())
                .ifPresent(written::setUnit);
        return written;
    }

    private static Type days(Value.Days days) {
        return days.earliest().equals(days.latest())
                ? day(days.earliest())
                : new Period().setStartElement(day(days.earliest())).setEndElement(day(days.latest()));
    }

    private static DateTimeType day(LocalDate day) {
        return new DateTimeType(day.toString());
    }

    /** The program and the definition, so that the result can be worked out again. */
    private static Device device(ScoreDraft draft) {
        var device = new Device();
        device.setId(DEVICE);
        device.addDeviceName().setName(draft.software().name()).setType(Device.DeviceNameType.MANUFACTURERNAME);
        version(device, "software", draft.software().version());
        version(
                device,
                "definition " + draft.definition().id(),
                draft.definition().version());
        draft.definition().digest().ifPresent(digest -> version(device, "definition SHA-256", digest));
        return device;
    }

    private static void version(Device device, String what, String value) {
        device.addVersion().setType(new CodeableConcept().setText(what)).setValue(value);
    }
}
