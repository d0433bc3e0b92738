from generator.elements import at, day
from generator.fhir import Chart


def chart():
    c = Chart(
        "af-without-anticoagulant",
        "Margaret Hollis",
        "74-year-old woman with atrial fibrillation, hypertension, type 2 diabetes and an earlier TIA; she takes aspirin "
        "and no anticoagulant.",
        sex="female",
        born="1952-03-08",
        mrn="700102",
        expect=[
            "CHA2DS2-VASc at least 6: hypertension, age 65 to 74, diabetes, earlier TIA (2 points), female; heart failure "
            "and vascular disease are not recorded. No anticoagulant on the list.",
            "HAS-BLED at least 2: age over 65 and aspirin; alcohol is not recorded.",
            "A reduced apixaban dose is not indicated: age 74, weight 71 kg, creatinine 0.9 mg/dL meet none of the three.",
        ],
        never=[
            "The TIA left out because its condition is resolved: history counts here.",
            "Hypertension counted in HAS-BLED: the last systolic pressure is 148, not above 160.",
        ],
    )
    visit = c.encounter("AMB", at(0, -1), reason="Follow-up of palpitations", title="Cardiology clinic")
    c.condition("atrial-fibrillation", day(-19))
    c.condition("hypertension", day(-4300))
    c.condition("diabetes-2", day(-3100))
    c.condition("tia", day(-1980), clinical="resolved", abated=day(-1979), category="encounter-diagnosis")
    c.condition("tia-history", day(-1950))
    c.condition("hyperlipidemia", day(-3100))
    c.allergy("amoxicillin", at(-2400), "Itching rash after two days")

    c.medication("metoprolol-succinate", "100 mg by mouth once daily", at(-19), dose=(100, "mg"), times=(1, 1, "d"))
    c.medication("lisinopril-10", "10 mg by mouth once daily", at(-2000), dose=(10, "mg"), times=(1, 1, "d"))
    c.medication("metformin-500", "500 mg by mouth twice daily with meals", at(-3000), dose=(500, "mg"), times=(2, 1, "d"))
    c.medication("atorvastatin-40", "40 mg by mouth at night", at(-1950), dose=(40, "mg"), times=(1, 1, "d"))
    c.medication("aspirin-81", "81 mg by mouth once daily", at(-1950), dose=(81, "mg"), times=(1, 1, "d"))

    c.labs(at(-12), ("24323-8", "Comprehensive metabolic 2000 panel - Serum or Plasma"), sodium=140, potassium=4.3,
           chloride=103, co2=26, bun=17, creatinine=0.9, glucose=132, calcium=9.5, albumin=4.1, protein=7.0, bilirubin=0.6,
           ast=22, alt=19, alp=78)
    c.labs(at(-12), wbc=6.8, hemoglobin=13.1, hematocrit=39.4, mcv=89, platelets=236, inr=1.0, hba1c=7.1, tsh=2.1)
    c.labs(at(-210), creatinine=0.88, hba1c=7.3, cholesterol=168, hdl=48, triglycerides=140, ldl=92)
    c.vitals(at(-210), bp=(146, 82), heart_rate=78, weight=72.4, height=163)
    c.vitals(at(-19), bp=(151, 86), heart_rate=128, spo2=97)
    c.vitals(at(0, -1), bp=(148, 84), heart_rate=92, respiratory_rate=14, temperature=36.6, spo2=98, weight=71.0)
    c.smoking("266919005", "Never smoked tobacco", at(-210))
    c.ecg(at(-19, 1), rate=128, pr=None, qrs=88, qt=318, conclusion="Atrial fibrillation with rapid ventricular response. No ST change.")
    c.measure("ejection-fraction", "10230-1", "Left ventricular Ejection fraction", 60, "%", at(-9), category="imaging")
    c.imaging("Transthoracic echocardiogram", "18748-4", at(-9),
              "Left ventricular ejection fraction 60 %. Left atrium mildly enlarged. No mitral stenosis, no prosthetic valve.")
    c.note(
        "consult", at(0, -1), "Dr. L. Marchetti, cardiology",
        """
CARDIOLOGY FOLLOW-UP
74-year-old woman seen 19 days ago in the emergency room with new atrial fibrillation, rate controlled since with
metoprolol. Transient ischaemic attack five years ago with twenty minutes of slurred speech; aspirin and atorvastatin since.
No bleeding, no falls. Lives alone, takes her medicines from a weekly box.
Echocardiogram: normal ejection fraction, no significant valve disease.
Anticoagulation has not been discussed yet.
""",
        encounter=visit,
    )
    return c
