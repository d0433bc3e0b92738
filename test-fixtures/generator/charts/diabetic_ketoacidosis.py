from generator.codes import LOINC
from generator.elements import at, coding, concept, day
from generator.fhir import Chart


def chart():
    c = Chart(
        "diabetic-ketoacidosis",
        "Daniel Reyes",
        "27-year-old man with type 1 diabetes who ran out of insulin: glucose 486, pH 7.21, bicarbonate 10, "
        "beta-hydroxybutyrate 5.4.",
        sex="male",
        born="1999-06-21",
        mrn="700103",
        expect=[
            "Diabetic ketoacidosis, moderate by the 2024 consensus (pH 7.00 to 7.25, bicarbonate 10 to below 15) and by the "
            "2009 rule.",
            "Anion gap 28 (27 corrected for albumin), delta ratio near 1: a pure high-gap acidosis; PaCO2 25 fits Winter's "
            "expected 23 plus or minus 2.",
            "Sodium corrected for glucose 140 (Hillier) or 137 (Katz): no true hyponatraemia.",
            "Potassium 5.4 will fall with insulin; watch.",
            "Creatinine 1.4 is 1.6 times the 0.9 of seven months ago: possible acute kidney injury stage 1.",
        ],
        never=["Hyponatraemia without the glucose correction.", "Sepsis from the SIRS count alone."],
    )
    stay = c.encounter("EMER", at(0, -2, -30), reason="Vomiting, abdominal pain, fast breathing", title="Emergency department visit")
    c.condition("diabetes-1", day(-5600))
    c.no_known_allergies(at(0, -2))
    c.medication("insulin-glargine", "22 units under the skin at bedtime", at(-400), dose=(22, "[iU]"), times=(1, 1, "d"), route="Subcutaneous")
    c.medication("insulin-lispro", "1 unit per 10 g carbohydrate with meals", at(-400), route="Subcutaneous")
    c.given("sodium-chloride", at(0, -2), dose=(1000, "mL"), end=at(0, -1))
    c.given("insulin-regular", at(0, 0, -40), dose=(6.8, "[iU]/h"), status="in-progress")

    c.labs(at(-220), creatinine=0.9, hba1c=8.9, potassium=4.4)
    blood = c.specimen("Venous blood", at(0, -2))
    gas = c.specimen("Arterial blood", at(0, -2, 5))
    c.labs(at(0, -2), ("24323-8", "Comprehensive metabolic 2000 panel - Serum or Plasma"), specimen=blood, sodium=131,
           potassium=5.4, chloride=93, co2=10, bun=26, creatinine=1.4, glucose=486, calcium=9.4, albumin=4.4, protein=7.8,
           bilirubin=0.7, ast=24, alt=28, alp=96)
    c.labs(at(0, -2), specimen=blood, beta_hydroxybutyrate=5.4, lactate=2.1, phosphate=4.9, magnesium=2.0, lipase=45, hba1c=11.2)
    c.labs(at(0, -2), specimen=blood, wbc=16.8, neutrophils=13.2, hemoglobin=16.1, hematocrit=47.8, mcv=88, platelets=318)
    c.labs(at(0, -2, 5), specimen=gas, arterial_ph=7.21, arterial_pco2=25, arterial_po2=104, arterial_bicarbonate=10)
    c.observation(
        "urine-ketones",
        concept(coding(LOINC, "2514-8", "Ketones [Presence] in Urine by Test strip"), text="Ketones, urine strip"),
        at(0, -1, -50),
        valueCodeableConcept={"text": "3+"},
        interpretation=[{"coding": [{"system": "http://terminology.hl7.org/CodeSystem/v3-ObservationInterpretation", "code": "A"}]}],
    )
    c.vitals(at(0, -2, -20), bp=(108, 64), heart_rate=118, respiratory_rate=28, temperature=36.6, spo2=99, weight=68.0, height=178)
    c.coma_scale(4, 5, 6, at(0, -2, -20))
    c.note(
        "emergency", at(0, -1, -30), "Dr. S. Adeyemi, emergency medicine",
        """
EMERGENCY DEPARTMENT NOTE
27-year-old man with type 1 diabetes since age 12. Ran out of both insulins three days ago and could not refill them.
Two days of thirst, polyuria, nausea; vomiting and diffuse abdominal pain since last night. No fever, no cough, no dysuria.
Examination: deep rapid breathing, dry mouth, abdomen soft with diffuse tenderness, no guarding. Alert and oriented.
Plan: fluids, insulin infusion once potassium is known, hourly glucose, repeat chemistry in two hours.
""",
        encounter=stay,
    )
    return c
