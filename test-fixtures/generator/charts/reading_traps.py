"""A chart in which nearly every entry is a trap for the reader of FHIR. Clinically the man is well."""

from generator.codes import HL7, LOINC, RXNORM, SNOMED, UCUM
from generator.elements import at, coding, concept, day, quantity
from generator.fhir import Chart


def chart():
    c = Chart(
        "reading-traps",
        "Alex Morgan",
        "Man of about 64 (only the year of birth is known) whose record is full of withdrawn, refuted, partial, duplicated and unreadable entries.",
        sex="male",
        born="1962",
        mrn="700118",
        expect=[
            "Creatinine 1.0 mg/dL of nine days ago is the usable value; age is 63 or 64, so eGFR is 84 to 85 (a range).",
            "Warfarin (by reference) and amiodarone (contained) are current medicines; aspirin is an order not to give it.",
            "Hypertension counts although its clinical status is missing.",
            "Entries that could not be read are listed as such.",
        ],
        never=[
            "Creatinine 9.8 (entered in error), 1.3 (dated in the future), 2.7 (cancelled).",
            "Pulmonary embolism (refuted), diabetes (entered in error), heart failure (only provisional), the father's infarction.",
            "Weight 740 kg; potassium without a time as today's; platelets from 'clumped'.",
            "'No known allergies' as an allergy; a penicillin allergy (refuted).",
        ],
    )
    conditions(c)
    medicines(c)
    statuses(c)
    times(c)
    values(c)
    units(c)
    return c


def conditions(c):
    c.condition("hypertension", day(-3000), clinical=None, verification=None)
    c.condition("pulmonary-embolism", day(-700), verification="refuted")
    c.condition("diabetes-2", day(-800), clinical=None, verification="entered-in-error")
    c.condition("heart-failure", day(-30), verification="provisional", category="encounter-diagnosis")
    c.condition("cardiac-family-history", day(-900))
    c.condition("gerd", "2015", clinical="resolved", abated="2019-06")
    c.raw("Condition", "uncoded", {
        "clinicalStatus": concept(coding(HL7 + "condition-clinical", "active")),
        "code": {"text": "irreg. heartbeat, ?AF - see cardiology"},
        "subject": c.subject,
        "onsetString": "some years ago",
    }, at(-900))
    c.raw("FamilyMemberHistory", "father", {
        "status": "completed",
        "patient": c.subject,
        "relationship": concept(coding(HL7 + "v3-RoleCode", "FTH", "father")),
        "deceasedAge": {"value": 58, "unit": "a", "system": UCUM, "code": "a"},
        "condition": [{"code": concept(coding(SNOMED, "22298006", "Myocardial infarction"))}],
    }, at(-900))
    c.no_known_allergies(at(-900))
    c.allergy("amoxicillin", at(-2000), "Rash in childhood, tolerated since", verification="refuted")


def medicines(c):
    product = c.raw("Medication", "warfarin-product", {"status": "active", "code": c.drug("warfarin-5")}, at(-600))
    c.medication("warfarin-5", "5 mg by mouth once daily as directed", at(-600), medication={"medicationReference": c.ref(product)})
    c.medication(
        "amiodarone", "200 mg by mouth once daily", at(-300),
        medication={"medicationReference": {"reference": "#amiodarone"}},
        contained=[{"resourceType": "Medication", "id": "amiodarone", "code": c.drug("amiodarone")}],
    )
    c.medication("aspirin-81", "Do not give aspirin", at(-600), doNotPerform=True)
    c.medication("ibuprofen-600", "600 mg three times a day", at(-90), status="stopped", ended=at(-80))
    c.medication("spironolactone-100", "100 mg once daily", at(-20), intent="proposal", status="draft")
    c.medication("metformin-500", "500 mg twice daily", at(-800), status="entered-in-error")
    c.medication("unknown", "one at night", at(-500), medication={"medicationCodeableConcept": {"text": "little white tablet"}})
    c.raw("MedicationStatement", "statement-statin", {
        "status": "not-taken",
        "medicationCodeableConcept": concept(coding(RXNORM, "617311", "atorvastatin 40 MG Oral Tablet")),
        "subject": c.subject,
        "effectivePeriod": {"start": "2024"},
    }, at(-40))


