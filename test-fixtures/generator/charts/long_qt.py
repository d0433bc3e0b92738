from generator.elements import at, day
from generator.fhir import Chart


def chart():
    c = Chart(
        "long-qt",
        "Rachel Stein",
        "65-year-old woman on citalopram 40 mg who got azithromycin and ondansetron; QT 520 ms at 62/min, potassium 3.2, "
        "magnesium 1.4.",
        sex="female",
        born="1961-08-19",
        mrn="700113",
        expect=[
            "QTc (Fridericia) 526 ms from QT 520 and the heart rate 62 of the same ECG; it was 423 a year ago.",
            "Three drugs that prolong the QT interval: citalopram, azithromycin, ondansetron; citalopram 40 mg exceeds the "
            "labelled maximum of 20 mg over age 60.",
            "Low potassium 3.2 and magnesium 1.4 with furosemide on the list.",
        ],
        never=["A QTc computed with the pulse of 88 that the nurse counted later (it would give 591)."],
    )
    stay = c.encounter("EMER", at(0, -4), reason="Near-fainting", title="Emergency department visit")
    c.condition("depression", day(-3600))
    c.condition("hypertension", day(-2500))
    c.condition("bronchitis", day(-3), category="encounter-diagnosis")
    c.condition("nausea", day(-2), category="encounter-diagnosis")
    c.no_known_allergies(at(-3600))
    c.medication("citalopram-40", "40 mg by mouth once daily", at(-1200), dose=(40, "mg"), times=(1, 1, "d"))
    c.medication("furosemide-40", "40 mg by mouth once daily", at(-700), dose=(40, "mg"), times=(1, 1, "d"))
    c.medication("azithromycin", "500 mg by mouth once daily for three days", at(-2), dose=(500, "mg"), times=(1, 1, "d"), ended=at(1))
    c.medication("ondansetron", "8 mg by mouth every eight hours as needed", at(-2), dose=(8, "mg"), times=(3, 1, "d"), prn=True)
    c.ecg(at(-377), rate=70, pr=162, qrs=92, qt=402, qtc=434, conclusion="Sinus rhythm, normal ECG.")
    c.ecg(at(0, -3, -30), rate=62, pr=168, qrs=94, qt=520, qtc=529, conclusion="Sinus rhythm. Prolonged QT interval. No ischaemia.")
    c.labs(at(0, -3), ("24323-8", "Comprehensive metabolic 2000 panel - Serum or Plasma"), sodium=137, potassium=3.2, chloride=98,
           co2=29, bun=15, creatinine=0.8, glucose=109, calcium=8.2, albumin=3.4, protein=6.5, bilirubin=0.5, ast=21, alt=18, alp=69)
    c.labs(at(0, -3), magnesium=1.4, troponin_i_hs=("<", 3), wbc=9.8, hemoglobin=12.7, hematocrit=38.2, mcv=90, platelets=254)
    c.labs(at(-210), potassium=4.0, magnesium=1.9, creatinine=0.78)
    c.vitals(at(0, -3, -50), bp=(112, 66), respiratory_rate=16, temperature=37.2, spo2=97, weight=63.0, height=162)
    c.vitals(at(0, -1), bp=(118, 70), heart_rate=88, respiratory_rate=16, temperature=37.0, spo2=97)
    c.note("emergency", at(0, -2), "Dr. P. Iyer, emergency medicine",
           """
EMERGENCY DEPARTMENT NOTE
65-year-old woman nearly fainted twice this morning with palpitations for some seconds. Three days ago her doctor gave
azithromycin for bronchitis and ondansetron for nausea. No chest pain. No family history of sudden death.
Telemetry: frequent ventricular ectopics. Plan: stop offending drugs, replace magnesium and potassium, monitor.
""", encounter=stay)
    return c
