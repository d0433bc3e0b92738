from generator.codes import SNOMED
from generator.elements import at, day
from generator.fhir import Chart


def chart():
    c = Chart(
        "early-rheumatoid-arthritis",
        "Sofia Lindqvist",
        "42-year-old woman with ten weeks of swollen finger joints and wrists, high rheumatoid factor and anti-CCP, and no "
        "rheumatic diagnosis yet.",
        sex="female",
        born="1984-02-14",
        mrn="700106",
        expect=[
            "2010 ACR/EULAR score 8 of 10 if the eight small joints of the examination are accepted: joints 3, serology 3 "
            "(both above 3 times the upper limit), acute phase 1, duration 1; 6 or more classifies as rheumatoid arthritis.",
            "From laboratory values and duration alone the score is at least 5.",
            "Mild anaemia with ferritin 180, transferrin saturation 15 %, raised CRP: pattern of inflammation.",
        ],
        never=["Iron deficiency from the low iron alone.", "A prescription of methotrexate."],
    )
    visit = c.encounter("AMB", at(0, -1), reason="Painful swollen hands", title="Rheumatology clinic, first visit")
    c.condition("joint-pain", day(-67))
    c.no_known_allergies(at(-67))
    c.medication("naproxen-500", "500 mg by mouth twice daily with food", at(-60), dose=(500, "mg"), times=(2, 1, "d"), reason="Joint pain")
    c.medication("omeprazole", "20 mg by mouth once daily", at(-60), dose=(20, "mg"), times=(1, 1, "d"))
    c.labs(at(-8), rheumatoid_factor=92, anti_ccp=186, crp=24, esr=41, uric_acid=4.1)
    c.labs(at(-8), ("58410-2", "CBC panel - Blood by Automated count"), wbc=7.9, hemoglobin=11.6, hematocrit=35.2, mcv=86, platelets=412)
    c.labs(at(-8), ferritin=180, iron=38, tibc=260, tsat=14.6)
    c.labs(at(-8), sodium=139, potassium=4.1, chloride=104, co2=25, bun=12, creatinine=0.7, glucose=92, calcium=9.3, albumin=4.0,
           bilirubin=0.4, ast=18, alt=16, alp=74)
    c.finding("antinuclear-antibody", "8061-4", "Nuclear Ab [Presence] in Serum", (SNOMED, "260385009", "Negative"), at(-8), category="laboratory")
    c.finding("hepatitis-b-antigen", "5196-1", "Hepatitis B virus surface Ag [Presence] in Serum or Plasma by Immunoassay",
              (SNOMED, "260385009", "Negative"), at(-8), category="laboratory")
    c.finding("hepatitis-c-antibody", "16128-1", "Hepatitis C virus Ab [Presence] in Serum", (SNOMED, "260385009", "Negative"), at(-8), category="laboratory")
    c.finding("pregnancy-test", "2106-3", "Choriogonadotropin (pregnancy test) [Presence] in Urine", (SNOMED, "260385009", "Negative"), at(-8), category="laboratory")
    for slug, text, number in (("swollen-joints", "Swollen joint count (28 joints)", 8), ("tender-joints", "Tender joint count (28 joints)", 10)):
        c.observation(slug, {"text": text}, at(0, -1), category="exam", valueInteger=number)
    c.vitals(at(0, -1), bp=(118, 74), heart_rate=72, respiratory_rate=14, temperature=36.9, weight=64.0, height=168)
    c.smoking("8517006", "Ex-smoker", at(0, -1))
    c.imaging("XR Hand - bilateral Views", "18748-4", at(-7), "Soft tissue swelling over the second and third MCP joints. No erosions.")
    c.note(
        "consult", at(0, 0, -30), "Dr. H. Varga, rheumatology",
        """
RHEUMATOLOGY, FIRST VISIT
Ten weeks of pain and swelling of both hands and wrists, morning stiffness of 90 minutes. No psoriasis, no back pain,
no preceding infection, no rash, no mouth ulcers.
Joints: swelling of the second and third MCP joints on both sides, the third PIP joint on both sides, and both wrists
(eight small joints). Tenderness in the same joints and in both elbows. Feet not tender. No nodules.
No parvovirus exposure. Planning no pregnancy at present.
""",
        encounter=visit,
    )
    return c
