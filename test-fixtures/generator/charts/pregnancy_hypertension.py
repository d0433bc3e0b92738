from generator.codes import LOINC, SNOMED
from generator.elements import at, coding, concept, day, quantity
from generator.fhir import Chart


def chart():
    c = Chart(
        "pregnancy-hypertension",
        "Chloe Nguyen",
        "28-year-old woman, 25 weeks pregnant, with two raised blood pressures six hours apart and protein in the urine.",
        sex="female",
        born="1998-01-25",
        mrn="700115",
        expect=[
            "Pregnant: 25 weeks 0 days by the last menstrual period 175 days ago; due in 105 days.",
            "Blood pressure 146/92 and 148/94 six hours apart with protein/creatinine 420 mg/g after 20 weeks: criteria of "
            "pre-eclampsia; platelets 142.",
            "Haemoglobin 10.8 is not anaemia in the second trimester (cut-off 10.5).",
            "eGFR equations are not valid in pregnancy.",
        ],
        never=[
            "The fetal heart rate of 148 as the mother's.",
            "A trial or a drug that pregnancy excludes, without saying so.",
            "HbA1c as a criterion of diabetes in this trimester.",
        ],
    )
    stay = c.encounter("EMER", at(0, -7), reason="Headache, raised blood pressure", title="Obstetric triage")
    c.condition("pregnancy", day(-140), category="encounter-diagnosis", text="Pregnancy, supervised")
    c.no_known_allergies(at(-140))
    c.medication("folic-acid", "0.4 mg by mouth once daily", at(-150), dose=(0.4, "mg"), times=(1, 1, "d"))
    c.finding("pregnancy-status", "82810-3", "Pregnancy status", (SNOMED, "77386006", "Pregnant"), at(-140), category="social-history")
    c.observation("last-menstrual-period", concept(coding(LOINC, "8665-2", "Last menstrual period start date"), text="Last menstrual period"),
                  at(-140), category="social-history", valueDateTime=day(-175))
    c.observation("due-date", concept(coding(LOINC, "11778-8", "Delivery date Estimated"), text="Estimated due date"),
                  at(-140), category="social-history", valueDateTime=day(-175 + 280))
    c.measure("gestational-age", "11884-4", "Gestational age Estimated", 23, "wk", at(-14))
    c.observation("fetal-heart-rate", concept(coding(LOINC, "55283-6", "Fetal Heart rate"), text="Fetal heart rate"), at(0, -6),
                  category="exam", valueQuantity=quantity(148, "/min"), focus=[{"display": "Fetus"}])
    c.labs(at(-98), creatinine=0.52, hemoglobin=11.9, platelets=218, hba1c=5.1)
    c.labs(at(0, -6), ("24323-8", "Comprehensive metabolic 2000 panel - Serum or Plasma"), sodium=137, potassium=3.9, chloride=105,
           co2=21, bun=9, creatinine=0.78, glucose=84, calcium=8.7, albumin=3.1, protein=6.0, bilirubin=0.4, ast=31, alt=28, alp=98)
    c.labs(at(0, -6), wbc=10.2, hemoglobin=10.8, hematocrit=32.3, mcv=87, platelets=142, uric_acid=5.8, ldh=214)
    c.labs(at(0, -5), pcr=420)
    c.vitals(at(-98), bp=(112, 68), weight=60.1, height=160)
    c.vitals(at(-14), bp=(124, 78), weight=66.8)
    c.vitals(at(0, -7), bp=(146, 92), heart_rate=92, respiratory_rate=16, temperature=36.8, spo2=98, weight=69.3)
    c.vitals(at(0, -1), bp=(148, 94), heart_rate=90, respiratory_rate=16, spo2=98)
    c.note("progress", at(0, -1), "Dr. N. Abara, obstetrics",
           """
OBSTETRIC TRIAGE
28-year-old, first pregnancy, 25 weeks. Headache since yesterday, no visual symptoms, no epigastric pain.
Ankles and hands swollen for a week. No hypertension before pregnancy. Reflexes brisk, no clonus.
Fetal movements felt, fetal heart rate 148.
""", encounter=stay)
    return c
