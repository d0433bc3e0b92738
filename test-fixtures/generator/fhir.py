"""Builds one FHIR R4 chart: small methods that append resources to a collection Bundle."""

import base64
from datetime import datetime, timedelta

from generator.codes import CONDITIONS, CVX, DRUGS, HL7, ICD10CM, LOINC, NOTE_TYPES, RXNORM, SNOMED
from generator.elements import ANCHOR, at, coding, concept, quantity, stamp
from generator.observations import Observations

BASE = "https://ehr.example.org/fhir/"
ORDER = [
    "Patient", "Practitioner", "Encounter", "Condition", "AllergyIntolerance", "FamilyMemberHistory",
    "Medication", "MedicationRequest", "MedicationStatement", "MedicationAdministration", "Immunization",
    "Procedure", "ServiceRequest", "Specimen", "Observation", "DiagnosticReport", "DocumentReference",
]


class Chart(Observations):
    """One synthetic patient's record."""

    def __init__(self, id, name, story, *, sex, born, mrn, expect=(), never=(), deceased=None):
        self.id, self.name, self.story = id, name, story
        self.expect, self.never = list(expect), list(never)
        self.sex, self.resources, self.counts = sex, [], {}
        given, family = name.rsplit(" ", 1)
        self.subject = {"reference": f"Patient/{id}"}
        patient = {
            "identifier": [
                {
                    "use": "usual",
                    "type": concept(coding(HL7 + "v2-0203", "MR", "Medical record number")),
                    "system": "https://ehr.example.org/mrn",
                    "value": mrn,
                }
            ],
            "active": True,
            "name": [{"use": "official", "family": family, "given": given.split(" ")}],
            "gender": sex,
            "birthDate": born,
        }
        self.patient = self._add("Patient", id, patient, at(-400))

    def encounter(self, kind, start, *, end=None, reason=None, title=None, slug="encounter"):
        """kind: AMB (clinic), IMP (ward), EMER (emergency room)."""
        classes = {"AMB": "ambulatory", "IMP": "inpatient encounter", "EMER": "emergency"}
        period = {"start": stamp(start)} | ({"end": stamp(end)} if end else {})
        body = {
            "status": "finished" if end else "in-progress",
            "class": coding(HL7 + "v3-ActCode", kind, classes[kind]),
            "type": [{"text": title or {"AMB": "Clinic visit", "IMP": "Hospital stay", "EMER": "Emergency visit"}[kind]}],
            "subject": self.subject,
            "period": period,
        }
        if reason:
            body["reasonCode"] = [{"text": reason}]
        return self._next("Encounter", slug, body, end or start)

    def condition(self, slug, onset, *, clinical="active", verification="confirmed", category="problem-list-item",
                  abated=None, text=None, encounter=None, **extra):
        label, snomed, icd10 = CONDITIONS[slug]
        body = {}
        if clinical:
            body["clinicalStatus"] = concept(coding(HL7 + "condition-clinical", clinical))
        if verification:
            body["verificationStatus"] = concept(coding(HL7 + "condition-ver-status", verification))
        body |= {
            "category": [concept(coding(HL7 + "condition-category", category))],
            "code": concept(coding(SNOMED, snomed, label), coding(ICD10CM, icd10), text=text or label),
            "subject": self.subject,
        }
        if encounter:
            body["encounter"] = self.ref(encounter)
        body["onsetDateTime"] = stamp(onset)
        if abated:
            body["abatementDateTime"] = stamp(abated)
        body["recordedDate"] = stamp(onset)
        return self._next("Condition", slug, body | extra, onset)

    def no_known_allergies(self, when):
        body = {
            "clinicalStatus": concept(coding(HL7 + "allergyintolerance-clinical", "active")),
            "verificationStatus": concept(coding(HL7 + "allergyintolerance-verification", "confirmed")),
            "code": concept(coding(SNOMED, "716186003", "No known allergy"), text="No known allergies"),
            "patient": self.subject,
            "recordedDate": stamp(when),
        }
        return self._next("AllergyIntolerance", "no-known-allergies", body, when)

    def allergy(self, drug, when, reaction, *, severity="mild", verification="confirmed", criticality="low"):
        rxnorm, label = DRUGS[drug]
        body = {}
        if verification != "entered-in-error":
            body["clinicalStatus"] = concept(coding(HL7 + "allergyintolerance-clinical", "active"))
        body |= {
            "verificationStatus": concept(coding(HL7 + "allergyintolerance-verification", verification)),
            "type": "allergy",
            "category": ["medication"],
            "criticality": criticality,
            "code": concept(coding(RXNORM, rxnorm, label), text=label),
            "patient": self.subject,
            "recordedDate": stamp(when),
            "reaction": [{"manifestation": [{"text": reaction}], "severity": severity}],
        }
        return self._next("AllergyIntolerance", f"allergy-{drug}", body, when)

    def drug(self, slug):
        rxnorm, label = DRUGS[slug]
        return concept(coding(RXNORM, rxnorm, label), text=label)

    def medication(self, drug, sig, started, *, status="active", intent="order", where="community", dose=None,
                   times=None, route="Oral", ended=None, reason=None, prn=False, medication=None, **extra):
        """A MedicationRequest. dose: (number, unit); times: (frequency, period, unit)."""
        instruction = {"text": sig}
        if times:
            frequency, period, unit = times
            instruction["timing"] = {"repeat": {"frequency": frequency, "period": period, "periodUnit": unit}}
        if prn:
            instruction["asNeededBoolean"] = True
        instruction["route"] = {"text": route}
        if dose:
            instruction["doseAndRate"] = [{"doseQuantity": quantity(*dose)}]
        body = {
            "status": status,
            "intent": intent,
            "category": [concept(coding(HL7 + "medicationrequest-category", where))],
        } | (medication or {"medicationCodeableConcept": self.drug(drug)})
        body |= {"subject": self.subject, "authoredOn": stamp(started)}
        if reason:
            body["reasonCode"] = [{"text": reason}]
        body["dosageInstruction"] = [instruction]
        if ended:
            body["dispenseRequest"] = {"validityPeriod": {"start": stamp(started), "end": stamp(ended)}}
        return self._next("MedicationRequest", drug, body | extra, started)

    def given(self, drug, start, *, dose=None, route="Intravenous", end=None, status="completed"):
        """A MedicationAdministration."""
        body = {"status": status, "medicationCodeableConcept": self.drug(drug), "subject": self.subject}
        if end:
            body["effectivePeriod"] = {"start": stamp(start), "end": stamp(end)}
        else:
            body["effectiveDateTime"] = stamp(start)
        dosage = {"route": {"text": route}}
        if dose:
            dosage["dose"] = quantity(*dose)
        return self._next("MedicationAdministration", f"{drug}-given", body | {"dosage": dosage}, start)

    def procedure(self, slug, text, when, *, snomed=None, status="completed", **extra):
        code = concept(coding(SNOMED, snomed, text), text=text) if snomed else {"text": text}
        body = {"status": status, "code": code, "subject": self.subject, "performedDateTime": stamp(when)}
        return self._next("Procedure", slug, body | extra, when)

    def order(self, slug, text, when, *, loinc=None, snomed=None, status="active", intent="order"):
        code = {"text": text}
        if loinc:
            code = concept(coding(LOINC, loinc, text), text=text)
        if snomed:
            code = concept(coding(SNOMED, snomed, text), text=text)
        body = {
            "status": status, "intent": intent, "code": code, "subject": self.subject, "authoredOn": stamp(when),
        }
        return self._next("ServiceRequest", slug, body, when)

    def immunization(self, slug, cvx, text, when):
        body = {
            "status": "completed",
            "vaccineCode": concept(coding(CVX, cvx, text), text=text),
            "patient": self.subject,
            "occurrenceDateTime": stamp(when),
            "primarySource": True,
        }
        return self._next("Immunization", slug, body, when)

    def note(self, kind, when, author, text, *, encounter=None, title=None):
        loinc, label = NOTE_TYPES[kind]
        data = base64.b64encode(text.strip("\n").encode("utf-8")).decode("ascii")
        category = coding(
            "http://hl7.org/fhir/us/core/CodeSystem/us-core-documentreference-category", "clinical-note", "Clinical Note"
        )
        body = {
            "status": "current",
            "docStatus": "final",
            "type": concept(coding(LOINC, loinc, label), text=label),
            "category": [concept(category)],
            "subject": self.subject,
            "date": stamp(when),
            "author": [{"display": author}],
            "content": [
                {
                    "attachment": {
                        "contentType": "text/plain; charset=utf-8",
                        "data": data,
                        "title": title or label,
                        "creation": stamp(when),
                    }
                }
            ],
        }
        if encounter:
            body["context"] = {"encounter": [self.ref(encounter)]}
        return self._next("DocumentReference", f"note-{kind}", body, when)

    def raw(self, type, slug, body, when):
        """A resource given as it is (without id and meta)."""
        return self._next(type, slug, body, when)

    @staticmethod
    def ref(resource):
        return {"reference": f"{resource['resourceType']}/{resource['id']}"}

    def bundle(self):
        ranked = sorted(self.resources, key=lambda item: ORDER.index(item["resourceType"]))
        entries = [{"fullUrl": f"{BASE}{item['resourceType']}/{item['id']}", "resource": item} for item in ranked]
        return {
            "resourceType": "Bundle",
            "id": self.id,
            "meta": {"lastUpdated": stamp(ANCHOR)},
            "type": "collection",
            "timestamp": stamp(ANCHOR),
            "entry": entries,
        }

    def _next(self, type, slug, body, when):
        count = self.counts[slug] = self.counts.get(slug, 0) + 1
        return self._add(type, f"{self.id}-{slug}-{count}", body, when)

    def _add(self, type, id, body, when):
        updated = when + timedelta(minutes=50) if isinstance(when, datetime) else at(-1)
        updated = min(updated, ANCHOR - timedelta(minutes=1))
        resource = {"resourceType": type, "id": id, "meta": {"versionId": "1", "lastUpdated": stamp(updated)}} | body
        self.resources.append(resource)
        return resource
