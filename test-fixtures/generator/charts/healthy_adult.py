from generator.elements import at
from generator.fhir import Chart


def chart():
    c = Chart(
        "healthy-adult",
        "Amelia Carter",
        "36-year-old woman at her yearly check; everything is normal.",
        sex="female",
        born="1990-05-12",
        mrn="700108",
        expect=["No card, or one that says nothing needs attention."],
        never=["Any diagnosis.", "Chronic kidney disease, hypertension or anaemia."],
    )
    visit = c.encounter("AMB", at(0, -1), reason="Yearly check", title="Primary care visit")
    c.no_known_allergies(at(-370))
    c.labs(at(-6), ("24323-8", "Comprehensive metabolic 2000 panel - Serum or Plasma"), sodium=140, potassium=4.2, chloride=103,
           co2=25, bun=11, creatinine=0.72, glucose=86, calcium=9.4, albumin=4.4, protein=7.2, bilirubin=0.5, ast=19, alt=17, alp=62)
    c.labs(at(-6), ("58410-2", "CBC panel - Blood by Automated count"), wbc=6.1, hemoglobin=13.4, hematocrit=40.1, mcv=90, platelets=262)
    c.labs(at(-6), cholesterol=172, hdl=61, triglycerides=84, ldl=94, tsh=1.8)
    c.labs(at(-371), creatinine=0.74, hemoglobin=13.2)
    c.vitals(at(-370), bp=(114, 72), weight=61.0, height=166)
    c.vitals(at(0, -1), bp=(116, 74), heart_rate=66, respiratory_rate=14, temperature=36.6, spo2=99, weight=61.4, height=166)
    c.smoking("266919005", "Never smoked tobacco", at(0, -1))
    c.immunization("influenza", "150", "Influenza, split virus, quadrivalent, preservative free", at(-40))
    c.note("progress", at(0, -1), "Dr. J. Whitaker, primary care",
           """
YEARLY CHECK
No complaints. Runs three times a week. No medicines. Copper intrauterine device for four years.
Examination normal. Plan: next check in a year.
""", encounter=visit)
    return c
