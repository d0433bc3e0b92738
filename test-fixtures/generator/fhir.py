"""Builds one FHIR R4 chart: small methods that append resources to a collection Bundle."""

import base64
from datetime import datetime, timedelta, timezone

from generator.codes import (
    CONDITIONS, CVX, DRUGS, HL7, ICD10CM, LABS, LOINC, NOTE_TYPES, RXNORM, SNOMED, UCUM, VITALS,
)

ANCHOR = datetime(2026, 11, 20, 8, 0, tzinfo=timezone.utc)
BASE = "https://ehr.example.org/fhir/"
ORDER = [
    "Patient", "Practitioner", "Encounter", "Condition", "AllergyIntolerance", "FamilyMemberHistory",
    "Medication", "MedicationRequest", "MedicationStatement", "MedicationAdministration", "Immunization",
    "Procedure", "ServiceRequest", "Specimen", "Observation", "DiagnosticReport", "DocumentReference",
]


def at(days=0, hours=0, minutes=0):
    """The instant that lies this far from the anchor (negative: before it)."""
    return ANCHOR + timedelta(days=days, hours=hours, minutes=minutes)


def day(days):
    """The calendar day that lies this many days from the anchor."""
    return at(days).strftime("%Y-%m-%d")


def stamp(when):
    return when if isinstance(when, str) else when.strftime("%Y-%m-%dT%H:%M:%SZ")


def coding(system, code, display=None):
    return {"system": system, "code": code} | ({"display": display} if display else {})


def concept(*codings, text=None):
    return ({"coding": list(codings)} if codings else {}) | ({"text": text} if text else {})


def quantity(value, unit, code=None):
    return {"value": value, "unit": unit, "system": UCUM, "code": code or unit}


