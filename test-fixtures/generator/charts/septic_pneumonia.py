from generator.elements import at, day
from generator.fhir import Chart


def chart():
    c = Chart(
        "septic-pneumonia",
        "Joseph Okafor",
        "78-year-old man with right lower lobe pneumonia, blood pressure 86/48, lactate 4.1 and new confusion described only "
        "in the note.",
        sex="male",
        born="1948-01-30",
        mrn="700105",
        expect=[
            "CURB-65 is 4 from the structured record (urea, respiratory rate, blood pressure, age) and 5 if the confusion of "
            "the note is confirmed.",
            "SIRS 4 of 4; qSOFA 2, or 3 with the confusion of the note.",
            "Suspected infection (blood cultures and antibiotics ordered) with organ dysfunction: sepsis; lactate 4.1.",
            "Anion gap 19, corrected 22 for albumin 2.8.",
            "Creatinine 1.9 against 1.1 three months ago: acute kidney injury by ratio.",
        ],
        never=["CURB-65 of 4 as certain: consciousness is not charted.", "Septic shock: vasopressors are not running."],
    )
    stay = c.encounter("EMER", at(0, -3), reason="Fever, cough, confusion", title="Emergency department visit")
    c.condition("pneumonia", at(0, -2), category="encounter-diagnosis", encounter=stay)
    c.condition("copd", day(-3300))
    c.condition("hypertension", day(-5000))
    c.condition("diabetes-2", day(-2700))
    c.allergy("amoxicillin", at(-6000), "Maculopapular rash")
    c.medication("tiotropium", "18 micrograms inhaled once daily", at(-2000), route="Inhaled")
    c.medication("amlodipine-5", "5 mg by mouth once daily", at(-2000), dose=(5, "mg"), times=(1, 1, "d"))
    c.medication("metformin-500", "500 mg by mouth twice daily", at(-2000), dose=(500, "mg"), times=(2, 1, "d"))
    c.medication("ceftriaxone", "2 g intravenously every 24 hours", at(0, 0, -40), where="inpatient", route="Intravenous", dose=(2, "g"), times=(1, 24, "h"))
    c.medication("azithromycin", "500 mg intravenously every 24 hours", at(0, 0, -40), where="inpatient", route="Intravenous", dose=(500, "mg"), times=(1, 24, "h"))
    c.given("sodium-chloride", at(0, -2, -30), dose=(2000, "mL"), end=at(0, 0, -30))
    c.order("blood-culture", "Bacteria identified in Blood by Culture", at(0, -2, -15), loinc="600-7")

    c.labs(at(-88), creatinine=1.1, bun=18, hba1c=6.9)
    c.labs(at(0, -2, -15), ("24323-8", "Comprehensive metabolic 2000 panel - Serum or Plasma"), sodium=134, potassium=4.4,
           chloride=100, co2=15, bun=41, creatinine=1.9, glucose=188, calcium=8.1, albumin=2.8, protein=5.9, bilirubin=1.4,
           ast=48, alt=36, alp=104)
    c.labs(at(0, -2, -15), lactate=4.1, procalcitonin=12.4, crp=268, wbc=19.4, neutrophils=16.9, bands=14, hemoglobin=12.8,
           hematocrit=38.6, mcv=91, platelets=128, inr=1.3)
    c.labs(at(0, -2), arterial_ph=7.31, arterial_pco2=30, arterial_po2=58, arterial_bicarbonate=15, fio2=21)
    c.vitals(at(0, -2, -40), bp=(86, 48), heart_rate=122, respiratory_rate=32, temperature=39.1, spo2=88, weight=77.0, height=174)
    c.vitals(at(0, 0, -20), bp=(88, 50), heart_rate=116, respiratory_rate=30, temperature=38.8, spo2=93, oxygen_flow=4)
    c.smoking("8517006", "Ex-smoker", at(-88))
    c.imaging("XR Chest AP", "36572-6", at(0, -2), "Dense consolidation in the right lower lobe with air bronchograms. No effusion.")
    c.note(
        "emergency", at(0, -1), "Dr. P. Iyer, emergency medicine",
        """
EMERGENCY DEPARTMENT NOTE
78-year-old man with COPD, hypertension and type 2 diabetes. Three days of productive cough and fever, shaking chills
today. His wife says he has been confused since this morning: he does not know the day or where he is. Before this illness
he managed the household accounts.
Examination: disoriented to time and place, bronchial breathing at the right base, capillary refill 4 seconds.
Plan: two sets of blood cultures taken, ceftriaxone and azithromycin, 30 mL/kg crystalloid, repeat lactate in two hours.
""",
        encounter=stay,
    )
    return c
