from generator.elements import at, day
from generator.fhir import Chart


def chart():
    c = Chart(
        "severe-hyponatraemia",
        "Elsie Thornton",
        "81-year-old woman, confused and unsteady, sodium 114; hydrochlorothiazide was started three weeks ago on top of "
        "sertraline.",
        sex="female",
        born="1945-09-02",
        mrn="700104",
        expect=[
            "Profound hypotonic hyponatraemia: sodium 114, measured osmolality 242; urine osmolality 410 and urine sodium 62 "
            "(both above their cut-offs).",
            "Thiazide started 21 days ago and SSRI on the list; SIADH cannot be concluded while a diuretic is taken; thyroid "
            "and cortisol are normal.",
            "Sodium went from 114 to 117 in four hours: the limit for correction needs watching.",
            "The anion gap and osmolality use the complete sample of 02:00 (sodium 114), not the lone sodium of 06:00.",
        ],
        never=["SIADH as a settled diagnosis.", "A glucose correction of sodium: glucose is 98."],
    )
    stay = c.encounter("IMP", at(0, -7), reason="Confusion, unsteady gait, nausea", title="Hospital stay, acute medicine")
    c.condition("hypertension", day(-6100))
    c.condition("depression", day(-2900))
    c.condition("osteoporosis", day(-2500))
    c.no_known_allergies(at(0, -6))
    c.medication("hydrochlorothiazide-25", "25 mg by mouth once daily", at(-21), dose=(25, "mg"), times=(1, 1, "d"), reason="Blood pressure above target")
    c.medication("sertraline-50", "50 mg by mouth once daily", at(-800), dose=(50, "mg"), times=(1, 1, "d"))
    c.medication("amlodipine-5", "5 mg by mouth once daily", at(-1500), dose=(5, "mg"), times=(1, 1, "d"))

    c.labs(at(-63), sodium=138, potassium=4.2, creatinine=0.68, chloride=102, co2=26)
    c.labs(at(0, -6), ("24323-8", "Comprehensive metabolic 2000 panel - Serum or Plasma"), sodium=114, potassium=3.1, chloride=78,
           co2=27, bun=9, creatinine=0.6, glucose=98, calcium=8.9, albumin=3.8, protein=6.4, bilirubin=0.8, ast=26, alt=20, alp=71)
    c.labs(at(0, -6), osmolality=242, uric_acid=2.4, tsh=2.2, magnesium=1.7, wbc=7.1, hemoglobin=12.4, hematocrit=35.8, mcv=86, platelets=241)
    c.labs(at(0, -5), urine_osmolality=410, urine_sodium=62)
    c.labs(at(0, -2), sodium=117)
    c.labs(at(0, 0, -30), cortisol=18.4)
    c.vitals(at(-63), bp=(158, 84), weight=53.2, height=158)
    c.vitals(at(0, -6, -30), bp=(142, 78), heart_rate=76, respiratory_rate=16, temperature=36.5, spo2=97, weight=52.0)
    c.vitals(at(0, -1), bp=(136, 74), heart_rate=72, respiratory_rate=15, temperature=36.6, spo2=97)
    c.coma_scale(4, 4, 6, at(0, -6, -30))
    c.imaging("CT Head WO contrast", "30799-1", at(0, -5), "No haemorrhage, no infarct, no mass effect. Age-related volume loss.")
    c.note(
        "history", at(0, -5), "Dr. A. Fleming, acute medicine",
        """
HISTORY AND PHYSICAL
81-year-old woman brought by her daughter: nausea for a week, two days of confusion and unsteady gait, one fall without
head injury. Her general practitioner added hydrochlorothiazide three weeks ago. She has taken sertraline for years.
Eats little ("tea and toast"). No diarrhoea, no vomiting today.
Examination: euvolaemic, no oedema, moist mucous membranes. Disoriented to date, no focal deficit.
Plan: stop thiazide, serum and urine osmolality, hypertonic saline if seizure, sodium every four hours.
""",
        encounter=stay,
    )
    return c
