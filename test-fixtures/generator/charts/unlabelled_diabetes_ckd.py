from generator.elements import at, day
from generator.fhir import Chart


def chart():
    c = Chart(
        "unlabelled-diabetes-ckd",
        "Leila Haddad",
        "58-year-old woman whose laboratory values meet the criteria of diabetes and of chronic kidney disease; neither is on "
        "her problem list.",
        sex="female",
        born="1968-04-09",
        mrn="700112",
        expect=[
            "Diabetes by ADA criteria: fasting glucose 142 mg/dL and HbA1c 7.4 % in one sample, and fasting glucose 131 four "
            "months before.",
            "Chronic kidney disease G3a A2 (high risk): eGFR 50 and 49 with albumin/creatinine 84 and 96 mg/g, 124 days apart.",
            "No ACE inhibitor or ARB on the list.",
            "BMI 33.6.",
        ],
        never=["Type 1 or type 2 as certain from glucose alone.", "Acute kidney injury: creatinine is steady."],
    )
    visit = c.encounter("AMB", at(0, -1), reason="Blood pressure follow-up", title="Primary care visit")
    c.condition("hypertension", day(-2200))
    c.condition("obesity", day(-2200))
    c.no_known_allergies(at(-2200))
    c.medication("amlodipine-5", "5 mg by mouth once daily", at(-2100), dose=(5, "mg"), times=(1, 1, "d"))
    c.labs(at(-130, 1), fasting_glucose=131, creatinine=1.25, egfr=50, acr=84, potassium=4.4)
    c.labs(at(-6, 1), ("24323-8", "Comprehensive metabolic 2000 panel - Serum or Plasma"), sodium=139, potassium=4.5, chloride=103,
           co2=24, bun=22, creatinine=1.28, calcium=9.3, albumin=4.0, protein=7.3, bilirubin=0.5, ast=29, alt=38, alp=88)
    c.labs(at(-6, 1), fasting_glucose=142, hba1c=7.4, egfr=49, acr=96, cholesterol=232, hdl=38, triglycerides=224, ldl=149)
    c.labs(at(-6, 1), wbc=7.2, hemoglobin=12.9, hematocrit=38.7, mcv=88, platelets=288)
    c.vitals(at(-130, 2), bp=(146, 90), heart_rate=80, weight=91.2, height=165.5)
    c.vitals(at(0, -1), bp=(144, 88), heart_rate=78, respiratory_rate=15, temperature=36.7, spo2=97, weight=92.0, height=165.5)
    c.smoking("266919005", "Never smoked tobacco", at(-130))
    c.raw("FamilyMemberHistory", "mother", {
        "status": "completed",
        "patient": c.subject,
        "relationship": {"coding": [{"system": "http://terminology.hl7.org/CodeSystem/v3-RoleCode", "code": "MTH", "display": "mother"}]},
        "condition": [{"code": {"coding": [{"system": "http://snomed.info/sct", "code": "44054006", "display": "Type 2 diabetes mellitus"}]}}],
    }, at(-2200))
    c.note("progress", at(0, 0, -30), "Dr. R. Castellanos, primary care",
           """
BLOOD PRESSURE FOLLOW-UP
Feels well. Some thirst in summer, no weight loss. Blood pressure at home about 145/88.
Laboratory results of last week not yet discussed with the patient.
""", encounter=visit)
    return c
