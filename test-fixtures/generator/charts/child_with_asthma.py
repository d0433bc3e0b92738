from generator.elements import at, day
from generator.fhir import Chart


def chart():
    c = Chart(
        "child-with-asthma",
        "Noah Brooks",
        "9-year-old boy with mild asthma; calculators made for adults must not answer for him.",
        sex="male",
        born="2017-04-02",
        mrn="700117",
        expect=["If anything, BMI 16.2 as a number; adult bands do not apply."],
        never=["CKD-EPI, Cockcroft-Gault, FIB-4, SIRS, CURB-65 or MELD for a child.", "Underweight by the adult band of 18.5."],
    )
    visit = c.encounter("AMB", at(0, -1), reason="Asthma review", title="Paediatric clinic")
    c.condition("asthma", day(-1200))
    c.no_known_allergies(at(-1200))
    c.medication("fluticasone", "50 micrograms inhaled twice daily", at(-400), route="Inhaled")
    c.medication("albuterol", "2 puffs as needed", at(-1200), route="Inhaled", prn=True)
    c.labs(at(0, -2), creatinine=0.5, sodium=139, potassium=4.1, chloride=104, co2=24, bun=11, glucose=88, albumin=4.3, calcium=9.7,
           bilirubin=0.4, ast=30, alt=18, platelets=310, wbc=7.9, hemoglobin=12.9, inr=1.0)
    c.vitals(at(0, -1), bp=(102, 62), heart_rate=94, respiratory_rate=21, temperature=36.8, spo2=98, weight=29.0, height=134)
    c.note("progress", at(0, -1), "Dr. V. Lindgren, paediatrics",
           "ASTHMA REVIEW\nCough on two nights a month. Inhaler technique good. Chest clear.", encounter=visit)
    return c
