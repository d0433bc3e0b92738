from generator.codes import LOINC, SNOMED
from generator.elements import at, coding, concept, day
from generator.fhir import Chart


def chart():
    c = Chart(
        "microcytic-anaemia",
        "Bernard Dubois",
        "68-year-old man, tired for months; haemoglobin fell from 13.6 to 8.4 with MCV 71 and ferritin 6 while he takes "
        "naproxen and aspirin.",
        sex="male",
        born="1958-02-27",
        mrn="700111",
        expect=[
            "Microcytic anaemia with iron deficiency: haemoglobin 8.4, MCV 71, ferritin 6, transferrin saturation 5 %.",
            "Reticulocyte production index 0.3: the marrow is not answering.",
            "A source of bleeding has to be looked for: positive stool blood test, urea nitrogen to creatinine ratio 30, "
            "naproxen with aspirin; black stools are described in the note.",
            "Weight fell from 81 to 74 kg in five months.",
        ],
        never=["Thalassaemia from MCV alone (Mentzer index 19.5).", "A cancer as if it were proven."],
    )
    visit = c.encounter("AMB", at(0, -2), reason="Tiredness, short of breath on stairs", title="Primary care visit")
    c.condition("osteoarthritis-knee", day(-1800))
    c.condition("hypertension", day(-3000))
    c.no_known_allergies(at(-3000))
    c.medication("naproxen-500", "500 mg by mouth twice daily as needed", at(-330), dose=(500, "mg"), times=(2, 1, "d"), prn=True, reason="Knee pain")
    c.medication("aspirin-81", "81 mg by mouth once daily", at(-2500), dose=(81, "mg"), times=(1, 1, "d"))
    c.medication("amlodipine-5", "5 mg by mouth once daily", at(-2900), dose=(5, "mg"), times=(1, 1, "d"))
    c.labs(at(-425), hemoglobin=13.6, mcv=88, platelets=280)
    c.labs(at(-150), hemoglobin=11.2, mcv=79, platelets=402)
    c.labs(at(-1), ("58410-2", "CBC panel - Blood by Automated count"), wbc=7.4, hemoglobin=8.4, hematocrit=25.9, rbc=3.65,
           mcv=71, mch=23.0, mchc=32.4, rdw=18.2, platelets=498, reticulocytes=1.1)
    c.labs(at(-1), ferritin=6, iron=22, tibc=442, tsat=5.0, vitamin_b12=412, folate=9.8, ldh=168, crp=3)
    c.labs(at(-1), sodium=139, potassium=4.2, chloride=104, co2=25, bun=27, creatinine=0.9, glucose=101, calcium=9.1, albumin=3.9,
           bilirubin=0.5, ast=20, alt=18, alp=77)
    c.observation("stool-blood", concept(coding(LOINC, "57905-2", "Hemoglobin.gastrointestinal.lower [Presence] in Stool by Immunoassay"),
                  text="Stool blood, immunochemical"), at(-1), valueCodeableConcept=concept(coding(SNOMED, "10828004", "Positive"), text="Positive"))
    c.vitals(at(-150), bp=(134, 80), heart_rate=78, weight=81.0, height=177)
    c.vitals(at(0, -2), bp=(112, 68), heart_rate=96, respiratory_rate=16, temperature=36.7, spo2=98, weight=74.0)
    c.smoking("8517006", "Ex-smoker", at(-150))
    c.note("progress", at(0, -1), "Dr. J. Whitaker, primary care",
           """
PRIMARY CARE VISIT
Three months of tiredness, now short of breath on one flight of stairs. Black tarry stools on and off for six weeks.
Appetite poor, trousers loose. No vomiting of blood, no red blood in stool, no fainting. Last colonoscopy twelve years ago: normal.
Buys extra naproxen over the counter. Conjunctivae pale, abdomen soft, no mass.
""", encounter=visit)
    return c
