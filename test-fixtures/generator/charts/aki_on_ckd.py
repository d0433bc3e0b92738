from generator.elements import at, day, quantity
from generator.fhir import Chart

BMP = ("51990-0", "Basic metabolic panel - Blood")


def chart():
    c = Chart(
        "aki-on-ckd",
        "Walter Brandt",
        "75-year-old man with stable stage 3b kidney disease; four days of vomiting while taking an ACE inhibitor, "
        "a thiazide and ibuprofen; creatinine doubles, potassium 6.3.",
        sex="male",
        born="1951-04-17",
        mrn="700101",
        expect=[
            "Acute kidney injury, KDIGO stage 2: creatinine 3.6 mg/dL is 2.1 times the baseline of 1.7 (median of three "
            "values of the past year), and it rose 1.0 mg/dL within 48 hours; urine output below 0.5 mL/kg/h for 12 h.",
            "Potassium 6.3 mmol/L (moderate hyperkalaemia), rising, with lisinopril on the list.",
            "Ibuprofen, lisinopril and hydrochlorothiazide are on the list at the same time.",
            "eGFR from 3.6 mg/dL is shown with the warning that creatinine is not steady.",
        ],
        never=[
            "Stage 1 only because the lowest value of the last seven days (2.3) was already raised.",
            "Acute kidney injury as if it were already on the problem list: it is not.",
        ],
    )
    stay = c.encounter("IMP", at(-2, -2), reason="Vomiting, passing little urine", title="Hospital stay, general medicine")
    c.condition("ckd-3b", day(-1490))
    c.condition("hypertension", day(-5200))
    c.condition("osteoarthritis-knee", day(-2100))
    c.no_known_allergies(at(-2, -1))

    c.medication("lisinopril-20", "20 mg by mouth once daily", at(-900), dose=(20, "mg"), times=(1, 1, "d"))
    c.medication("hydrochlorothiazide-25", "25 mg by mouth once daily", at(-700), dose=(25, "mg"), times=(1, 1, "d"))
    c.medication("amlodipine-5", "5 mg by mouth once daily", at(-700), dose=(5, "mg"), times=(1, 1, "d"))
    c.medication(
        "ibuprofen-600", "600 mg by mouth three times a day with food", at(-12), dose=(600, "mg"), times=(3, 1, "d"),
        reason="Knee pain",
    )

    for days, creatinine, egfr in ((-282, 1.7, 41), (-184, 1.8, 39), (-94, 1.7, 41)):
        c.labs(at(days, 1), creatinine=creatinine, egfr=egfr, potassium=4.7)
    c.labs(at(-94, 1), acr=148, hemoglobin=11.6)
    c.labs(at(-3, 2), creatinine=2.3, potassium=5.1)
    c.labs(at(-2, -1), BMP, sodium=137, potassium=5.4, chloride=106, co2=20, bun=52, creatinine=2.6, glucose=112)
    c.labs(at(-1, -2), BMP, sodium=136, potassium=5.9, chloride=106, co2=18, bun=60, creatinine=3.1, glucose=108)
    c.labs(at(0, -2), BMP, sodium=136, potassium=6.3, chloride=106, co2=17, bun=68, creatinine=3.6, glucose=104)
    c.labs(at(0, -2), calcium=8.6, phosphate=5.6, magnesium=2.2, albumin=3.6)
    c.labs(at(0, -2), wbc=8.4, hemoglobin=11.2, hematocrit=34.0, mcv=90, platelets=214)
    c.labs(at(-1, 0), urine_sodium=22, urine_creatinine=98)

    for start, end, volume in ((-12, -6, 180), (-6, 0, 160)):
        c.observation(
            "urine-output",
            {"coding": [{"system": "http://loinc.org", "code": "9187-6", "display": "Urine output"}], "text": "Urine output"},
            None,
            category="vital-signs",
            effectivePeriod={"start": at(0, start).strftime("%Y-%m-%dT%H:%M:%SZ"), "end": at(0, end).strftime("%Y-%m-%dT%H:%M:%SZ")},
            valueQuantity=quantity(volume, "mL"),
        )
    c.vitals(at(-94, 1), bp=(138, 76), weight=84.1, height=176)
    c.vitals(at(-2, -2), bp=(98, 58), heart_rate=96, respiratory_rate=18, temperature=36.9, spo2=96, weight=82.0)
    c.vitals(at(0, -1), bp=(104, 62), heart_rate=88, respiratory_rate=18, temperature=36.8, spo2=96)

    c.imaging("US Kidney - bilateral", "38036-0", at(-1, 3),
              "Both kidneys 9.2 cm with thin echogenic cortex. No hydronephrosis. Bladder nearly empty.")
    c.note(
        "history", at(-2, 0), "Dr. K. Osei, general medicine",
        """
HISTORY AND PHYSICAL
Reason: vomiting and loose stools for four days, passing very little urine since yesterday.
History: 75-year-old man with chronic kidney disease stage 3b (usual creatinine 1.7 mg/dL), hypertension and
osteoarthritis of both knees. He has taken ibuprofen 600 mg three times a day for the last ten days for knee pain.
He went on taking lisinopril and hydrochlorothiazide while he was vomiting. No blood in stool. No chest pain.
Examination: dry mucous membranes, no oedema, bladder not palpable. Lungs clear.
ECG: sinus rhythm 92/min, no peaked T waves today.
Plan: intravenous fluids, hold nephrotoxic drugs (orders to be changed), renal ultrasound, repeat potassium.
""",
        encounter=stay,
    )
    c.note(
        "progress", at(0, -1), "Dr. K. Osei, general medicine",
        """
PROGRESS NOTE, DAY 3
Still oliguric. Potassium 6.3 this morning. ECG now with tall T waves in V2 to V4.
Home medicines have not been stopped in the order list yet.
No rash, no haematuria. Urinalysis: no protein, no cells, few hyaline casts.
""",
        encounter=stay,
    )
    return c
