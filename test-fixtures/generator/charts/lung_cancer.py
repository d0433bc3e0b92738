from generator.codes import LOINC, SNOMED
from generator.elements import at, coding, concept, day, quantity
from generator.fhir import Chart


def chart():
    c = Chart(
        "lung-cancer",
        "Linda Kowalski",
        "64-year-old woman with stage IV EGFR-mutated lung adenocarcinoma that progressed on osimertinib; looking for a study.",
        sex="female",
        born="1962-03-15",
        mrn="700116",
        expect=[
            "Facts for trial criteria: stage IVB, ECOG 1, EGFR L858R, PD-L1 40 %, last osimertinib 18 days ago, radiotherapy to "
            "T8 84 days ago, no brain metastasis on MRI.",
            "Organ function by the laboratory's own limits: ALT 1.2 times, bilirubin 0.4 times, ALP 1.3 times the upper limit; "
            "neutrophils 3.1, platelets 188, eGFR 82.",
            "Consent, willingness and contraception are questions for a person.",
        ],
        never=["'Eligible'.", "A wash-out of 28 days as met.", "HIV or hepatitis C status as negative: not tested."],
    )
    visit = c.encounter("AMB", at(0, -1), reason="Progression on imaging", title="Thoracic oncology clinic")
    tumour = c.condition("nsclc", day(-560))
    c.condition("bone-metastasis", day(-540))
    c.condition("hypothyroidism", day(-2600))
    c.no_known_allergies(at(-560))
    stage = c.finding("stage-group", "21908-9", "Stage group.clinical Cancer", "AJCC 8th edition: IVB", at(-540), category="exam", focus=[c.ref(tumour)])
    tumour["stage"] = [{"summary": {"text": "IVB"}, "assessment": [c.ref(stage)], "type": {"text": "AJCC 8th edition, clinical"}}]
    c.medication("osimertinib", "80 mg by mouth once daily", at(-510), status="stopped", dose=(80, "mg"), times=(1, 1, "d"),
                 ended=at(-18), statusReason={"text": "Progression"})
    c.medication("denosumab", "120 mg under the skin every four weeks", at(-500), dose=(120, "mg"), times=(1, 4, "wk"), route="Subcutaneous")
    c.medication("levothyroxine", "75 micrograms by mouth once daily", at(-2600), dose=(75, "ug"), times=(1, 1, "d"))
    c.medication("acetaminophen", "1 g by mouth up to three times a day", at(-90), dose=(1, "g"), times=(3, 1, "d"), prn=True)
    c.procedure("radiotherapy", "Palliative radiotherapy to T8, 8 Gy in one fraction", at(-84), category={"text": "Radiotherapy"})
    c.procedure("biopsy", "CT-guided biopsy of lung", at(-556))
    c.measure("ecog", "89247-1", "ECOG Performance Status score", 1, "{score}", at(0, -1), category="survey")
    c.observation("egfr-mutation", concept(coding(LOINC, "69548-6", "Genetic variant assessment"), text="EGFR mutation analysis, tumour"), at(-548),
                  valueCodeableConcept=concept(coding(LOINC, "LA9633-4", "Present"), text="Present"),
                  component=[
                      {"code": concept(coding(LOINC, "48018-6", "Gene studied [ID]")),
                       "valueCodeableConcept": concept(coding("http://www.genenames.org", "HGNC:3236", "EGFR"), text="EGFR")},
                      {"code": concept(coding(LOINC, "48005-3", "Amino acid change (pHGVS)")),
                       "valueCodeableConcept": {"text": "p.(Leu858Arg)"}},
                  ])
    c.observation("pd-l1", {"text": "PD-L1 expression, tumour proportion score"}, at(-548), valueQuantity=quantity(40, "%"))
    c.finding("hepatitis-b-antigen", "5196-1", "Hepatitis B virus surface Ag [Presence] in Serum or Plasma by Immunoassay",
              (SNOMED, "260385009", "Negative"), at(-540), category="laboratory")
    c.labs(at(-5), ("24323-8", "Comprehensive metabolic 2000 panel - Serum or Plasma"), sodium=138, potassium=4.3, chloride=102,
           co2=26, bun=16, creatinine=0.8, glucose=104, calcium=9.6, albumin=3.7, protein=7.0, bilirubin=0.5, ast=34, alt=54, alp=168)
    c.labs(at(-5), wbc=5.4, neutrophils=3.1, hemoglobin=11.4, hematocrit=34.6, mcv=92, platelets=188, inr=1.0, tsh=3.1)
    c.ecg(at(-5), rate=74, pr=156, qrs=90, qt=398, qtc=442, conclusion="Sinus rhythm, normal intervals.")
    c.measure("ejection-fraction", "10230-1", "Left ventricular Ejection fraction", 62, "%", at(-20), category="imaging")
    c.vitals(at(0, -1), bp=(126, 74), heart_rate=78, respiratory_rate=16, temperature=36.7, spo2=96, weight=58.4, height=164)
    c.vitals(at(-150), weight=61.0)
    c.smoking("266919005", "Never smoked tobacco", at(-560))
    c.imaging("CT Chest and Abdomen", "18748-4", at(-10),
              "Primary in the right upper lobe 41 mm (was 29 mm). New nodule in the left lower lobe 14 mm. Measurable disease by RECIST 1.1. Liver free.")
    c.imaging("MR Brain with contrast", "18748-4", at(-9), "No intracranial metastasis.")
    c.note("consult", at(0, -1), "Dr. E. Strand, thoracic oncology",
           """
THORACIC ONCOLOGY
Never-smoker with stage IVB adenocarcinoma of the right upper lobe, EGFR L858R, on first-line osimertinib for 16 months.
Progression in lung on CT of last week; osimertinib stopped 18 days ago. Performance status 1.
No interstitial lung disease, no steroid treatment. Repeat biopsy refused for now, liquid biopsy sent (result awaited).
Interested in clinical studies. Postmenopausal.
""", encounter=visit)
    return c
