from generator.elements import at, day
from generator.fhir import Chart


def chart():
    c = Chart(
        "decompensated-cirrhosis",
        "Peter Novak",
        "62-year-old man with alcoholic cirrhosis, ascites and encephalopathy; bilirubin 3.8, INR 1.8, sodium 128.",
        sex="male",
        born="1964-10-05",
        mrn="700107",
        expect=[
            "MELD-Na 27, MELD 3.0 26.",
            "FIB-4 11.5: advanced fibrosis, as known.",
            "Ascites and encephalopathy are on the problem list; their grade is only in the note, so Child-Pugh is a range.",
            "Calcium 8.0 is 9.2 corrected for albumin; anion gap 9 is 12.75 corrected.",
        ],
        never=["Liver disease as a new finding: it is on the problem list."],
    )
    stay = c.encounter("IMP", at(-1, -6), reason="Increasing girth, drowsiness", title="Hospital stay, hepatology")
    c.condition("alcoholic-cirrhosis", day(-820))
    c.condition("ascites", day(-400))
    c.condition("encephalopathy", day(-60))
    c.condition("varices", day(-380))
    c.condition("alcohol-dependence", day(-7000))
    c.no_known_allergies(at(-820))
    c.medication("furosemide-40", "40 mg by mouth once daily", at(-390), dose=(40, "mg"), times=(1, 1, "d"))
    c.medication("spironolactone-100", "100 mg by mouth once daily", at(-390), dose=(100, "mg"), times=(1, 1, "d"))
    c.medication("lactulose", "20 g by mouth three times daily", at(-60), dose=(20, "g"), times=(3, 1, "d"))
    c.medication("rifaximin", "550 mg by mouth twice daily", at(-60), dose=(550, "mg"), times=(2, 1, "d"))
    c.medication("propranolol", "40 mg by mouth twice daily", at(-380), dose=(40, "mg"), times=(2, 1, "d"))
    c.labs(at(-44), creatinine=1.0, sodium=131, bilirubin=2.9, albumin=2.7, inr=1.6, platelets=81)
    c.labs(at(0, -3), ("24323-8", "Comprehensive metabolic 2000 panel - Serum or Plasma"), sodium=128, potassium=4.6, chloride=98,
           co2=21, bun=24, creatinine=1.3, glucose=92, calcium=8.0, albumin=2.5, protein=6.6, bilirubin=3.8, ast=88, alt=41, alp=142)
    c.labs(at(0, -3), inr=1.8, ammonia=96, wbc=5.2, hemoglobin=10.4, hematocrit=31.5, mcv=103, platelets=74, afp=6.1)
    c.vitals(at(0, -1), bp=(102, 58), heart_rate=64, respiratory_rate=16, temperature=36.7, spo2=96, weight=81.5, height=175)
    c.coma_scale(3, 4, 6, at(0, -1))
    c.measure("audit-c", "75626-2", "Total score [AUDIT-C]", 10, "{score}", at(-44), category="survey")
    c.imaging("US Abdomen", "24558-9", at(-1, 2), "Nodular liver, no focal lesion. Large volume of ascites. Spleen 16 cm. Portal vein patent.")
    c.procedure("paracentesis", "Diagnostic paracentesis", at(-1, 4))
    c.note(
        "progress", at(0, -1), "Dr. M. Ferreira, hepatology",
        """
PROGRESS NOTE
Alcoholic cirrhosis with tense ascites despite diuretics and hepatic encephalopathy grade 2: drowsy, flapping tremor,
oriented to person only. Ascitic fluid: 90 neutrophils per microlitre, no spontaneous bacterial peritonitis.
No haematemesis, no melaena. Last drink about three weeks ago by his account.
Not on dialysis.
""",
        encounter=stay,
    )
    return c