def statuses(c):
    c.lab("creatinine", 1.0, at(-9))
    c.lab("creatinine", 9.8, at(-2), status="entered-in-error")
    c.lab("creatinine", 2.7, at(-1), status="cancelled")
    c.lab("creatinine", 1.3, at(2), issued=at(-1))
    c.lab("creatinine", 1.1, at(-400))
    c.lab("hemoglobin", 14.1, at(-9), status="amended")
    c.lab("hemoglobin", 13.2, at(-3), status="preliminary")
    c.lab("sodium", 139, at(-9), status="corrected")
    c.observation("glucose", concept(coding(LOINC, "2345-7", "Glucose [Mass/volume] in Serum or Plasma")), at(-1), status="registered")
    c.vital("heart-rate", 81, at(-1), status="unknown")
    c.lab("albumin", 4.2, at(-9))
    c.lab("albumin", 4.2, at(-9))


def times(c):
    c.lab("potassium", 5.9, None)
    c.lab("potassium", 4.2, at(-9))
    c.lab("tsh", 2.4, "2024")
    c.lab("ferritin", 140, "2025-11")
    c.lab("cholesterol", 201, "2026-03-14")
    c.lab("glucose", 96, None, effectivePeriod={"start": day(-9), "end": day(-8)})
    c.lab("wbc", 6.4, None, effectiveInstant=at(-9).strftime("%Y-%m-%dT%H:%M:%S.123Z"))
    c.lab("crp", 2, "1900-01-01")


def values(c):
    hba1c = concept(coding(LOINC, "4548-4", "Hemoglobin A1c/Hemoglobin.total in Blood"))
    platelets = concept(coding(LOINC, "777-3", "Platelets [#/volume] in Blood by Automated count"))
    c.observation("hba1c", hba1c, at(-9), valueString="5.4")
    c.observation("platelets", platelets, at(-9), valueString="clumped, unable to count")
    c.observation("platelets", platelets, at(-10), dataAbsentReason=concept(coding(HL7 + "data-absent-reason", "error")))
    c.lab("troponin-i-hs", ("<", 3), at(-9))
    c.lab("ldh", (">", 1000), at(-500))
    c.lab("potassium", 45, at(-8))
    c.vital("weight", 740, at(-2))
    c.vital("weight", 74.0, at(-9))
    c.vital("height", 171, at(-3000))
    systolic = {"code": concept(coding(LOINC, "8480-6", "Systolic blood pressure")), "valueQuantity": quantity(128, "mm[Hg]")}
    diastolic = {"code": concept(coding(LOINC, "8462-4", "Diastolic blood pressure")),
                 "dataAbsentReason": concept(coding(HL7 + "data-absent-reason", "not-performed"))}
    c.blood_pressure(0, 0, at(-1), component=[systolic, diastolic])
    old = concept(coding(LOINC, "55284-4", "Blood pressure systolic and diastolic"), text="Blood pressure")
    c.observation("old-blood-pressure", old, at(-9), category="vital-signs", component=[
        systolic | {"valueQuantity": quantity(126, "mm[Hg]")},
        {"code": concept(coding(LOINC, "8462-4", "Diastolic blood pressure")), "valueQuantity": quantity(78, "mm[Hg]")},
    ])
    local = concept(coding("https://ehr.example.org/lab-codes", "INR-9", "INR"), coding(LOINC, "6301-6"), text="INR")
    c.observation("inr", local, at(-9), valueQuantity={"value": 2.4})
    c.observation("local-only", concept(coding("https://ehr.example.org/lab-codes", "CREA", "Creatinine")), at(-1),
                  valueQuantity=quantity(4.4, "mg/dL"))
    c.observation("smoking-status", concept(coding(LOINC, "72166-2", "Tobacco smoking status")), at(-9), category="social-history",
                  valueCodeableConcept=concept(coding(SNOMED, "266927001", "Tobacco smoking consumption unknown")))


def units(c):
    egfr = concept(coding(LOINC, "33914-3", "Glomerular filtration rate/1.73 sq M.predicted by MDRD"))
    c.observation("reported-egfr", egfr, at(-9), valueQuantity=quantity(81, "mL/min/{1.73_m2}"))
    c.observation("reported-egfr", egfr, at(-400), valueQuantity=quantity(74, "mL/min"))
    tsh = concept(coding(LOINC, "11580-8", "Thyrotropin [Units/volume] in Serum or Plasma by Detection limit <= 0.005 mIU/L"))
    c.observation("tsh", tsh, at(-500), valueQuantity=quantity(2.1, "m[IU]/L"))
    c.observation("tsh", tsh, at(-501), valueQuantity={"value": 2.2, "unit": "mcU/mL", "system": UCUM, "code": "mcU/mL"})
    c.observation("calcium", concept(coding(LOINC, "17861-6", "Calcium [Mass/volume] in Serum or Plasma")), at(-9),
                  valueQuantity={"value": 4.8, "unit": "mEq/L", "system": UCUM, "code": "meq/L"})
