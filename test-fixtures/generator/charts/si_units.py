from generator.codes import LOINC
from generator.elements import coding, concept, day, quantity
from generator.fhir import Chart

# A chart as a hospital north of the Alps would send it: SI units, local time, unit texts outside UCUM.


def chart():
    c = Chart(
        "si-units",
        "Ingrid Solberg",
        "69-year-old woman with diabetes and stage 4 kidney disease from a hospital that reports in SI units, with dirty unit "
        "texts and a temperature in Fahrenheit.",
        sex="female",
        born="1957-07-03",
        mrn="700114",
        expect=[
            "eGFR 28 from creatinine 168 umol/L (1.90 mg/dL); metformin on the list below eGFR 30.",
            "Corrected calcium 2.36 mmol/L (9.46 mg/dL); FIB-4 3.5 with platelets given as 142 K/uL.",
            "Temperature 98.2 degrees Fahrenheit is 36.8 Celsius.",
            "The creatinine without a unit (171) is shown as unreadable and used nowhere.",
        ],
        never=["171 taken as mg/dL or as umol/L.", "142 K/uL read as kelvin.", "mEq/L refused for sodium."],
    )

    def result(slug, loinc, label, value, unit, when, *, category="laboratory", bare=False, **extra):
        amount = {"value": value} if unit is None else {"value": value, "unit": unit} if bare else quantity(value, unit)
        return c.observation(slug, concept(coding(LOINC, loinc, label), text=label), when, category=category, valueQuantity=amount, **extra)

    now, earlier = "2026-11-20T07:40:00+01:00", "2026-08-11T09:05:00+02:00"
    c.encounter("AMB", "2026-11-20T08:30:00+01:00", reason="Kontroll", title="Nephrology clinic")
    c.condition("diabetes-2-ckd", day(-3500))
    c.condition("ckd-4", day(-160))
    c.condition("hypertension", day(-4000))
    c.medication("metformin-500", "500 mg by mouth twice daily", "2021-02-01", dose=(500, "mg"), times=(2, 1, "d"))
    c.medication("amlodipine-5", "5 mg by mouth once daily", "2019-05-20", dose=(5, "mg"), times=(1, 1, "d"))
    upper = lambda value, unit: [{"high": quantity(value, unit)}]
    span = lambda low, high, unit: [{"low": quantity(low, unit), "high": quantity(high, unit)}]
    result("creatinine", "14682-9", "Creatinine [Moles/volume] in Serum or Plasma", 168, "umol/L", now, referenceRange=span(45, 90, "umol/L"))
    result("creatinine", "14682-9", "Creatinine [Moles/volume] in Serum or Plasma", 159, "umol/L", earlier, referenceRange=span(45, 90, "umol/L"))
    result("creatinine", "14682-9", "Creatinine [Moles/volume] in Serum or Plasma", 171, None, "2026-10-02T08:15:00+02:00")
    result("urea", "22664-7", "Urea [Moles/volume] in Serum or Plasma", 13.9, "mmol/L", now, referenceRange=span(3.1, 7.9, "mmol/L"))
    result("sodium", "2951-2", "Sodium [Moles/volume] in Serum or Plasma", 139, "mEq/L", now, referenceRange=span(137, 145, "mmol/L"))
    result("potassium", "2823-3", "Potassium [Moles/volume] in Serum or Plasma", 4.9, "mmol/L", now)
    result("chloride", "2075-0", "Chloride [Moles/volume] in Serum or Plasma", 107, "mmol/L", now)
    result("bicarbonate", "1963-8", "Bicarbonate [Moles/volume] in Serum or Plasma", 20, "mmol/L", now)
    result("glucose", "14749-6", "Glucose [Moles/volume] in Serum or Plasma", 9.8, "mmol/L", now)
    result("hba1c", "59261-8", "Hemoglobin A1c/Hemoglobin.total in Blood by IFCC protocol", 52, "mmol/mol", now)
    result("calcium", "2000-8", "Calcium [Moles/volume] in Serum or Plasma", 2.18, "mmol/L", now, referenceRange=span(2.15, 2.51, "mmol/L"))
    result("albumin", "1751-7", "Albumin [Mass/volume] in Serum or Plasma", 31, "g/L", now, referenceRange=span(36, 45, "g/L"))
    result("bilirubin", "14631-6", "Bilirubin.total [Moles/volume] in Serum or Plasma", 21, "umol/L", now, referenceRange=upper(25, "umol/L"))
    result("ast", "1920-8", "Aspartate aminotransferase [Enzymatic activity/volume] in Serum or Plasma", 44, "U/L", now, referenceRange=span(15, 35, "U/L"))
    result("alt", "1742-6", "Alanine aminotransferase [Enzymatic activity/volume] in Serum or Plasma", 38, "U/L", now, referenceRange=span(10, 45, "U/L"))
    result("inr", "6301-6", "INR in Platelet poor plasma by Coagulation assay", 1.3, None, now)
    result("hemoglobin", "718-7", "Hemoglobin [Mass/volume] in Blood", 108, "g/L", now, referenceRange=span(117, 153, "g/L"))
    result("wbc", "6690-2", "Leukocytes [#/volume] in Blood by Automated count", 7.4, "10^9/L", now, bare=True)
    result("platelets", "777-3", "Platelets [#/volume] in Blood by Automated count", 142, "K/uL", now)
    result("crp", "1988-5", "C reactive protein [Mass/volume] in Serum or Plasma", 8, "mg/L", now, referenceRange=upper(5, "mg/L"))
    result("ferritin", "2276-4", "Ferritin [Mass/volume] in Serum or Plasma", 92, "ug/L", now)
    result("acr", "9318-7", "Albumin/Creatinine [Mass Ratio] in Urine", 410, "mg/g", now)
    result("cholesterol", "14647-2", "Cholesterol [Moles/volume] in Serum or Plasma", 5.6, "mmol/L", now)
    result("hdl", "14646-4", "Cholesterol in HDL [Moles/volume] in Serum or Plasma", 1.1, "mmol/L", now)
    result("triglycerides", "14927-8", "Triglyceride [Moles/volume] in Serum or Plasma", 1.9, "mmol/L", now)
    bedside = "2026-11-20T08:35:00+01:00"
    c.blood_pressure(138, 74, bedside)
    c.vital("heart-rate", 74, bedside, unit="slag/min", code="/min")
    c.vital("respiratory-rate", 15, bedside)
    c.vital("temperature", 98.2, bedside, unit="°F", code="[degF]")
    c.vital("weight", 154, bedside, unit="lb", code="[lb_av]")
    c.vital("height", 64, bedside, unit="in", code="[in_i]")
    return c