class Chart:
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

    # -- resources -----------------------------------------------------------------------------

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

    # -- observations --------------------------------------------------------------------------

    def observation(self, slug, code, when, *, category="laboratory", status="final", issued=None, **body):
        """Any Observation; `body` holds value[x] and the rest. `when` may be None (no effective time)."""
        resource = {
            "status": status,
            "category": [concept(coding(HL7 + "observation-category", category))],
            "code": code,
            "subject": self.subject,
        }
        if when is not None:
            resource["effectiveDateTime"] = stamp(when)
        if issued or isinstance(when, datetime):
            delay = 45 if category == "laboratory" else 5
            resource["issued"] = stamp(issued or when + timedelta(minutes=delay))
        return self._next("Observation", slug, resource | body, issued or when or at(-1))

    def lab(self, slug, value, when, **extra):
        """One result of the laboratory with its range; value may be ("<", 0.01) for a comparator."""
        loinc, label, unit, span = LABS[slug]
        comparator, number = value if isinstance(value, tuple) else (None, value)
        amount = {"value": number} | ({"comparator": comparator} if comparator else {})
        body = {"valueQuantity": amount | {"unit": unit, "system": UCUM, "code": unit}}
        low, high = self._range(span)
        flag = self._flag(number, low, high)
        if flag:
            body["interpretation"] = [concept(coding(HL7 + "v3-ObservationInterpretation", flag))]
            body["referenceRange"] = [self._reference_range(low, high, unit)]
        return self.observation(slug, concept(coding(LOINC, loinc, label), text=label), when, **(body | extra))

    def specimen(self, text, when):
        body = {"type": {"text": text}, "subject": self.subject, "collection": {"collectedDateTime": stamp(when)}}
        return self._next("Specimen", "specimen", body, when)

    def labs(self, when, panel=None, specimen=None, **values):
        """Several results of one sample, optionally grouped in a DiagnosticReport `panel` (LOINC, name)."""
        extra = {"specimen": self.ref(specimen)} if specimen else {}
        drawn = [self.lab(slug.replace("_", "-"), value, when, **extra) for slug, value in values.items()]
        if panel:
            self.report(panel[1], panel[0], when, category=("LAB", "Laboratory"), results=drawn)
        return drawn

    def vital(self, slug, value, when, *, unit=None, code=None, **extra):
        loinc, label, ucum = VITALS[slug]
        body = {"valueQuantity": quantity(value, unit or ucum, code or ucum)}
        return self.observation(
            slug, concept(coding(LOINC, loinc, label), text=label), when, category="vital-signs", **(body | extra)
        )

    def vitals(self, when, *, bp=None, **values):
        if bp:
            self.blood_pressure(bp[0], bp[1], when)
        for slug, value in values.items():
            self.vital(slug.replace("_", "-"), value, when)

    def blood_pressure(self, systolic, diastolic, when, **extra):
        parts = [("8480-6", "Systolic blood pressure", systolic), ("8462-4", "Diastolic blood pressure", diastolic)]
        components = [
            {"code": concept(coding(LOINC, loinc, label)), "valueQuantity": quantity(value, "mm[Hg]")}
            for loinc, label, value in parts
        ]
        code = concept(coding(LOINC, "85354-9", "Blood pressure panel with all children optional"), text="Blood pressure")
        return self.observation(
            "blood-pressure", code, when, category="vital-signs", **({"component": components} | extra)
        )

    def measure(self, slug, loinc, label, value, unit, when, *, category="exam", **extra):
        """A measured number outside the tables above."""
        body = {"valueQuantity": quantity(value, unit)}
        return self.observation(
            slug, concept(coding(LOINC, loinc, label), text=label), when, category=category, **(body | extra)
        )

    def finding(self, slug, loinc, label, answer, when, *, category="exam", **extra):
        """An Observation with a coded answer; answer: (system, code, display) or plain text."""
        value = {"text": answer} if isinstance(answer, str) else concept(coding(*answer), text=answer[2])
        return self.observation(
            slug, concept(coding(LOINC, loinc, label), text=label), when, category=category,
            **({"valueCodeableConcept": value} | extra),
        )

    def smoking(self, snomed, label, when):
        return self.finding(
            "smoking-status", "72166-2", "Tobacco smoking status", (SNOMED, snomed, label), when,
            category="social-history",
        )

    def coma_scale(self, eye, verbal, motor, when):
        parts = [
            ("9267-6", "Glasgow coma score eye opening", eye),
            ("9270-0", "Glasgow coma score verbal", verbal),
            ("9268-4", "Glasgow coma score motor", motor),
        ]
        components = [
            {"code": concept(coding(LOINC, loinc, label)), "valueQuantity": quantity(value, "{score}")}
            for loinc, label, value in parts
        ]
        return self.measure(
            "glasgow-coma-score", "9269-2", "Glasgow coma score total", eye + verbal + motor, "{score}", when,
            category="exam", component=components,
        )

    def ecg(self, when, *, rate, pr, qrs, qt, qtc=None, conclusion):
        """One 12-lead ECG: its own heart rate and intervals, grouped in a report."""
        made = [self.vital("heart-rate", rate, when, method={"text": "12-lead ECG"})]
        rows = [("pr-interval", "8625-6", "P-R Interval", pr), ("qrs-duration", "8633-0", "QRS duration", qrs),
                ("qt-interval", "8634-8", "Q-T interval", qt)]
        if qtc:
            rows.append(("qtc-interval", "8636-3", "Q-T interval corrected", qtc))
        made += [self.measure(slug, loinc, label, value, "ms", when, category="procedure")
                 for slug, loinc, label, value in rows if value is not None]
        return self.report("12-lead ECG", "11524-6", when, category=("EC", "Electrocardiac (e.g., EKG, EEC, Holter)"),
                           results=made, conclusion=conclusion)

    def report(self, text, loinc, when, *, category, results=(), conclusion=None):
        """A DiagnosticReport; category is a (code, display) of table 0074."""
        body = {
            "status": "final",
            "category": [concept(coding(HL7 + "v2-0074", *category))],
            "code": concept(coding(LOINC, loinc, text), text=text),
            "subject": self.subject,
            "effectiveDateTime": stamp(when),
            "issued": stamp(when + timedelta(minutes=60)),
        }
        if results:
            body["result"] = [self.ref(item) for item in results]
        if conclusion:
            body["conclusion"] = conclusion
        return self._next("DiagnosticReport", "report", body, when)

    def imaging(self, text, loinc, when, conclusion):
        return self.report(text, loinc, when, category=("RAD", "Radiology"), conclusion=conclusion)

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

    # -- the rest ------------------------------------------------------------------------------

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

    def _range(self, span):
        return (None, None) if span is None else span[self.sex] if isinstance(span, dict) else span

    @staticmethod
    def _flag(value, low, high):
        if low is None and high is None:
            return None
        return "L" if low is not None and value < low else "H" if high is not None and value > high else "N"

    @staticmethod
    def _reference_range(low, high, unit):
        span = {}
        if low is not None:
            span["low"] = quantity(low, unit)
        if high is not None:
            span["high"] = quantity(high, unit)
        return span

    def _next(self, type, slug, body, when):
        count = self.counts[slug] = self.counts.get(slug, 0) + 1
        return self._add(type, f"{self.id}-{slug}-{count}", body, when)

    def _add(self, type, id, body, when):
        updated = when + timedelta(minutes=50) if isinstance(when, datetime) else at(-1)
        updated = min(updated, ANCHOR - timedelta(minutes=1))
        resource = {"resourceType": type, "id": id, "meta": {"versionId": "1", "lastUpdated": stamp(updated)}} | body
        self.resources.append(resource)
        return resource
